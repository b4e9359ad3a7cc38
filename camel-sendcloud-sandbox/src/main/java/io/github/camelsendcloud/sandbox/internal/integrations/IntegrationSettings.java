package io.github.camelsendcloud.sandbox.internal.integrations;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Store;
import io.github.camelsendcloud.sandbox.internal.data.Table;
import io.github.camelsendcloud.sandbox.internal.http.Times;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/**
 * The settings of the integrations of an account, in the form of API v3. An account has the integration of its keys,
 * and a web shop. Guarded by the store.
 */
public final class IntegrationSettings {

    /** The id of the web shop of an account is this number and the id of the account's own integration. */
    static final long WEB_SHOP_IDS = 900_000;

    private static final String TABLE = "integrations";
    private static final String SEEDED = "integrations with a web shop";
    private static final List<String> CARRIERS = List.of("postnl", "dhl", "dpd", "ups");

    private IntegrationSettings() {
    }

    /** The settings of the integration with this id; the first call creates the settings. */
    public static ObjectNode of(Store store, long id) {
        Table table = store.table(TABLE);
        ObjectNode settings = table.get(id);
        return settings != null ? settings : table.put(id, settings(store, id, "Integration #" + id, "api"));
    }

    /** All integrations of the account whose own integration has this id, in the order of their ids. */
    static List<ObjectNode> all(Store store, long own) {
        of(store, own);
        if (store.table(SEEDED).isEmpty()) {
            store.table(SEEDED).put(own, Json.object());
            long id = WEB_SHOP_IDS + own;
            store.table(TABLE).put(id, settings(store, id, "Web shop", "woocommerce"));
        }
        return store.table(TABLE).rows();
    }

    /** Saves changed settings with the present as the time of the change. */
    public static void save(Store store, ObjectNode settings) {
        store.table(TABLE).put(settings.path("id").asLong(), settings.put("updated_at", Times.v3(store.clock().now())));
    }

    static void remove(Store store, long id) {
        store.table(TABLE).remove(String.valueOf(id));
    }

    private static ObjectNode settings(Store store, long id, String name, String type) {
        String now = Times.v3(store.clock().now());
        ObjectNode settings = Json.object().put("id", id).put("shop_name", name)
                .put("shop_url", "https://shop-" + id + ".example.com").put("type", type)
                .putNull("started_failing_at").putNull("last_fetched_at").put("created_at", now).put("updated_at", now)
                .put("service_point_enabled", true);
        ArrayNode carriers = settings.putArray("service_point_carriers");
        CARRIERS.forEach(carriers::add);
        return settings.put("webhook_active", false).putNull("webhook_url").put("feedback_type", "eager");
    }
}
