package io.github.camelsendcloud.api;

import java.math.BigDecimal;
import java.util.Locale;

/** A unit of mass that Sendcloud knows. */
public enum WeightUnit {

    /** Kilograms. */
    KG("1"),
    /** Grams. */
    G("0.001"),
    /** Pounds of 0.45359237 kg. */
    LBS("0.45359237"),
    /** Ounces, a sixteenth of a pound. */
    OZ("0.028349523125");

    private final BigDecimal kilograms;

    WeightUnit(String kilograms) {
        this.kilograms = new BigDecimal(kilograms);
    }

    /** The exact number of kilograms of one unit. */
    public BigDecimal kilograms() {
        return kilograms;
    }

    /** The name at Sendcloud: {@code kg}, {@code g}, {@code lbs} or {@code oz}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param  name in upper or lower case
     * @return      {@code null} for an unknown name
     */
    public static WeightUnit of(String name) {
        for (WeightUnit unit : values()) {
            if (unit.name().equalsIgnoreCase(name)) {
                return unit;
            }
        }
        return null;
    }
}
