package io.github.camelsendcloud.sandbox.internal.servicepoints;

import java.time.Instant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** A service point in the shapes of both versions of the API, at one point in time. */
final class ServicePointView {

    private final Instant now;

    ServicePointView(Instant now) {
        this.now = now;
    }

    /** The shape of v3, without a distance. */
    ObjectNode v3(ServicePoint point) {
        ServicePointCarrier carrier = point.carrier();
        OpeningTimes times = new OpeningTimes(point);
        ObjectNode view = Json.object().put("id", point.id()).put("name", point.name());
        view.putObject("carrier").put("code", carrier.code()).put("name", carrier.name())
                .put("logo_url", carrier.imageUrl("logo")).put("icon_url", carrier.imageUrl("icon"));
        view.put("carrier_service_point_id", point.code()).put("carrier_shop_type", point.carrierShopType())
                .put("general_shop_type", point.type());
        view.putObject("address").put("street", point.street()).put("house_number", point.houseNumber())
                .put("postal_code", point.postalCode()).put("city", point.city()).put("country_code", point.country());
        view.putObject("position").put("latitude", point.position().latitude())
                .put("longitude", point.position().longitude());
        view.putObject("contact").put("email", "").put("phone", "");
        view.set("opening_times", times.v3());
        return view.put("is_open_tomorrow", times.isOpenTomorrow(now)).put("next_open_at", times.nextOpening(now))
                .put("is_expired", !point.isAvailable());
    }

    /** The shape of v2, without a distance. */
    ObjectNode v2(ServicePoint point) {
        OpeningTimes times = new OpeningTimes(point);
        ObjectNode view = Json.object().put("id", point.id()).put("code", point.code())
                .put("is_active", point.isAvailable()).put("shop_type", point.carrierShopType())
                .put("general_shop_type", point.type());
        view.putObject("extra_data").put("partner_name", point.carrier().name())
                .put("sales_channel", point.carrierShopType()).put("terminal_type", "NRS")
                .put("retail_network_id", point.country() + "-01");
        view.put("name", point.name()).put("street", point.street()).put("house_number", point.houseNumber())
                .put("postal_code", point.postalCode()).put("city", point.city());
        view.put("latitude", String.valueOf(point.position().latitude()))
                .put("longitude", String.valueOf(point.position().longitude()));
        view.put("email", "").put("phone", "").put("homepage", "").put("carrier", point.carrier().code())
                .put("country", point.country());
        view.set("formatted_opening_times", times.v2());
        return view.put("open_tomorrow", times.isOpenTomorrow(now)).put("open_upcoming_week", true);
    }
}
