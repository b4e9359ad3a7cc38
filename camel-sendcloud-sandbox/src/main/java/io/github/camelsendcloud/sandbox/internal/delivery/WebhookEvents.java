package io.github.camelsendcloud.sandbox.internal.delivery;

import java.time.Instant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.http.Times;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import io.github.camelsendcloud.sandbox.internal.parcels.ParcelView;

/** Creates the bodies of webhooks. Guarded by the store of their data. */
public final class WebhookEvents {

    public static final String PARCEL_STATUS_CHANGED = "parcel_status_changed";
    public static final String RETURN_CREATED = "return_created";
    public static final String INTEGRATION_CREDENTIALS = "integration_credentials";
    public static final String TEST = "test_webhook";

    private final ParcelView parcels;

    /**
     * @param origin the begin of the addresses in the bodies
     */
    public WebhookEvents(String origin) {
        this.parcels = new ParcelView(origin);
    }

    public ObjectNode parcelStatusChanged(Parcel parcel, Instant now) {
        ObjectNode event = event(PARCEL_STATUS_CHANGED, now).putNull("carrier_status_change_timestamp");
        event.set("parcel", parcels.of(parcel));
        return event;
    }

    /**
     * An event about an integration or a return.
     *
     * @param data the integration or the return, in the form of API v3
     */
    public static ObjectNode of(String action, ObjectNode data, Instant now) {
        ObjectNode event = event(action, now);
        if (action.startsWith("integration_")) {
            event.set("integration", integration(data, now));
        } else {
            event.set("data", data.deepCopy());
        }
        return event;
    }

    public static ObjectNode event(String action, Instant now) {
        return Json.object().put("action", action).put("timestamp", now.toEpochMilli());
    }

    public static ObjectNode credentials(long integration, String publicKey, String secretKey, Instant now) {
        return event(INTEGRATION_CREDENTIALS, now).put("integration_id", integration).put("public_key", publicKey)
                .put("secret_key", secretKey);
    }

    /** A return that no parcel belongs to, for a test. */
    public static ObjectNode sampleReturn() {
        ObjectNode sample = Json.object().put("id", 42).put("brand_id", 1).put("order_number", "ORD-1")
                .put("return_reason_id", 5).put("return_address_id", 1).put("paid_return", false)
                .put("delivery_choice", "drop_off_point").put("refund_type", "money");
        sample.putArray("items").addObject().put("item_id", "1").put("description", "T-shirt").put("quantity", 1)
                .put("sku", "TS-1").put("hs_code", "610910").put("return_reason_id", 5);
        return sample;
    }

    private static ObjectNode integration(ObjectNode settings, Instant now) {
        String shopUrl = Json.text(settings, "shop_url", "");
        ObjectNode view = Json.object().put("id", settings.path("id").asLong());
        view.put("shop_name", Json.text(settings, "shop_name", ""));
        view.put("shop_url", shopUrl.isEmpty() ? "https://shop.example" : shopUrl);
        view.put("system", Json.text(settings, "type", "api")).putNull("failing_since").putNull("last_fetch");
        view.put("last_updated_at", Times.v3(now));
        view.put("service_point_enabled", settings.path("service_point_enabled").asBoolean());
        view.set("service_point_carriers", settings.path("service_point_carriers").isArray()
                ? settings.path("service_point_carriers").deepCopy() : Json.array());
        view.put("webhook_active", settings.path("webhook_active").asBoolean());
        return view.put("webhook_url", Json.text(settings, "webhook_url", ""));
    }
}
