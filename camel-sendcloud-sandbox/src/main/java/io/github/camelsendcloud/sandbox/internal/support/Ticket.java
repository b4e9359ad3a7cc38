package io.github.camelsendcloud.sandbox.internal.support;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/**
 * A ticket at a time. The time decides about the status: Sendcloud processes a ticket, informs the carrier, and
 * requests a sales invoice for a claim after a day. Two days after this invoice, Sendcloud pays the claim. A ticket
 * without a claim is solved after two days.
 *
 * @param row the row of the table of tickets
 * @param now the time
 */
record Ticket(ObjectNode row, Instant now) {

    static final String REQUESTED_DATA = "sales_invoice";

    private static final Duration INFORMED_AFTER = Duration.ofMinutes(1);
    private static final Duration REQUESTED_AFTER = Duration.ofDays(1);
    private static final Duration SOLVED_AFTER = Duration.ofDays(2);
    private static final DateTimeFormatter TIME
            = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx").withZone(ZoneOffset.UTC);

    /** A status, its stage and its begin. */
    private record State(String status, String stage, Instant since) {
    }

    long id() {
        return row.path("id").asLong();
    }

    private Instant createdAt() {
        return Instant.parse(row.path("created_at").asText());
    }

    /** When Sendcloud requests the sales invoice of a claim. */
    Instant requestedAt() {
        return createdAt().plus(REQUESTED_AFTER);
    }

    private boolean isClaim() {
        return row.path("claim").asBoolean();
    }

    private boolean reached(Instant time) {
        return !now.isBefore(time);
    }

    /** Whether Sendcloud waits for the sales invoice. */
    boolean waitsForData() {
        return isClaim() && !row.hasNonNull("provided_at") && reached(requestedAt());
    }

    private State state() {
        if (row.hasNonNull("provided_at")) {
            Instant provided = Instant.parse(row.path("provided_at").asText());
            Instant solved = provided.plus(SOLVED_AFTER);
            return reached(solved)
                    ? new State("claim_paid", "manually_solved_stage", solved)
                    : new State("documents_forwarded_to_carrier", "in_progress", provided);
        }
        if (waitsForData()) {
            return new State("customer_documents_requested", "action_required", requestedAt());
        }
        Instant solved = createdAt().plus(SOLVED_AFTER);
        if (!isClaim() && reached(solved)) {
            return new State("solved_by_automation", "solved_by_automation_stage", solved);
        }
        Instant informed = createdAt().plus(INFORMED_AFTER);
        return reached(informed)
                ? new State("communicated_to_carrier", "in_progress", informed)
                : new State("processing", "in_progress", createdAt());
    }

    String status() {
        return state().status();
    }

    ObjectNode view() {
        State state = state();
        ObjectNode view = Json.object().put("id", id()).put("status", state.status()).put("stage", state.stage());
        view.put("type", Json.text(row, "type")).put("parcel_id", row.path("parcel_id").asLong());
        view.put("carrier", Json.text(row, "carrier")).put("order_number", Json.text(row, "order_number"));
        view.put("brand_id", row.path("brand_id").asLong());
        view.put("created_at", TIME.format(createdAt())).put("updated_at", TIME.format(state.since()));
        view.putArray("requested_actions");
        if (waitsForData()) {
            view.withArray("/requested_actions").addObject().put("id", id()).put("data_type", REQUESTED_DATA)
                    .put("created_at", TIME.format(requestedAt()));
        }
        view.putNull("resolution");
        if (state.status().equals("claim_paid")) {
            ObjectNode resolution = view.putObject("resolution").put("outcome", "claim_approved");
            resolution.set("amount", row.get("amount"));
            resolution.put("currency", Json.text(row, "currency")).put("solved_at", TIME.format(state.since()));
        }
        return view;
    }

    /** The request for the sales invoice. */
    ObjectNode requestedData() {
        return Json.object().put("created_at", requestedAt().toString()).put("request_id", id())
                .put("title", "Sales invoice is needed")
                .put("description", "In order to proceed with the claim the sales invoice is needed.")
                .put("tracking_number", Json.text(row, "tracking_number"))
                .put("order_number", Json.text(row, "order_number")).put("data_type", REQUESTED_DATA);
    }
}
