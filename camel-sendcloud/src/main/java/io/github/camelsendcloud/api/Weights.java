package io.github.camelsendcloud.api;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The weights of the parcels of an object, in kilograms.
 *
 * @param kilograms in ascending order; {@code null} when no weight is known, or one weight is unreadable
 */
record Weights(List<BigDecimal> kilograms) {

    /** The precision of Sendcloud, which stores whole grams. */
    private static final BigDecimal GRAM = new BigDecimal("0.001");

    /** @param nodes the weights; each weight is a number, a text or an object with {@code value} and {@code unit} */
    static Weights of(List<JsonNode> nodes) {
        List<BigDecimal> kilograms = new ArrayList<>();
        for (JsonNode node : nodes) {
            BigDecimal weight = kilograms(node);
            if (weight == null) {
                return new Weights(null);
            }
            kilograms.add(weight);
        }
        kilograms.sort(null);
        return new Weights(kilograms.isEmpty() ? null : kilograms);
    }

    private static BigDecimal kilograms(JsonNode node) {
        String name = node.path("unit").asText("");
        // API v2 has kilograms without a unit
        WeightUnit unit = name.isEmpty() ? WeightUnit.KG : WeightUnit.of(name);
        String value = (node.isObject() ? node.path("value") : node).asText("").strip();
        try {
            // a longer text is not a weight, and an exponent could make a number with very many digits
            return unit == null || value.length() > 20 || value.indexOf('e') >= 0 || value.indexOf('E') >= 0
                    ? null : new BigDecimal(value).multiply(unit.kilograms());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Whether both weights may be the same: unknown weights are the same as any weights. */
    boolean isLike(Weights others) {
        if (kilograms == null || others.kilograms == null) {
            return true;
        }
        if (kilograms.size() != others.kilograms.size()) {
            return false;
        }
        for (int i = 0; i < kilograms.size(); i++) {
            if (kilograms.get(i).subtract(others.kilograms.get(i)).abs().compareTo(GRAM) >= 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return kilograms == null
                ? "unknown"
                : kilograms.stream().map(weight -> weight.stripTrailingZeros().toPlainString() + " kg")
                        .collect(Collectors.joining(" + "));
    }
}
