package io.github.camelsendcloud.sandbox.internal.checkout;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.carriers.Carrier;
import io.github.camelsendcloud.sandbox.internal.carriers.Price;
import io.github.camelsendcloud.sandbox.internal.carriers.Price.Way;
import io.github.camelsendcloud.sandbox.internal.carriers.ShippingMethod;
import io.github.camelsendcloud.sandbox.internal.carriers.ShippingOption;
import io.github.camelsendcloud.sandbox.internal.carriers.ShippingOptions;
import io.github.camelsendcloud.sandbox.internal.contracts.Contracts;
import io.github.camelsendcloud.sandbox.internal.data.Store;
import io.github.camelsendcloud.sandbox.internal.http.ApiVersion;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import io.github.camelsendcloud.sandbox.internal.prices.Units;

/** The delivery options for a cart: for each carrier one option of each kind of delivery. */
final class DeliveryOptions {

    /** The id of the checkout configuration of every account. */
    static final String CONFIGURATION = "465e2fe8-4589-4ae2-b49c-0c64153e5169";

    private static final int CUT_OFF_HOUR = 15;
    private static final int NOMINATED_DAYS = 5;
    private static final int[] PERCENTILES = { 10, 20, 30, 40, 50, 60, 70, 80, 90, 95 };

    private final Store store;
    private final Cart cart;
    private final ZonedDateTime cutOff;

    DeliveryOptions(Store store, Cart cart) {
        this.store = store;
        this.cart = cart;
        Instant now = store.clock().now();
        ZonedDateTime today = now.atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).plusHours(CUT_OFF_HOUR);
        this.cutOff = today.toInstant().isAfter(now) ? today : today.plusDays(1);
    }

    ObjectNode view(ApiVersion version) {
        ObjectNode view = Json.object().put("configuration_id", CONFIGURATION);
        ArrayNode list = view.putArray("delivery_options");
        Set<String> kinds = new HashSet<>();
        ShippingOptions.listed().filter(this::accepts).forEach(option -> {
            String kind = kind(option);
            if (kinds.add(kind + " of " + option.carrier().code())) {
                list.add(view(option, kind, version));
            }
        });
        if (version == ApiVersion.V2) {
            view.put("is_delivery_zone_configured", !list.isEmpty()).put("is_delivery_zone_excluded", false);
        }
        return view;
    }

    private boolean accepts(ShippingOption option) {
        ShippingMethod method = option.method(cart.grams());
        return method != null && !option.isReturn() && !option.isZonal()
                && !option.carrier().code().equals(Carrier.SENDCLOUD)
                && method.labelPrice(cart.from(), cart.to()) != null
                && method.fits(cart.size().get(0), cart.size().get(1), cart.size().get(2))
                && Contracts.allow(store, option.carrier());
    }

    private static String kind(ShippingOption option) {
        if (option.needsServicePoint()) {
            return "service_point_delivery";
        }
        return option.functionality("delivery_before").isNull() ? "standard_delivery" : "nominated_day_delivery";
    }

    private ObjectNode view(ShippingOption option, String kind, ApiVersion version) {
        ShippingMethod method = option.method(cart.grams());
        Carrier carrier = option.carrier();
        // options of the same delivery method have the same id
        String id = UUID.nameUUIDFromBytes((CONFIGURATION + kind).getBytes(StandardCharsets.UTF_8)).toString();
        ObjectNode view = Json.object().put("id", id).put("title", option.name())
                .put("internal_title", kind + "_" + carrier.code()).put("description", "Delivery by " + carrier.name())
                .put("delivery_method_type", kind).put("cut_off_time", time(cutOff));
        ObjectNode identifier = view.putObject("checkout_identifier");
        if (version == ApiVersion.V2) {
            identifier.put("type", "method_id").put("value", method.id());
        } else {
            identifier.put("type", "shipping_option_code").put("value", option.code());
        }
        Price price = Price.of(method, new Way(cart.from(), cart.to(), null, cart.toPostalCode()), BigDecimal.ZERO);
        view.putObject("shipping_rate").put("value", price.total().toPlainString()).put("currency", Price.CURRENCY);
        view.putObject("carrier").put("code", carrier.code()).put("name", carrier.name())
                .put("logo_url", "https://sendcloud-prod-scp-static-files.s3.amazonaws.com/" + carrier.code() + "/img/logo.svg");
        int leadTime = option.leadTime(cart.from(), cart.to());
        view.set("delivery_dates", kind.startsWith("nominated") ? dates(leadTime) : Json.array());
        ObjectNode leadTimes = view.putObject("lead_time_hours");
        for (int percentile : PERCENTILES) {
            leadTimes.put("p" + percentile, leadTime * (1 + percentile / 40));
        }
        view.put("sustainability_rating", option.needsServicePoint() ? "high" : "medium");
        if (version == ApiVersion.V2) {
            view.put("is_order_overweight", false);
            ObjectNode allowed = view.putObject("allowed_weight");
            allowed.putObject("min").put("value", Units.kilograms(option.minGrams())).put("unit", "kg");
            allowed.putObject("max").put("value", Units.kilograms(option.maxGrams())).put("unit", "kg");
        }
        return view;
    }

    /** The next days on which the carrier can deliver. The carrier does not deliver on Sunday. */
    private ArrayNode dates(int leadTime) {
        ArrayNode dates = Json.array();
        ZonedDateTime date = cutOff.plusHours(leadTime);
        while (dates.size() < NOMINATED_DAYS) {
            if (date.getDayOfWeek() != DayOfWeek.SUNDAY) {
                dates.addObject().put("delivery_date", time(date))
                        .put("parcel_handover_date", time(date.minusHours(leadTime)));
            }
            date = date.plusDays(1);
        }
        return dates;
    }

    private static String time(ZonedDateTime time) {
        return time.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }
}
