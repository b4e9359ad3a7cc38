package io.github.camelsendcloud.examples.springboot;

import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The orders with their labels and timelines, in two tables. */
@Component("store")
public class OrderStore {

    private final JdbcTemplate database;
    private final ObjectMapper mapper;

    OrderStore(JdbcTemplate database, ObjectMapper mapper) {
        this.database = database;
        this.mapper = mapper;
    }

    /** Stores an order, unless the number is known. Returns the order that is stored. */
    Order put(Order order) {
        try {
            database.update("INSERT INTO shop_order (number, content) VALUES (?, ?)", order.number(),
                    mapper.writeValueAsString(order));
            return order;
        } catch (DuplicateKeyException e) {
            return order(order.number());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The order with this number. */
    public Order order(@Variable("number") String number) {
        return read(database.queryForObject("SELECT content FROM shop_order WHERE number = ?", String.class, number));
    }

    private Order read(String content) {
        try {
            return mapper.readValue(content, Order.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes an order that Sendcloud has refused: the shop can send the corrected order. */
    void remove(String number) {
        database.update("DELETE FROM shop_order WHERE number = ? AND label IS NULL", number);
    }

    /** Stores the parcel of an order. The body is the response of the announcement. */
    public void announced(@Variable("number") String number, @Variable("parcel") Map<String, Object> parcel) {
        database.update("UPDATE shop_order SET parcel_id = ?, tracking_number = ?, tracking_url = ? WHERE number = ?",
                parcel.get("id"), parcel.get("tracking_number"), parcel.get("tracking_url"), number);
    }

    /** Stores the label of an order. */
    public void saveLabel(@Variable("number") String number, @Body byte[] label) {
        database.update("UPDATE shop_order SET label = ? WHERE number = ?", label, number);
    }

    /** The label of an order; {@code null} for none. */
    public byte[] label(@Variable("number") String number) {
        return first(database.queryForList("SELECT label FROM shop_order WHERE number = ?", byte[].class, number));
    }

    /** The numbers of the orders without a label. */
    public List<String> unfinished() {
        return database.queryForList("SELECT number FROM shop_order WHERE label IS NULL ORDER BY created_at", String.class);
    }

    /** The numbers of the orders whose parcels travel. The last status of a parcel ends its timeline. */
    public List<String> travelling() {
        return database.queryForList("""
                SELECT number FROM shop_order o WHERE tracking_number IS NOT NULL AND NOT EXISTS
                (SELECT 1 FROM timeline t WHERE t.number = o.number AND t.status = 'Delivered') ORDER BY created_at
                """, String.class);
    }

    /** The tracking number of an order; {@code null} for an order that the shop does not have. */
    public String trackingNumber(@Variable("number") String number) {
        return first(
                database.queryForList("SELECT tracking_number FROM shop_order WHERE number = ?", String.class, number));
    }

    private static <T> T first(List<T> rows) {
        return rows.isEmpty() ? null : rows.get(0);
    }

    /** Replaces the timeline of an order by the events of the tracking, unless the stored timeline is longer. */
    @Transactional
    public void saveTimeline(@Variable("number") String number, @Body Map<String, List<Map<String, Object>>> tracking) {
        // the lock of the row: a webhook and the scheduler can have the same order
        database.queryForList("SELECT number FROM shop_order WHERE number = ? FOR UPDATE", number);
        List<Map<String, Object>> events = tracking.get("events");
        Integer stored = database.queryForObject("SELECT count(*) FROM timeline WHERE number = ?", Integer.class, number);
        if (stored != null && stored > events.size()) {
            return;
        }
        database.update("DELETE FROM timeline WHERE number = ?", number);
        int position = 0;
        for (Map<String, Object> event : events) {
            database.update("INSERT INTO timeline (number, pos, happened_at, status) VALUES (?, ?, ?, ?)", number, position++,
                    String.valueOf(event.get("event_at")), String.valueOf(event.get("status_description")));
        }
    }

    /** The newest 100 orders, the newest first, with what the page shows. */
    List<Map<String, Object>> newest() {
        return views("ORDER BY created_at DESC LIMIT 100");
    }

    /** What the page and the response to an order show. */
    Map<String, Object> view(String number) {
        return views("WHERE number = ?", number).get(0);
    }

    private List<Map<String, Object>> views(String selection, Object... arguments) {
        List<Map<String, Object>> views = database.query(
                "SELECT content, tracking_number, tracking_url, label IS NOT NULL AS has_label FROM shop_order " + selection,
                (row, index) -> view(read(row.getString("content")), row.getString("tracking_number"),
                        row.getString("tracking_url"), row.getBoolean("has_label")),
                arguments);
        // after the orders: a query within a query needs two connections, and the pool can be empty
        views.forEach(view -> view.put("timeline", timeline(view.get("number"))));
        return views;
    }

    private List<Map<String, Object>> timeline(Object number) {
        return database.query("SELECT happened_at, status FROM timeline WHERE number = ? ORDER BY pos",
                (row, index) -> Map.of(
                        "at", row.getString("happened_at").replaceFirst("\\..*", "").replace('T', ' '), "status",
                        row.getString("status")),
                number);
    }

    private static Map<String, Object> view(Order order, String trackingNumber, String trackingUrl, boolean hasLabel) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("number", order.number());
        view.put("name", order.name());
        view.put("street", order.street());
        view.put("houseNumber", order.houseNumber());
        view.put("postalCode", order.postalCode());
        view.put("city", order.city());
        view.put("country", order.country());
        view.put("trackingNumber", trackingNumber);
        // a page has no link to a script
        view.put("trackingUrl", trackingUrl != null && trackingUrl.matches("https?://.*") ? trackingUrl : null);
        view.put("hasLabel", hasLabel);
        view.put("labelPath", "/orders/" + order.number() + "/label");
        return view;
    }
}
