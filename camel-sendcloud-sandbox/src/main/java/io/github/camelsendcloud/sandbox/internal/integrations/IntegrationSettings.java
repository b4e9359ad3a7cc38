package io.github.camelsendcloud.sandbox.internal.integrations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Store;
import io.github.camelsendcloud.sandbox.internal.data.Table;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The settings of the integrations of an account, in the form of API v3. Guarded by the store. */
public final class IntegrationSettings {

    private static final String TABLE = "integrations";

    private IntegrationSettings() {
    }

    /** The settings of the integration with this id; the first call creates the settings. */
    public static ObjectNode of(Store store, long id) {
        Table table = store.table(TABLE);
        ObjectNode settings = table.get(id);
        return settings != null
                ? settings : table.put(id, Json.object().put("id", id)
                        .put("shop_name", "Integration #" + id).put("shop_url", "").put("type", "api")
                        .put("webhook_active", false).putNull("webhook_url").put("feedback_type", "eager"));
    }
}
