package io.github.camelsendcloud.sandbox.internal.documents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ApiVersion;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Router;

/** The documents of parcels, in both versions of the API. */
public final class DocumentsApi {

    private static final Set<Integer> RESOLUTIONS = Set.of(72, 150, 203, 300, 600);
    private static final int MAX_PARCELS = 20;

    private final LabelPrinter printer;

    public DocumentsApi(LabelPrinter printer) {
        this.printer = printer;
    }

    public void addTo(Router router) {
        router.add("GET", "/api/v3/parcels/{id}/documents/{type}", this::retrieve);
        router.add("GET", "/api/v3/parcel-documents/{type}", this::retrieveAll);
        router.add("GET", "/api/v2/parcels/{id}/documents/{type}", this::retrieve);
    }

    private ApiResponse retrieve(ApiRequest request) {
        return print(request, List.of(request.parameter("id")));
    }

    private ApiResponse retrieveAll(ApiRequest request) {
        List<String> ids = new ArrayList<>();
        request.query().all("parcels").forEach(value -> ids.addAll(List.of(value.split(","))));
        ids.removeIf(String::isBlank);
        if (ids.isEmpty()) {
            return ErrorResponses.invalidParameter(request, "parcels", "required", "This field is required.");
        }
        if (ids.size() > MAX_PARCELS) {
            return ErrorResponses.invalidParameter(
                    request, "parcels", "invalid", "Ensure this field has no more than " + MAX_PARCELS + " elements.");
        }
        return print(request, ids);
    }

    private ApiResponse print(ApiRequest request, List<String> ids) {
        DocumentType type = DocumentType.of(request.version(), request.parameter("type"));
        if (type == null) {
            return request.version() == ApiVersion.V2
                    ? ErrorResponses.notFound(request)
                    : ErrorResponses.of(request, 400, "invalid", "Invalid document type.");
        }
        request.store().completeAnnouncements();
        List<Label> labels = new ArrayList<>();
        for (String id : ids) {
            Parcel parcel = request.store().parcel(Parcel.idOf(id));
            if (parcel == null) {
                return ErrorResponses.of(request, 404, "not_found", "No Parcel matches the given query.");
            }
            if (!type.isAvailable(parcel)) {
                return ErrorResponses.of(request, 404, "not_found", "The requested document is not available for the parcel.");
            }
            labels.add(Label.of(parcel, type));
        }
        Format format = Format.accepted(request);
        return document(request, format, printer.print(labels, format, paperSize(request, type), dpi(request, format)));
    }

    /** A response with a document, padded with blanks to the length that the settings demand. */
    public static ApiResponse document(ApiRequest request, Format format, byte[] document) {
        long length = request.store().settings().largeDocument();
        if (length == 0) {
            return ApiResponse.bytes(200, format.mediaType(), document);
        }
        return ApiResponse.stream(200, format.mediaType(), length, out -> {
            out.write(document, 0, (int) Math.min(length, document.length));
            byte[] blanks = new byte[64 * 1024];
            Arrays.fill(blanks, (byte) ' ');
            for (long left = length - document.length; left > 0; left -= blanks.length) {
                out.write(blanks, 0, (int) Math.min(left, blanks.length));
            }
        });
    }

    private static PaperSize paperSize(ApiRequest request, DocumentType type) {
        String name = request.query().first("paper_size");
        PaperSize size = PaperSize.of(name == null ? type.size() : name);
        if (size == null) {
            throw new ErrorResponseException(
                    ErrorResponses.invalidParameter(
                            request, "paper_size", "invalid_choice", ErrorResponses.notAChoice(name)));
        }
        return size;
    }

    private static int dpi(ApiRequest request, Format format) {
        String text = request.query().first("dpi");
        if (text == null) {
            return format == Format.PNG ? 150 : 72;
        }
        for (int dpi : RESOLUTIONS) {
            if (text.equals(String.valueOf(dpi))) {
                return dpi;
            }
        }
        throw new ErrorResponseException(
                ErrorResponses.invalidParameter(request, "dpi", "invalid_choice", ErrorResponses.notAChoice(text)));
    }
}
