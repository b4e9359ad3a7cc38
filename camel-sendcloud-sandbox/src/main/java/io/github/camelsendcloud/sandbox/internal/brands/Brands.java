package io.github.camelsendcloud.sandbox.internal.brands;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Store;
import io.github.camelsendcloud.sandbox.internal.data.Table;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The brands of an account, in the form of API v2. Guarded by the store. */
public final class Brands {

    /** The domain of the first brand. */
    public static final String DOMAIN = "sandbox";

    private static final String TABLE = "brands";
    private static final String MEDIA = "https://media.sendcloud.sc/brands/";

    private Brands() {
    }

    /** All brands; the first call creates the brands. */
    static List<ObjectNode> all(Store store) {
        Table table = store.table(TABLE);
        if (table.isEmpty()) {
            table.put(1, brand(1, "Sandbox", DOMAIN, "#112857"));
            table.put(2, brand(2, "Sandbox Outlet", DOMAIN + "-outlet", "#0b7a75"));
        }
        return table.rows();
    }

    /** The brand with this id; null for none. */
    static ObjectNode get(Store store, long id) {
        return all(store).stream().filter(brand -> brand.path("id").asLong() == id).findFirst().orElse(null);
    }

    /** The brand with this domain; null for none. */
    public static ObjectNode withDomain(Store store, String domain) {
        return all(store).stream().filter(brand -> brand.path("domain").asText().equals(domain)).findFirst().orElse(null);
    }

    private static ObjectNode brand(long id, String name, String domain, String color) {
        String email = "info@" + domain + ".example.com";
        String shop = "https://" + domain + ".example.com";
        ObjectNode brand = Json.object().put("id", id).put("name", name).put("color", color)
                .put("secondary_color", "#112855").put("website", shop);
        brand.putObject("screen_logo").put("url", MEDIA + id + "/logo.png");
        brand.putObject("overlay_logo");
        brand.putObject("print_logo").put("url", MEDIA + id + "/logo.png");
        brand.putObject("overlay_thumb");
        brand.put("screen_thumb", MEDIA + id + "/thumbnail.png").put("print_thumb", MEDIA + id + "/thumbnail.png")
                .put("notify_reply_to_email", email).put("domain", domain).put("notify_bcc_email", email)
                .put("hide_powered_by", false).put("google_analytics_id", "G-1234567890");
        brand.putObject("features").put("tracking_page", true).put("tracking_email", true).put("tracking_sms", false)
                .put("tracking_whatsapp", false).put("returns_portal", true);
        ObjectNode settings = brand.putObject("customization_settings");
        settings.putObject("header").put("faq_url", shop + "/faq").put("contact_url", shop + "/contact")
                .put("shop_url", shop).put("font_color", "#212121").put("homepage_url", shop)
                .put("background_color", "#ffffff");
        ObjectNode footer = settings.putObject("footer").put("city", "Eindhoven").put("street", "Stadhuisplein")
                .put("country", "Netherlands").put("font_color", "#212121").put("postal_code", "5611 EM")
                .put("phone_number", "+31612345678");
        footer.putObject("social_media").put("twitter", domain).put("facebook", domain).put("linkedin", domain)
                .put("instagram", domain).put("pinterest", domain);
        footer.put("support_email", email).put("background_color", "#ffffff").put("whatsapp_business", "+31612345678");
        return brand;
    }
}
