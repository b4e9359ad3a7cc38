package io.github.camelsendcloud.sandbox.internal.data;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** An order in the form that the shop sent. Guarded by its store. */
public final class Order {

    private static final DateTimeFormatter MICROSECONDS
            = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);

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

    /** The order that {@link #toJson()} has written. */
    public static Order of(ObjectNode json) {
        ObjectNode content = (ObjectNode) json.path("content").deepCopy();
        Order order = new Order(json.path("id").asLong(), content, Instant.parse(json.path("created_at").asText()));
        order.modifiedAt = Instant.parse(json.path("modified_at").asText());
        return order;
    }

    /** All data of the order. */
    public ObjectNode toJson() {
        ObjectNode json = Json.object().put("id", id).put("created_at", createdAt.toString())
                .put("modified_at", modifiedAt.toString());
        json.set("content", content.deepCopy());
        return json;
    }

    /** Replaces the content. {@link Store#update(Order, ObjectNode)} is the caller. */
    void content(ObjectNode content, Instant modifiedAt) {
        this.content = content;
        this.modifiedAt = modifiedAt;
    }

    public long id() {
        return id;
    }

    /** The order in the form of API v3. {@link Store#update(Order, ObjectNode)} replaces the content. */
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
        if (view.path("order_details") instanceof ObjectNode details) {
            for (String field : List.of("order_created_at", "order_updated_at")) {
                if (details.hasNonNull(field)) {
                    details.put(field, microseconds(details.path(field).asText()));
                }
            }
        }
        return view.put("created_at", MICROSECONDS.format(createdAt)).put("modified_at", MICROSECONDS.format(modifiedAt));
    }

    private static String microseconds(String time) {
        try {
            return MICROSECONDS.format(OffsetDateTime.parse(time));
        } catch (DateTimeException e) {
            return time;
        }
    }
}
