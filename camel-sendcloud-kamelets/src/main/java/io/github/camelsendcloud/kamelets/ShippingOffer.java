package io.github.camelsendcloud.kamelets;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A shipping option with its price.
 *
 * @param code     the code of the shipping option
 * @param carrier  the code of the carrier
 * @param contract the id of the contract that the price belongs to; {@code null} for the default contract
 * @param price    the price of the shipment
 * @param currency the currency of the price
 * @param hours    the lead time; {@code null} when Sendcloud knows no lead time
 */
record ShippingOffer(String code, String carrier, Object contract, BigDecimal price, String currency, BigDecimal hours) {

    private static final Comparator<ShippingOffer> PRICE = Comparator.comparing(ShippingOffer::price);
    private static final Comparator<ShippingOffer> TIME
            = Comparator.comparing(ShippingOffer::hours, Comparator.nullsLast(Comparator.naturalOrder()));

    /**
     * Returns the offers of a response, the best offer first.
     *
     * @param response     the response of {@code shipping-options}
     * @param choice       {@code cheapest} or {@code fastest}
     * @param servicePoint whether the order has a service point
     */
    static List<ShippingOffer> best(Map<?, ?> response, String choice, boolean servicePoint) {
        List<ShippingOffer> offers = new ArrayList<>();
        if (response.get("data") instanceof List<?> options) {
            for (Object option : options) {
                ShippingOffer offer = of((Map<?, ?>) option, servicePoint);
                if (offer != null) {
                    offers.add(offer);
                }
            }
        }
        offers.sort(choice.equals("cheapest") ? PRICE.thenComparing(TIME) : TIME.thenComparing(PRICE));
        return offers;
    }

    /** @return {@code null} when the option has no price, is for returns, or does not fit the order */
    private static ShippingOffer of(Map<?, ?> option, boolean servicePoint) {
        if (!(option.get("quotes") instanceof List<?> quotes) || quotes.isEmpty()
                || Boolean.TRUE.equals(value(option, "functionalities", "returns"))
                || Boolean.TRUE.equals(value(option, "requirements", "is_service_point_required")) != servicePoint) {
            return null;
        }
        Map<?, ?> quote = (Map<?, ?>) quotes.get(0);
        Object price = value(quote, "price", "total", "value");
        Object hours = quote.get("lead_time");
        return price == null
                ? null
                : new ShippingOffer(
                        String.valueOf(option.get("code")), String.valueOf(value(option, "carrier", "code")),
                        value(option, "contract", "id"), new BigDecimal(price.toString()),
                        String.valueOf(value(quote, "price", "total", "currency")),
                        hours == null ? null : new BigDecimal(hours.toString()));
    }

    /** Returns the value at a path; {@code null} when a part of the path is missing. */
    static Object value(Object from, String... path) {
        Object value = from;
        for (String name : path) {
            value = value instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return value;
    }
}
