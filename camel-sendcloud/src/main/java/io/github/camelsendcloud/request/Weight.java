package io.github.camelsendcloud.request;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

import io.github.camelsendcloud.api.WeightUnit;

/**
 * A mass, which is more than 0.
 *
 * @param value never {@code null}
 * @param unit  never {@code null}
 */
public record Weight(BigDecimal value, WeightUnit unit) {

    /** @throws InvalidRequestException when a part is missing, or when the value is not more than 0 */
    public Weight {
        Fields.positive("weight", Fields.require("weight", value));
        Fields.require("weight_unit", unit);
    }

    /** @param value a number with a decimal point, such as {@code 1.320} */
    public static Weight kilograms(String value) {
        return new Weight(Fields.number("weight", value), WeightUnit.KG);
    }

    public static Weight grams(long value) {
        return new Weight(BigDecimal.valueOf(value), WeightUnit.G);
    }

    /** The mass in kilograms, rounded up to whole grams: Sendcloud stores grams. */
    public BigDecimal inKilograms() {
        BigDecimal exact = value.multiply(unit.kilograms());
        return exact.scale() > 3 ? exact.setScale(3, RoundingMode.CEILING) : exact;
    }

    /** The form of a parcel, whose value is a text. */
    Map<String, Object> asText() {
        return Map.of("value", value.toPlainString(), "unit", unit.toString());
    }

    /** The form of an item and of a return, whose value is a number. */
    Map<String, Object> asNumber() {
        return Map.of("value", value, "unit", unit.toString());
    }
}
