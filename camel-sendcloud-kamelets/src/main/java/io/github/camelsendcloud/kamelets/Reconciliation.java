package io.github.camelsendcloud.kamelets;

import java.io.File;
import java.io.InputStream;
import java.io.Reader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.SendcloudConstants;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.apache.camel.support.ObjectHelper;
import org.apache.camel.util.TimeUtils;

/** The comparison of the route template reconcile: the references of the shop with the shipments of Sendcloud. */
public class Reconciliation {

    private static final String REFERENCES = "sendcloudReferences";
    private static final String SINCE = "sendcloudSince";

    private final Clock clock;
    private Duration span;
    private String field;

    public Reconciliation() {
        this(Clock.systemUTC());
    }

    Reconciliation(Clock clock) {
        this.clock = clock;
    }

    /** @param span the time span, such as {@code 24h} or {@code 7d}; positive */
    public void setSpan(String span) {
        this.span = TimeUtils.toDuration(span);
        if (this.span.isZero() || this.span.isNegative()) {
            throw new IllegalArgumentException("Parameter span must be a positive duration such as 24h, not " + span);
        }
    }

    /**
     * @param field the field of a shipment that the shop knows: {@code external_reference_id} or {@code order_number}
     */
    public void setField(String field) {
        if (!field.equals("external_reference_id") && !field.equals("order_number")) {
            throw new IllegalArgumentException(
                    "Parameter field must be external_reference_id or order_number, not " + field);
        }
        this.field = field;
    }

    /**
     * Stores the references in the body, and prepares the call of the list of shipments.
     *
     * @throws InvalidPayloadException when the body cannot be read
     */
    public void begin(Exchange exchange) throws InvalidPayloadException {
        Map<String, Set<String>> references = new LinkedHashMap<>();
        Object body = exchange.getMessage().getBody();
        if (body instanceof byte[] || body instanceof InputStream || body instanceof StreamCache || body instanceof Reader
                || body instanceof File || body instanceof WrappedFile) {
            body = exchange.getMessage().getMandatoryBody(String.class);
        }
        Iterator<?> items = ObjectHelper.createIterator(body, "\n");
        while (items.hasNext()) {
            Object item = items.next();
            // a row of a database is a map
            Object value = item instanceof Map<?, ?> row ? row.values().stream().findFirst().orElse(null)
                    : item instanceof JsonNode node ? node.asText()
                    : item;
            if (value != null && !value.toString().isBlank()) {
                references.put(value.toString().trim(), new LinkedHashSet<>());
            }
        }
        Instant since = clock.instant().minus(span).truncatedTo(ChronoUnit.SECONDS);
        exchange.setVariable(REFERENCES, references);
        exchange.setVariable(SINCE, since);
        exchange.getMessage().setBody(null);
        exchange.getMessage().setHeader(SendcloudConstants.QUERY, Map.of("updated_after", since));
    }

    /** Compares the shipments in the body with the references, and makes the body the report in JSON. */
    @SuppressWarnings("unchecked")
    public void compare(Exchange exchange) {
        Map<String, Set<String>> living = exchange.getVariable(REFERENCES, Map.class);
        Map<String, ShipmentState> others = new LinkedHashMap<>();
        int shipments = 0;
        Iterator<?> items = exchange.getMessage().getBody(Iterator.class);
        while (items.hasNext()) {
            Map<?, ?> shipment = (Map<?, ?>) items.next();
            shipments++;
            String reference = shipment.get(field) == null ? null : shipment.get(field).toString().trim();
            if (reference != null && !living.containsKey(reference) && field.equals("external_reference_id")) {
                reference = ShipmentReferences.ofOrder(reference);
            }
            if (living.containsKey(reference)) {
                ShipmentState state = ShipmentState.of(shipment);
                if (state == ShipmentState.LIVING) {
                    living.get(reference).add(String.valueOf(shipment.get("id")));
                } else {
                    others.merge(reference, state, (one, other) -> one == ShipmentState.CANCELLED ? one : other);
                }
            }
        }
        report(exchange, living, others, shipments);
    }

    private static void report(
            Exchange exchange, Map<String, Set<String>> living, Map<String, ShipmentState> others, int shipments) {
        List<String> missing = new ArrayList<>();
        List<String> cancelled = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        Map<String, Set<String>> twice = new LinkedHashMap<>();
        living.forEach((reference, ids) -> {
            if (ids.size() > 1) {
                twice.put(reference, ids);
            } else if (ids.isEmpty()) {
                ShipmentState state = others.get(reference);
                (state == null ? missing : state == ShipmentState.CANCELLED ? cancelled : failed).add(reference);
            }
        });
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("since", String.valueOf(exchange.getVariable(SINCE)));
        report.put("references", living.size());
        report.put("shipments", shipments);
        report.put("missing", missing);
        report.put("double", twice);
        report.put("cancelled", cancelled);
        report.put("failed", failed);
        exchange.getMessage().removeHeader(SendcloudConstants.QUERY);
        exchange.getMessage().setHeader(
                "sendcloudDifferences", missing.size() + twice.size() + cancelled.size() + failed.size());
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
        exchange.getMessage().setBody(Orders.json(report));
    }
}
