package io.github.camelsendcloud.sandbox.internal.support;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.analytics.ParcelFacts;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.data.Table;
import io.github.camelsendcloud.sandbox.internal.files.FilesApi;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.Page;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.http.Times;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The support tickets about parcels, and the data that Sendcloud requests for tickets. */
public final class TicketsApi {

    private static final String TICKETS = "/api/v3/dsf/tickets";
    /** The contract of Sendcloud. All other contracts are own contracts of the account. */
    private static final long SENDCLOUD_CONTRACT = 1;

    public void addTo(Router router) {
        for (TicketKind kind : TicketKind.values()) {
            router.add("POST", TICKETS + "/" + kind.path(), request -> create(request, kind));
        }
        router.add("GET", TICKETS, this::list);
        router.add("GET", TICKETS + "/{id}", this::retrieve);
        // the second path is the path of the specification of January 2026
        for (String path : List.of(TICKETS, "/api/v3/support/dsf/tickets")) {
            router.add("GET", path + "/requested-data", this::requestedData);
            router.add("POST", path + "/requested-data", this::provide);
        }
    }

    private ApiResponse create(ApiRequest request, TicketKind kind) {
        ObjectNode body = SupportErrors.body(request, true);
        ParcelFacts facts = new ParcelFacts(parcel(request, body));
        boolean ownContract = hasOwnContract(facts.parcel());
        kind.checkFields(body, ownContract);
        body.forEach(value -> checkToken(request, value));
        if (ownContract && !SupportContactsApi.exists(request.store(), facts.carrier())) {
            throw SupportErrors.unprocessable("Carrier support contact is required for own contract parcel");
        }
        String rejection = kind.rejection(facts);
        if (rejection != null) {
            throw SupportErrors.unprocessable("Cannot create ticket. Reason: " + rejection);
        }
        long id = table(request).nextId();
        JsonNode price = body.path("contents_sales_price");
        ObjectNode row = Json.object().put("id", id).put("type", kind.type()).put("claim", kind.isClaim())
                .put("parcel_id", facts.parcel().id()).put("tracking_number", facts.parcel().trackingNumber())
                .put("carrier", facts.carrier()).put("brand_id", Parcel.idOf(facts.brandId()))
                .put("order_number", Json.text(facts.parcel().shipment().fields(), "order_number", ""))
                .put("created_at", request.store().clock().now().toString())
                .put("amount", Json.number(price.path("price"))).put("currency", Json.text(price, "currency", "EUR"));
        table(request).put(id, row);
        return ApiResponse.json(202, Json.object().put("ticket_id", String.valueOf(id)));
    }

    /** The parcel that a request names by the tracking number. */
    static Parcel parcel(ApiRequest request, JsonNode body) {
        SupportErrors.checkPresent(body, List.of("tracking_number"));
        request.store().completeAnnouncements();
        String trackingNumber = Json.text(body, "tracking_number", "");
        return request.store().parcels().stream()
                .filter(parcel -> !trackingNumber.isEmpty() && trackingNumber.equals(parcel.trackingNumber()))
                .findFirst().orElseThrow(() -> SupportErrors.badRequest("Parcel not found."));
    }

    private static boolean hasOwnContract(Parcel parcel) {
        JsonNode properties = parcel.shipment().fields().path("ship_with").path("properties");
        return properties.path("contract_id").asLong(SENDCLOUD_CONTRACT) != SENDCLOUD_CONTRACT;
    }

    private static void checkToken(ApiRequest request, JsonNode file) {
        String token = Json.text(file, "file_token");
        if (token != null && !FilesApi.exists(request.store(), token)) {
            throw SupportErrors.badRequest("File " + token + " not found.");
        }
    }

    private ApiResponse list(ApiRequest request) {
        int page = Page.number(request, "page", Integer.MAX_VALUE, 1);
        int size = Page.number(request, "size", 20, 15);
        Instant after = time(request, "created_after");
        Instant before = time(request, "created_before");
        List<Ticket> tickets = new ArrayList<>(
                tickets(request).stream()
                        .filter(ticket -> accepts(request, "status", ticket.status()))
                        .filter(ticket -> accepts(request, "carrier", Json.text(ticket.row(), "carrier")))
                        .filter(ticket -> accepts(request, "parcel_id", Json.text(ticket.row(), "parcel_id")))
                        .filter(ticket -> after == null || !created(ticket).isBefore(after))
                        .filter(ticket -> before == null || !created(ticket).isAfter(before)).toList());
        Collections.reverse(tickets);
        ObjectNode body = Json.object().put("total", tickets.size()).put("page", page);
        body.put("pages", (tickets.size() + size - 1) / size).put("size", size);
        body.set("items", page(tickets, page, size, Ticket::view));
        return ApiResponse.json(200, body);
    }

    private static ArrayNode page(List<Ticket> tickets, int page, int size, Function<Ticket, ObjectNode> view) {
        ArrayNode items = Json.array();
        tickets.stream().skip((page - 1L) * size).limit(size).forEach(ticket -> items.add(view.apply(ticket)));
        return items;
    }

    private static boolean accepts(ApiRequest request, String parameter, String value) {
        List<String> accepted = request.query().all(parameter);
        return accepted.isEmpty() || accepted.contains(value);
    }

    private static Instant created(Ticket ticket) {
        return Instant.parse(ticket.row().path("created_at").asText());
    }

    private static Instant time(ApiRequest request, String parameter) {
        String text = request.query().first(parameter);
        try {
            return text == null ? null : Times.parse(text);
        } catch (DateTimeException e) {
            throw SupportErrors.invalid("datetime_parsing", parameter, "Input should be a valid datetime");
        }
    }

    private ApiResponse retrieve(ApiRequest request) {
        ObjectNode row = table(request).get(request.id());
        if (row == null) {
            throw SupportErrors.notFound();
        }
        return ApiResponse.json(200, new Ticket(row, request.store().clock().now()).view());
    }

    private ApiResponse requestedData(ApiRequest request) {
        int page = Page.number(request, "page", Integer.MAX_VALUE, 1);
        int size = Page.number(request, "size", 100, 50);
        List<Ticket> waiting = tickets(request).stream().filter(Ticket::waitsForData).toList();
        return ApiResponse.data(200, page(waiting, page, size, Ticket::requestedData));
    }

    private ApiResponse provide(ApiRequest request) {
        ObjectNode body = SupportErrors.body(request, false);
        SupportErrors.checkPresent(body, List.of("request_id"));
        Ticket ticket = tickets(request).stream().filter(Ticket::waitsForData)
                .filter(waiting -> waiting.id() == body.path("request_id").asLong(-1))
                .findFirst().orElseThrow(SupportErrors::notFound);
        if (body.path("attachments").isEmpty() && body.path("sales_data").isEmpty()) {
            throw SupportErrors.badRequest("Attachments are required for " + Ticket.REQUESTED_DATA + ".");
        }
        body.path("attachments").forEach(file -> checkToken(request, file));
        table(request).put(ticket.id(), ticket.row().put("provided_at", ticket.now().toString()));
        return ApiResponse.empty(200);
    }

    private static List<Ticket> tickets(ApiRequest request) {
        Instant now = request.store().clock().now();
        return table(request).rows().stream().map(row -> new Ticket(row, now)).toList();
    }

    private static Table table(ApiRequest request) {
        return request.store().table("tickets");
    }
}
