package io.github.camelsendcloud.sandbox;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** An order in the form that the shop sent. Guarded by its store. */
final class Order {

    private final long id;
    private final Instant createdAt = now();
    private Instant modifiedAt = createdAt;
    private ObjectNode content;

    Order(long id, ObjectNode content) {
        this.id = id;
        this.content = content;
    }

    void content(ObjectNode content) {
        this.content = content;
        this.modifiedAt = now();
    }

    long id() {
        return id;
    }

    ObjectNode content() {
        return content;
    }

    String orderId() {
        return Json.text(content, "order_id", "");
    }

    String orderNumber() {
        return Json.text(content, "order_number", "");
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant modifiedAt() {
        return modifiedAt;
    }

    /** The order in the form that API v3 shows. */
    ObjectNode view() {
        ObjectNode view = Json.object().put("id", String.valueOf(id));
        view.setAll(content.deepCopy());
        view.put("id", String.valueOf(id));
        return view.put("created_at", createdAt.toString()).put("modified_at", modifiedAt.toString());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
