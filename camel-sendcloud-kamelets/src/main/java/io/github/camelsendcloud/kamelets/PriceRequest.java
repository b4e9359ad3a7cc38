package io.github.camelsendcloud.kamelets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a request for the prices of an order. */
final class PriceRequest {

    private PriceRequest() {
    }

    /**
     * @param  order                    an announcement
     * @param  fromCountry              the country of the sender when the order has none; empty for none
     * @param  fromPostalCode           the postal code of the sender when the order has none; empty for none
     * @throws IllegalArgumentException when a country is missing, because then Sendcloud knows no price
     */
    static Map<String, Object> of(Map<String, Object> order, String fromCountry, String fromPostalCode) {
        Map<String, Object> request = new LinkedHashMap<>();
        boolean hasSender = order.get("from_address") != null;
        put(request, "from_country_code",
                hasSender ? ShippingOffer.value(order, "from_address", "country_code") : blankToNull(fromCountry));
        put(request, "from_postal_code",
                hasSender ? ShippingOffer.value(order, "from_address", "postal_code") : blankToNull(fromPostalCode));
        put(request, "to_country_code", ShippingOffer.value(order, "to_address", "country_code"));
        put(request, "to_postal_code", ShippingOffer.value(order, "to_address", "postal_code"));
        put(request, "to_service_point_id", ShippingOffer.value(order, "to_service_point", "id"));
        require(request, "to_country_code", "The order has no country in to_address");
        require(request, "from_country_code", "The order has no country in from_address, and parameter fromCountry is not set");
        List<Map<String, Object>> parcels = new ArrayList<>();
        if (order.get("parcels") instanceof List<?> list) {
            for (Object parcel : list) {
                Map<String, Object> described = new LinkedHashMap<>();
                put(described, "weight", ShippingOffer.value(parcel, "weight"));
                put(described, "dimensions", ShippingOffer.value(parcel, "dimensions"));
                parcels.add(described);
            }
        }
        request.put("parcels", parcels);
        request.put("calculate_quotes", true);
        return request;
    }

    private static void put(Map<String, Object> to, String name, Object value) {
        if (value != null) {
            to.put(name, value);
        }
    }

    private static void require(Map<String, Object> request, String name, String problem) {
        if (!request.containsKey(name)) {
            throw new IllegalArgumentException(problem + ": without the country, Sendcloud knows no price");
        }
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
