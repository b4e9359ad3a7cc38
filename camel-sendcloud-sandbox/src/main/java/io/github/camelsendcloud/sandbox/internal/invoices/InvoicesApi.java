package io.github.camelsendcloud.sandbox.internal.invoices;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Page;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.http.Times;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/**
 * The invoices and their items, in both versions of the API. v2 has the invoice of the open period too. In v3, the
 * items of the open period are on no invoice.
 */
public final class InvoicesApi {

    private static final String V2_INVOICES = "/api/v2/user/invoices";
    private static final int MAX_SIZE = 100;
    private static final int DEFAULT_SIZE = 40;
    private static final Set<String> TYPES = Set.of(InvoiceItem.LABEL_TYPE, InvoiceItem.PAYMENT_TYPE, "parcel_fee",
            "pickup_fee", "surcharge", "subscription");

    /** An item with its invoice. */
    private record Billed(InvoiceItem item, Invoice invoice) {

        ObjectNode view() {
            return item.v3(invoice.idForItems());
        }
    }

    public void addTo(Router router) {
        router.add("GET", V2_INVOICES, this::listV2);
        router.add("GET", V2_INVOICES + "/{id}", this::retrieveV2);
        router.add("GET", "/api/v3/invoices", this::list);
        router.add("GET", "/api/v3/invoices/{id}", this::retrieve);
        router.add("GET", "/api/v3/invoice-items", this::listItems);
        router.add("GET", "/api/v3/invoice-items/{id}", this::retrieveItem);
    }

    private ApiResponse listV2(ApiRequest request) {
        List<Invoice> invoices = new ArrayList<>(Invoice.all(request.store()));
        Collections.reverse(invoices);
        ObjectNode body = Json.object();
        ArrayNode list = body.putArray("invoices");
        invoices.forEach(invoice -> list.add(invoice.v2(request.store().clock().now())
                .put("items", request.origin() + V2_INVOICES + "/" + invoice.id())));
        return ApiResponse.json(200, body);
    }

    private ApiResponse retrieveV2(ApiRequest request) {
        Invoice invoice = find(request, Invoice.all(request.store()));
        ObjectNode body = Json.object();
        ObjectNode view = invoice.v2(request.store().clock().now());
        // the list and the single invoice have different forms of the date
        view.put("date", invoice.v2Date().toString()).set("items", invoice.v2Items());
        body.set("invoice", view);
        return ApiResponse.json(200, body);
    }

    private static Invoice find(ApiRequest request, List<Invoice> invoices) {
        return invoices.stream().filter(invoice -> invoice.id() == request.id()).findFirst()
                .orElseThrow(() -> notFound(request, "Invoice"));
    }

    private static ErrorResponseException notFound(ApiRequest request, String resource) {
        return new ErrorResponseException(
                ErrorResponses.of(request, 404, "not_found", "No " + resource + " matches the given query."));
    }

    private static List<Invoice> issued(ApiRequest request) {
        return Invoice.all(request.store()).stream().filter(invoice -> !invoice.isOpen()).toList();
    }

    private ApiResponse list(ApiRequest request) {
        Page<Invoice> page = Page.of(request, issued(request), Invoice::id, Page.size(request, MAX_SIZE, DEFAULT_SIZE));
        ArrayNode data = Json.array();
        page.items().forEach(invoice -> data.add(invoice.v3()));
        return page.response(request, data);
    }

    private ApiResponse retrieve(ApiRequest request) {
        return ApiResponse.data(200, find(request, issued(request)).v3());
    }

    private ApiResponse listItems(ApiRequest request) {
        Instant after = time(request, "created_after");
        Instant before = time(request, "created_before");
        Long parcel = number(request, "parcel_id");
        Long invoice = number(request, "invoice_id");
        String type = request.query().first("type");
        if (type != null && !TYPES.contains(type)) {
            throw invalid(request, "type", "invalid_choice", "\"" + type + "\" is not a valid choice.");
        }
        List<Billed> matching = items(request).stream()
                .filter(billed -> after == null || !billed.item().time().isBefore(after))
                .filter(billed -> before == null || !billed.item().time().isAfter(before))
                .filter(billed -> type == null || type.equals(billed.item().type()))
                .filter(billed -> invoice == null || invoice.equals(billed.invoice().idForItems()))
                .filter(billed -> parcel == null
                        || billed.item().facts() != null && billed.item().facts().parcel().id() == parcel)
                .toList();
        Page<Billed> page
                = Page.of(request, matching, billed -> billed.item().id(), Page.size(request, MAX_SIZE, DEFAULT_SIZE));
        ArrayNode data = Json.array();
        page.items().forEach(billed -> data.add(billed.view()));
        return page.response(request, data);
    }

    private ApiResponse retrieveItem(ApiRequest request) {
        return items(request).stream().filter(billed -> billed.item().id() == request.id()).findFirst()
                .map(billed -> ApiResponse.data(200, billed.view()))
                .orElseThrow(() -> notFound(request, "Invoice item"));
    }

    /** The items of all periods in the order of their ids. */
    private static List<Billed> items(ApiRequest request) {
        return Invoice.all(request.store()).stream()
                .flatMap(invoice -> invoice.items().stream().map(item -> new Billed(item, invoice)))
                .sorted(Comparator.comparingLong(billed -> billed.item().id())).toList();
    }

    private static Instant time(ApiRequest request, String parameter) {
        String text = request.query().first(parameter);
        try {
            return text == null ? null : Times.parse(text);
        } catch (DateTimeException e) {
            throw invalid(request, parameter, "invalid", "Input should be a valid datetime");
        }
    }

    private static Long number(ApiRequest request, String parameter) {
        String text = request.query().first(parameter);
        if (text != null && !text.matches("\\d{1,18}")) {
            throw invalid(request, parameter, "invalid", "Input should be a valid integer");
        }
        return text == null ? null : Long.valueOf(text);
    }

    private static ErrorResponseException invalid(ApiRequest request, String parameter, String code, String detail) {
        return new ErrorResponseException(ErrorResponses.invalidParameter(request, parameter, code, detail));
    }
}
