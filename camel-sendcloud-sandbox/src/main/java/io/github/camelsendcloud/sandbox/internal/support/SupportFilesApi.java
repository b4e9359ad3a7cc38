package io.github.camelsendcloud.sandbox.internal.support;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.documents.LabelPrinter;
import io.github.camelsendcloud.sandbox.internal.files.FilesApi;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The files for tickets: uploads, and the claim letters and sales invoices that Sendcloud generates. */
public final class SupportFilesApi {

    private static final String DSF = "/api/v3/dsf";
    private static final int MAX_BYTES = 10 * 1024 * 1024;
    private static final BigDecimal MAX_AMOUNT = new BigDecimal(5000);
    private static final BigDecimal MAX_TAX_RATE = new BigDecimal(99);
    private static final List<String> CATEGORIES = List.of("damaged", "lost", "unjust_return", "delivered_not_received");

    private final LabelPrinter printer;

    public SupportFilesApi(LabelPrinter printer) {
        this.printer = printer;
    }

    public void addTo(Router router) {
        router.add("POST", DSF + "/files", this::upload);
        router.add("POST", DSF + "/documents/generate/claim-letter", request -> generate(request, true));
        router.add("POST", DSF + "/documents/generate/invoice", request -> generate(request, false));
    }

    private ApiResponse upload(ApiRequest request) {
        FilePart file = FilePart.of(request, "file");
        if (file == null) {
            throw SupportErrors.badRequest("`file` form field is required");
        }
        if (file.fileName() == null) {
            throw SupportErrors.unprocessable("`file` field must contain a file object.");
        }
        if (file.content().length > MAX_BYTES) {
            throw SupportErrors.tooLarge();
        }
        // the token of an upload ends with the media type in hexadecimal digits
        String token = UUID.randomUUID() + "-"
                       + HexFormat.of().formatHex(file.contentType().getBytes(StandardCharsets.UTF_8));
        FilesApi.add(request.store(), token, file.contentType(), file.content());
        return ApiResponse.json(201, Json.object().put("file_token", token));
    }

    private ApiResponse generate(ApiRequest request, boolean claimLetter) {
        ObjectNode body = SupportErrors.body(request, false);
        check(body, claimLetter);
        Parcel parcel = TicketsApi.parcel(request, body);
        String title = claimLetter ? "Lettre de réclamation: " + Json.text(body, "ticket_category") : "Sales invoice";
        List<String> lines = lines(title, parcel, body);
        byte[] pdf = printer.printText(lines);
        String token = UUID.randomUUID().toString();
        FilesApi.add(request.store(), token, "application/pdf", pdf);
        return ApiResponse.json(200,
                Json.object().put("file_token", token).put("preview_url", FilesApi.link(request, token)));
    }

    private static void check(ObjectNode body, boolean claimLetter) {
        SupportErrors.checkPresent(body, List.of("tracking_number", "items", "currency_code", "tax_rate"));
        BigDecimal taxRate = Json.number(body.path("tax_rate"));
        if (taxRate == null || taxRate.signum() < 0 || taxRate.compareTo(MAX_TAX_RATE) > 0) {
            throw SupportErrors.invalid("less_than_equal", "tax_rate", "Input should be a number from 0 to 99");
        }
        if (!body.path("items").isArray() || body.path("items").isEmpty()) {
            throw SupportErrors.invalid("too_short", "items", "List should have at least 1 item after validation, not 0");
        }
        body.path("items").forEach(item -> {
            SupportErrors.checkPresent(item, List.of("description", "quantity", "unit_price"));
            if (Json.number(item.path("quantity")) == null || Json.number(item.path("unit_price")) == null) {
                throw SupportErrors.invalid("decimal_parsing", "items", "Input should be a valid number");
            }
        });
        if (claimLetter) {
            SupportErrors.checkPresent(body, List.of("ticket_category"));
            if (!CATEGORIES.contains(Json.text(body, "ticket_category", ""))) {
                throw SupportErrors.invalid(
                        "enum", "ticket_category", "Input should be one of " + String.join(", ", CATEGORIES));
            }
        }
        if (net(body).compareTo(MAX_AMOUNT) > 0 && !body.path("force").asBoolean()) {
            throw SupportErrors.unprocessable("The amount is higher than " + MAX_AMOUNT + " EUR.");
        }
    }

    private static BigDecimal net(ObjectNode body) {
        BigDecimal net = BigDecimal.ZERO;
        for (JsonNode item : body.path("items")) {
            net = net.add(amount(item));
        }
        return net;
    }

    private static BigDecimal amount(JsonNode item) {
        return Json.number(item.path("unit_price")).multiply(Json.number(item.path("quantity")))
                .setScale(2, RoundingMode.HALF_UP);
    }

    private static List<String> lines(String title, Parcel parcel, ObjectNode body) {
        List<String> lines = new ArrayList<>(List.of(title));
        for (JsonNode address : List.of(
                parcel.shipment().fields().path("from_address"), parcel.shipment().toAddress())) {
            lines.add(Json.text(address, "name", "") + ", " + Json.text(address, "address_line_1", "") + ", "
                      + Json.text(address, "postal_code", "") + " " + Json.text(address, "city", "") + ", "
                      + Json.text(address, "country_code", ""));
        }
        lines.add("Tracking number: " + parcel.trackingNumber());
        String currency = " " + Json.text(body, "currency_code");
        body.path("items").forEach(item -> lines.add(
                Json.text(item, "quantity") + " x " + Json.text(item, "description") + ": " + amount(item) + currency));
        BigDecimal net = net(body);
        BigDecimal tax = net.multiply(Json.number(body.path("tax_rate"))).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
        lines.add("Tax (" + Json.text(body, "tax_rate") + " %): " + tax + currency);
        lines.add("Total: " + net.add(tax) + currency);
        return lines;
    }
}
