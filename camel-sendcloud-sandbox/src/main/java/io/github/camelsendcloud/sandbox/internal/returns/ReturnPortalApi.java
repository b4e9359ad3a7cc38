package io.github.camelsendcloud.sandbox.internal.returns;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.brands.Brands;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.data.ParcelStatus;
import io.github.camelsendcloud.sandbox.internal.data.Shipment;
import io.github.camelsendcloud.sandbox.internal.documents.DocumentType;
import io.github.camelsendcloud.sandbox.internal.documents.DocumentsApi;
import io.github.camelsendcloud.sandbox.internal.documents.Format;
import io.github.camelsendcloud.sandbox.internal.documents.Label;
import io.github.camelsendcloud.sandbox.internal.documents.LabelPrinter;
import io.github.camelsendcloud.sandbox.internal.documents.PaperSize;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/**
 * The return portal of a brand in API v2. A customer without an account finds a parcel by its number and its postcode,
 * gets a token, and creates a return with the token.
 */
public final class ReturnPortalApi {

    private static final Pattern PATH = Pattern.compile("/api/v2/brand/([^/]+)/return-portal(/.*)?");
    private static final String PORTAL = "/api/v2/brand/{brand}/return-portal";
    private static final Duration TOKEN_LIFETIME = Duration.ofHours(1);
    private static final int MAX_FILES = 10;
    private static final int MAX_FILE_LENGTH = 10_000_000;

    private final PortalTokens tokens = new PortalTokens();
    private final LabelPrinter printer;

    public ReturnPortalApi(LabelPrinter printer) {
        this.printer = printer;
    }

    public void addTo(Router router) {
        router.add("GET", PORTAL, this::settings);
        router.add("GET", PORTAL + "/outgoing", this::outgoing);
        router.add("POST", PORTAL + "/incoming", this::incoming);
        router.add("GET", PORTAL + "/label/polling", this::polling);
        router.add("GET", PORTAL + "/label/download", this::download);
        router.add("POST", PORTAL + "/uploads", this::upload);
    }

    /** The domain of the brand in the path of a return portal; null if the path is another path. */
    public static String brandOf(String path) {
        var matcher = PATH.matcher(path);
        return matcher.matches() ? matcher.group(1) : null;
    }

    private ApiResponse settings(ApiRequest request) {
        ObjectNode body = Json.object();
        ObjectNode portal = body.putObject("portal");
        ArrayNode reasons = portal.putArray("reasons");
        for (int number = 1; number <= ReturnView.REASONS.size(); number++) {
            reasons.add(ReturnView.reason(number));
        }
        portal.put("support_url", "https://example.com/contact").put("return_policy_url", "https://example.com/returns");
        portal.put("enable_branded_footer", false).put("enable_branded_header", false).put("enable_paid_returns", false);
        portal.putObject("layout").put("type", "standard").put("helper_text", "").putNull("background_image");
        ArrayNode refunds = portal.putArray("refund_options");
        for (String type : List.of("money", "credit", "exchange")) {
            refunds.addObject().put("code", type).put("label", ReturnView.label(type)).put("require_message", false);
        }
        portal.putArray("delivery_options").add("drop_off_point").add("pickup").add("in_store");
        ObjectNode brand = Brands.withDomain(request.store(), request.parameter("brand"));
        if (brand == null) {
            // a client with the domain of a real brand sees the first brand under this domain
            brand = Brands.withDomain(request.store(), Brands.DOMAIN).deepCopy().put("domain", request.parameter("brand"));
        }
        portal.set("brand", brand);
        return ApiResponse.json(200, body);
    }

    private ApiResponse outgoing(ApiRequest request) {
        String identifier = required(request, "identifier");
        String postalCode = compact(required(request, "postal_code"));
        request.store().completeAnnouncements();
        List<Parcel> found = request.store().parcels().stream()
                .filter(parcel -> parcel.status().hasLabel() && !parcel.shipment().isReturn()
                        && (identifier.equals(parcel.trackingNumber())
                                || identifier.equals(Json.text(parcel.shipment().fields(), "order_number"))))
                .toList();
        if (found.isEmpty()) {
            return ErrorResponses.v2(request.path(), 404, "No Parcel matches the given query.");
        }
        Parcel parcel = found.stream()
                .filter(p -> postalCode.equals(compact(Json.text(p.shipment().toAddress(), "postal_code", ""))))
                .findFirst().orElse(null);
        if (parcel == null) {
            return error(request, 400, "invalid_postal_code", "The postal code you provided is invalid.");
        }
        ObjectNode body = Json.object();
        body.put("access_token", token(request, PortalTokens.Use.PARCEL, parcel.id()));
        // the host of the service points accepts the public key of the account as a token
        body.put("service_points_token", request.integration().publicKey());
        body.set("data", PortalParcel.of(parcel, request.origin()));
        return ApiResponse.json(200, body);
    }

    private ApiResponse incoming(ApiRequest request) {
        Parcel parcel = request.store().parcel(bearer(request));
        if (parcel == null) {
            throw unauthorized(request);
        }
        ObjectNode body = request.jsonObject();
        if (body.path("outgoing_parcel").asLong(parcel.id()) != parcel.id()) {
            return error(request, 400, "invalid_outgoing_parcel", "The token is for another outgoing parcel.");
        }
        ObjectNode returned = PortalParcel.returnRequest(parcel, body);
        new ReturnRules().check(returned);
        Returns returns = new Returns(request.store());
        ObjectNode row = returns.create(returned, parcel.id());
        long id = row.path("id").asLong();
        return ApiResponse.json(200, Json.object()
                .put("poller_url", link(request, "/label/polling", token(request, PortalTokens.Use.LABEL, id)))
                .put("return", id).put("incoming_parcel", returns.parcel(row).id()));
    }

    private ApiResponse polling(ApiRequest request) {
        ObjectNode row = returnOf(request);
        Returns returns = new Returns(request.store());
        Shipment shipment = returns.parcel(row).shipment();
        if (shipment.has(ParcelStatus.ANNOUNCING)) {
            // the carrier responds after this response
            shipment.completeAnnouncements();
            return ApiResponse.json(202, Json.object().put("return", row.path("id").asLong()));
        }
        if (shipment.has(ParcelStatus.ANNOUNCEMENT_FAILED)) {
            return error(request, 500, "announcement_failed", Shipment.CARRIER_ERROR);
        }
        ObjectNode body = Json.object();
        body.put("download_url", link(request, "/label/download", request.query().first("token")));
        body.put("return", row.path("id").asLong());
        ArrayNode parcels = body.putArray("parcels");
        ArrayNode numbers = body.putArray("tracking_numbers");
        shipment.parcels().forEach(parcel -> {
            parcels.add(parcel.id());
            numbers.add(parcel.trackingNumber());
        });
        return ApiResponse.json(200, body);
    }

    private ApiResponse download(ApiRequest request) {
        Shipment shipment = new Returns(request.store()).parcel(returnOf(request)).shipment();
        shipment.completeAnnouncements();
        if (!shipment.parcels().get(0).status().hasLabel()) {
            return ErrorResponses.notFound(request);
        }
        List<Label> labels = shipment.parcels().stream().map(parcel -> Label.of(parcel, DocumentType.LABEL)).toList();
        return DocumentsApi.document(request, Format.PDF, printer.print(labels, Format.PDF, PaperSize.A6, 72));
    }

    private ApiResponse upload(ApiRequest request) {
        bearer(request);
        List<UploadedFiles.UploadedFile> files = UploadedFiles.of(request);
        if (files == null || files.isEmpty() || files.size() > MAX_FILES) {
            return ErrorResponses.v2(request.path(), 400, "A form with 1 to " + MAX_FILES + " files is required.");
        }
        ArrayNode body = Json.array();
        for (UploadedFiles.UploadedFile file : files) {
            if (!file.type().startsWith("image/") || file.length() >= MAX_FILE_LENGTH) {
                return ErrorResponses.v2(request.path(), 400, file.name() + ": 'An image smaller than 10 MB is required.'");
            }
            String extension = file.type().substring("image/".length()).replaceAll("\\W", "");
            String filename = UUID.randomUUID().toString().replace("-", "") + "." + extension;
            body.addObject().put("filename", filename).put("name", file.name())
                    .put("path", "https://media.example.com/returns/" + filename);
        }
        return ApiResponse.json(201, body);
    }

    private String token(ApiRequest request, PortalTokens.Use use, long id) {
        return tokens.issue(use, id, request.store().clock().now().plus(TOKEN_LIFETIME));
    }

    /** The id of the parcel in the bearer token. */
    private long bearer(ApiRequest request) {
        String authorization = request.header("Authorization");
        boolean bearer = authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
        long id = tokens.idOf(
                bearer ? authorization.substring(7).trim() : null, PortalTokens.Use.PARCEL, request.store().clock().now());
        if (id < 0) {
            throw unauthorized(request);
        }
        return id;
    }

    /** The return of the token in the query. */
    private ObjectNode returnOf(ApiRequest request) {
        long id = tokens.idOf(request.query().first("token"), PortalTokens.Use.LABEL, request.store().clock().now());
        ObjectNode row = new Returns(request.store()).find(id);
        if (row == null) {
            throw unauthorized(request);
        }
        return row;
    }

    private static String link(ApiRequest request, String path, String token) {
        return request.origin() + PORTAL.replace("{brand}", request.parameter("brand")) + path + "?token=" + token;
    }

    private static String required(ApiRequest request, String name) {
        String value = request.query().first(name);
        if (value == null) {
            throw new ErrorResponseException(error(request, 400, "missing_" + name, name + ": This field is required."));
        }
        return value;
    }

    private static String compact(String postalCode) {
        return postalCode.replace(" ", "").toUpperCase(Locale.ROOT);
    }

    /** An error of the return portal: an error of v2 with a text as the code. */
    private static ApiResponse error(ApiRequest request, int status, String code, String message) {
        ObjectNode body = Json.object();
        body.putObject("error").put("code", code).put("request", request.path().substring(1)).put("message", message);
        return ApiResponse.json(status, body);
    }

    private static ErrorResponseException unauthorized(ApiRequest request) {
        return new ErrorResponseException(ErrorResponses.unauthorized(request, "The token is not valid."));
    }
}
