package io.github.camelsendcloud.sandbox.internal.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/**
 * The labels and customs declarations of API v2. A caller gets a label in two steps: first its address, then the PDF.
 */
public final class LabelsApi {

    private static final String LABELS = "/api/v2/labels";
    private static final Set<String> WITHOUT_SHEETS = Set.of("mondial_relay");
    private static final String DECLARATIONS = "/api/v2/customs_declaration/normal_printer";
    /** Sendcloud has announced the end of the operations for customs declarations in these headers. */
    private static final Map<String, String> DEPRECATED
            = Map.of("Deprecation", "Mon, 08 Jan 2024 00:00:00 GMT", "Sunset", "Mon, 08 Jul 2024 00:00:00 GMT");

    private final LabelPrinter printer;

    public LabelsApi(LabelPrinter printer) {
        this.printer = printer;
    }

    public void addTo(Router router) {
        router.add("POST", LABELS, this::create);
        router.add("GET", LABELS + "/{id}", this::retrieve);
        router.add("GET", DECLARATIONS, request -> declarations(request, ids(request)));
        router.add("GET", DECLARATIONS + "/{id}", request -> declarations(request, List.of(request.parameter("id"))));
        // the addresses in older responses of Sendcloud have "label"
        for (String labels : List.of(LABELS, "/api/v2/label")) {
            router.add("GET", labels + "/normal_printer", request -> sheets(request, ids(request)));
            router.add("GET", labels + "/normal_printer/{id}", request -> sheets(request, List.of(request.parameter("id"))));
            router.add("GET", labels + "/label_printer", request -> labels(request, ids(request)));
            router.add("GET", labels + "/label_printer/{id}", request -> labels(request, List.of(request.parameter("id"))));
        }
    }

    private ApiResponse create(ApiRequest request) {
        JsonNode parcels = request.jsonObject().path("label").path("parcels");
        if (!parcels.isArray() || parcels.isEmpty()) {
            return ErrorResponses.v2(request.path(), 400, "parcels: 'This field is required.'");
        }
        List<String> ids = new ArrayList<>();
        for (JsonNode id : parcels) {
            ids.add(String.valueOf(parcel(request, id.asText()).id()));
        }
        String query = "?ids=" + String.join(",", ids);
        ObjectNode body = Json.object();
        body.set("label", addresses(request.origin(), query, "&"));
        return ApiResponse.json(200, body);
    }

    private ApiResponse retrieve(ApiRequest request) {
        Parcel parcel = parcel(request, request.parameter("id"));
        ObjectNode body = Json.object();
        body.set("label", addresses(request.origin(), parcel));
        ObjectNode declaration = body.putObject("customs_declaration");
        if (DocumentType.CUSTOMS_DECLARATION.isAvailable(parcel)) {
            declaration.put("normal_printer", request.origin() + DECLARATIONS + "/" + parcel.id());
        }
        return ApiResponse.json(200, body);
    }

    /**
     * The addresses of the label of a parcel. The labels of some carriers have no place on a sheet: their list
     * {@code normal_printer} is empty. Sendcloud does not say which carriers these are.
     */
    public static ObjectNode addresses(String origin, Parcel parcel) {
        ObjectNode addresses = addresses(origin, "/" + parcel.id(), "?");
        if (WITHOUT_SHEETS.contains(parcel.shipment().carrierCode())) {
            addresses.putArray("normal_printer");
        }
        return addresses;
    }

    private static ObjectNode addresses(String origin, String parcels, String separator) {
        ObjectNode label = Json.object();
        ArrayNode normal = label.putArray("normal_printer");
        for (int startFrom = 0; startFrom < 4; startFrom++) {
            normal.add(origin + LABELS + "/normal_printer" + parcels + separator + "start_from=" + startFrom);
        }
        return label.put("label_printer", origin + LABELS + "/label_printer" + parcels);
    }

    private static List<String> ids(ApiRequest request) {
        List<String> ids = request.query().list("ids");
        if (ids.isEmpty()) {
            throw new ErrorResponseException(ErrorResponses.v2(request.path(), 400, "ids: 'This field is required.'"));
        }
        return ids;
    }

    private ApiResponse sheets(ApiRequest request, List<String> ids) {
        String startFrom = request.query().first("start_from");
        if (startFrom != null && !startFrom.matches("[0-3]")) {
            return ErrorResponses.v2(request.path(), 400, "start_from: 'A number from 0 to 3 is required.'");
        }
        byte[] pdf = printer.printSheets(labelsOf(request, ids), startFrom == null ? 0 : Integer.parseInt(startFrom));
        return DocumentsApi.document(request, Format.PDF, pdf);
    }

    private ApiResponse labels(ApiRequest request, List<String> ids) {
        return DocumentsApi.document(request, Format.PDF, printer.print(labelsOf(request, ids), Format.PDF, PaperSize.A6, 72));
    }

    private ApiResponse declarations(ApiRequest request, List<String> ids) {
        List<Label> documents = new ArrayList<>();
        for (String id : ids) {
            Parcel parcel = parcel(request, id);
            if (!DocumentType.CUSTOMS_DECLARATION.isAvailable(parcel)) {
                throw new ErrorResponseException(ErrorResponses.notFound(request));
            }
            documents.add(Label.of(parcel, DocumentType.postalDeclaration(parcel)));
        }
        byte[] pdf = printer.print(documents, Format.PDF, PaperSize.A4, 72);
        return DocumentsApi.document(request, Format.PDF, pdf).withHeaders(DEPRECATED);
    }

    private static List<Label> labelsOf(ApiRequest request, List<String> ids) {
        return ids.stream().map(id -> Label.of(parcel(request, id), DocumentType.LABEL)).toList();
    }

    private static Parcel parcel(ApiRequest request, String id) {
        request.store().completeAnnouncements();
        Parcel parcel = request.store().parcel(Parcel.idOf(id));
        if (parcel == null || !parcel.hasLabel()) {
            throw new ErrorResponseException(
                    ErrorResponses.v2(request.path(), 404, "No Parcel matches the given query."));
        }
        return parcel;
    }
}
