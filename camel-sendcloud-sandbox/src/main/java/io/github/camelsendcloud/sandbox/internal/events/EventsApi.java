package io.github.camelsendcloud.sandbox.internal.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.data.Shipment;
import io.github.camelsendcloud.sandbox.internal.data.Store;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Page;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.http.Times;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import io.github.camelsendcloud.sandbox.internal.users.UserApi;

/**
 * The audit trail of an organization: the shipments that were created, updated or deleted. Sendcloud documents
 * shipments as the only resources of the audit trail. The events follow from the histories of the parcels.
 */
public final class EventsApi {

    /** An event with a number that grows from event to event. */
    private record Numbered(long number, Event event) {
    }

    private record Event(Instant time, String operation, String shipment) implements Comparable<Event> {

        private static final Comparator<Event> ORDER = Comparator.comparing(Event::time)
                .thenComparing(Event::operation).thenComparing(Event::shipment);

        @Override
        public int compareTo(Event other) {
            return ORDER.compare(this, other);
        }
    }

    private static final String RESOURCE_TYPE = "shipment";
    private static final Set<String> OPERATIONS = Set.of("create", "update", "delete");
    private static final int PAGE_SIZE = 100;
    private static final long NUMBERS_OF_A_MICRO = 100;

    public void addTo(Router router) {
        router.add("GET", "/api/v3/events", this::list);
    }

    private ApiResponse list(ApiRequest request) {
        checkChoice(request, "resource_type", Set.of(RESOURCE_TYPE));
        checkChoice(request, "operation", OPERATIONS);
        String operation = request.query().first("operation");
        String shipment = request.query().first("resource_id");
        Instant start = Times.parameter(request, "start_datetime");
        Instant end = Times.parameter(request, "end_datetime");
        List<Numbered> found = numbered(events(request.store())).stream()
                .filter(numbered -> operation == null || numbered.event.operation.equals(operation))
                .filter(numbered -> shipment == null || numbered.event.shipment.equals(shipment))
                .filter(numbered -> start == null || !numbered.event.time.isBefore(start))
                .filter(numbered -> end == null || !numbered.event.time.isAfter(end)).toList();
        Page<Numbered> page = Page.of(request, found, Numbered::number, Page.size(request, PAGE_SIZE, PAGE_SIZE));
        ArrayNode data = Json.array();
        page.items().forEach(numbered -> data.add(view(request, numbered.event)));
        return page.response(request, data);
    }

    private static void checkChoice(ApiRequest request, String parameter, Set<String> choices) {
        String value = request.query().first(parameter);
        if (value != null && !choices.contains(value)) {
            throw new ErrorResponseException(
                    ErrorResponses.invalidParameter(
                            request, parameter, "invalid_choice", "\"" + value + "\" is not a valid choice."));
        }
    }

    /** All events, the oldest first. Parcels of a shipment that change at the same time make one event. */
    private static Set<Event> events(Store store) {
        Set<Event> events = new TreeSet<>();
        for (Shipment shipment : store.shipments()) {
            boolean first = true;
            for (Parcel parcel : shipment.parcels()) {
                for (Parcel.StatusChange change : parcel.history().subList(first ? 0 : 1, parcel.history().size())) {
                    events.add(new Event(change.time(), first ? "create" : "update", shipment.id()));
                    first = false;
                }
            }
        }
        for (ObjectNode deleted : store.table(Store.DELETED_SHIPMENTS).rows()) {
            String id = deleted.path("id").asText();
            events.add(new Event(Instant.parse(deleted.path("created_at").asText()), "create", id));
            events.add(new Event(Instant.parse(deleted.path("deleted_at").asText()), "delete", id));
        }
        return events;
    }

    private static List<Numbered> numbered(Set<Event> events) {
        List<Numbered> numbered = new ArrayList<>();
        long last = 0;
        for (Event event : events) {
            long micros = event.time.getEpochSecond() * 1_000_000 + event.time.getNano() / 1000;
            last = Math.max(last + 1, micros * NUMBERS_OF_A_MICRO);
            numbered.add(new Numbered(last, event));
        }
        return numbered;
    }

    private static ObjectNode view(ApiRequest request, Event event) {
        return Json.object().put("user_id", request.integration().userId())
                .put("organization_id", UserApi.organizationId(request.integration()))
                .put("resource_type", RESOURCE_TYPE).put("operation", event.operation)
                .put("resource_id", event.shipment).put("timestamp", Times.v3(event.time));
    }
}
