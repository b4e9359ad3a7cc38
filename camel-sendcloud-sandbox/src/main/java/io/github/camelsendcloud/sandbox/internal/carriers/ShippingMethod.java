package io.github.camelsendcloud.sandbox.internal.carriers;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A weight class of a shipping option. API v2 calls the weight class a shipping method. A shipping method has an id.
 *
 * @param weightClass the part of the name that says the weights; empty if the option has one class only
 * @param minGrams    the lowest weight, inclusive
 * @param maxGrams    the highest weight, inclusive
 * @param length      the greatest length in cm
 * @param width       the greatest width in cm
 * @param height      the greatest height in cm
 * @param prices      the prices of a label in EUR, by the country of the receiver or by the name of a zone
 */
public record ShippingMethod(
        long id, ShippingOption option, String weightClass, int minGrams, int maxGrams, int length, int width, int height,
        Map<String, BigDecimal> prices) {

    /** The name that v2 shows. */
    public String name() {
        return weightClass.isEmpty() ? option.name() : option.name() + " " + weightClass;
    }

    /** The price of a label without surcharges; null if the method does not ship between these countries. */
    public BigDecimal labelPrice(String from, String to) {
        if (!option.shipsFrom(from)) {
            return null;
        }
        BigDecimal price = prices.get(to);
        return price != null ? price : prices.get(Zones.of(from, to));
    }

    /** The countries that the method ships to from this country. */
    public List<String> destinations(String from) {
        List<String> countries = new ArrayList<>();
        for (String to : Zones.countries()) {
            if (labelPrice(from, to) != null) {
                countries.add(to);
            }
        }
        return countries;
    }

    public boolean accepts(long grams) {
        return grams >= minGrams && grams <= maxGrams;
    }

    /** Whether a parcel of this size is not too large. A size of 0 is unknown. */
    public boolean fits(double parcelLength, double parcelWidth, double parcelHeight) {
        return parcelLength <= length && parcelWidth <= width && parcelHeight <= height;
    }
}
