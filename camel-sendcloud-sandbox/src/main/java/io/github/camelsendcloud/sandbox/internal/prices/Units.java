package io.github.camelsendcloud.sandbox.internal.prices;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** Converts weights and lengths in the units of both versions of the API. */
public final class Units {

    private static final Map<String, BigDecimal> GRAMS = Map.of(
            "kg", new BigDecimal(1000), "g", BigDecimal.ONE, "lbs", new BigDecimal("453.59237"),
            "oz", new BigDecimal("28.349523125"), "kilogram", new BigDecimal(1000), "gram", BigDecimal.ONE);
    private static final Map<String, BigDecimal> CENTIMETRES = Map.of(
            "cm", BigDecimal.ONE, "mm", new BigDecimal("0.1"), "m", new BigDecimal(100), "yd", new BigDecimal("91.44"),
            "ft", new BigDecimal("30.48"), "in", new BigDecimal("2.54"), "centimeter", BigDecimal.ONE,
            "millimeter", new BigDecimal("0.1"), "meter", new BigDecimal(100));

    private Units() {
    }

    public static boolean isWeight(String unit) {
        return GRAMS.containsKey(unit);
    }

    public static boolean isLength(String unit) {
        return CENTIMETRES.containsKey(unit);
    }

    /** The weight of an object with {@code value} and {@code unit}, in g, rounded up; 0 if the object has no number. */
    public static long grams(JsonNode weight) {
        BigDecimal value = Json.number(weight.path("value"));
        return value == null ? 0 : grams(value, Json.text(weight, "unit", "kg"));
    }

    /** A weight in g, rounded up. An unknown unit counts as kg. */
    public static long grams(BigDecimal value, String unit) {
        return exactGrams(value, unit).setScale(0, RoundingMode.CEILING).longValue();
    }

    /** A weight in kg. An unknown unit counts as kg. */
    public static BigDecimal kilograms(BigDecimal value, String unit) {
        return exactGrams(value, unit).movePointLeft(3);
    }

    private static BigDecimal exactGrams(BigDecimal value, String unit) {
        return value.multiply(GRAMS.getOrDefault(unit, GRAMS.get("kg")));
    }

    /** A length in cm. An unknown unit counts as cm. */
    public static BigDecimal centimetres(BigDecimal value, String unit) {
        return value.multiply(CENTIMETRES.getOrDefault(unit, BigDecimal.ONE));
    }

    /** A weight in kg with three decimals, as both versions of the API show weights. */
    public static String kilograms(long grams) {
        return BigDecimal.valueOf(grams, 3).toPlainString();
    }
}
