package io.github.camelsendcloud.sandbox.internal.data;

import java.time.Instant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** An order in the form that the shop sent. Guarded by its store. */
public final class Order {

    private final long id;
    private final Instant createdAt;
    private Instant modifiedAt;
    private ObjectNode content;

    public Order(long id, ObjectNode content, Instant createdAt) {
        this.id = id;
        this.createdAt = createdAt;
        this.modifiedAt = createdAt;
        this.content = content;
    }

    /** Replaces the content. */
    public void content(ObjectNode content, Instant modifiedAt) {
        this.content = content;
        this.modifiedAt = modifiedAt;
    }

    public long id() {
        return id;
    }

    public ObjectNode content() {
        return content;
    }

    public String orderId() {
        return Json.text(content, "order_id", "");
    }

    public String orderNumber() {
        return Json.text(content, "order_number", "");
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant modifiedAt() {
        return modifiedAt;
    }

    /** The order in the form that API v3 shows. */
    public ObjectNode view() {
        ObjectNode view = Json.object().put("id", String.valueOf(id));
        view.setAll(content.deepCopy());
        view.put("id", String.valueOf(id));
        return view.put("created_at", createdAt.toString()).put("modified_at", modifiedAt.toString());
    }
}
