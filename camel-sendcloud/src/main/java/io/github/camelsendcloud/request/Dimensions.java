package io.github.camelsendcloud.request;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * The size of a parcel. No part is {@code null}, and each length is more than 0.
 *
 * @param length the longest side
 */
public record Dimensions(BigDecimal length, BigDecimal width, BigDecimal height, Unit unit) {

    /** A unit of length that Sendcloud knows. */
    public enum Unit {

        CM("1"),
        MM("0.1"),
        M("100"),
        YD("91.44"),
        FT("30.48"),
        IN("2.54");

        private final BigDecimal centimeters;

        Unit(String centimeters) {
            this.centimeters = new BigDecimal(centimeters);
        }

        /** The name at Sendcloud, such as {@code cm}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws InvalidRequestException when a part is missing, or when a length is not more than 0 */
    public Dimensions {
        Fields.positive("length", Fields.require("length", length));
        Fields.positive("width", Fields.require("width", width));
        Fields.positive("height", Fields.require("height", height));
        Fields.require("dimension_unit", unit);
    }

    /** @param length a number with a decimal point, as are the others */
    public static Dimensions centimeters(String length, String width, String height) {
        return new Dimensions(
                Fields.number("length", length), Fields.number("width", width), Fields.number("height", height), Unit.CM);
    }

    Map<String, Object> asText() {
        return as(BigDecimal::toPlainString).put("unit", unit.toString()).map();
    }

    Map<String, Object> asNumber() {
        return as(side -> side).put("unit", unit.toString()).map();
    }

    /** The form of API v2, which has texts in centimeters. */
    Fields inCentimeters() {
        return as(side -> side.multiply(unit.centimeters).toPlainString());
    }

    private Fields as(Function<BigDecimal, Object> form) {
        return new Fields().put("length", form.apply(length)).put("width", form.apply(width)).put("height", form.apply(height));
    }
}
