package io.github.camelsendcloud.sandbox.internal.shipping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.carriers.ShippingOption;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import io.github.camelsendcloud.sandbox.internal.prices.Prices;
import io.github.camelsendcloud.sandbox.internal.prices.Units;

/**
 * A parcel in a request for shipping options.
 *
 * @param grams           0 for unknown
 * @param length          in cm; 0 for unknown
 * @param width           in cm; 0 for unknown
 * @param height          in cm; 0 for unknown
 * @param additionalValue the value to insure in addition to the insurance of the carrier; null for unknown
 * @param totalValue      the value to insure; null for unknown
 */
record OptionParcel(
        long grams, double length, double width, double height, BigDecimal additionalValue, BigDecimal totalValue) {

    private static final List<String> SIDES = List.of("length", "width", "height");

    /** The parcel in a request. Adds an error for each invalid field. */
    static OptionParcel read(JsonNode parcel, String pointer, List<ObjectNode> errors) {
        JsonNode weight = parcel.path("weight");
        if (!isAbsent(weight)) {
            unit(weight, pointer + "/weight", Units.isWeight(Json.text(weight, "unit", "")), errors);
            positive(weight.path("value"), pointer + "/weight/value", errors);
        }
        List<Double> size = new ArrayList<>();
        JsonNode dimensions = parcel.path("dimensions");
        if (!isAbsent(dimensions)) {
            unit(dimensions, pointer + "/dimensions", Units.isLength(Json.text(dimensions, "unit", "")), errors);
        }
        for (String side : SIDES) {
            BigDecimal value = isAbsent(dimensions)
                    ? BigDecimal.ZERO : positive(dimensions.path(side), pointer + "/dimensions/" + side, errors);
            size.add(value == null ? 0 : Units.centimetres(value, Json.text(dimensions, "unit", "cm")).doubleValue());
        }
        return new OptionParcel(
                Units.grams(weight), size.get(0), size.get(1), size.get(2),
                Prices.amount(parcel.path("additional_insured_price")), Prices.amount(parcel.path("total_insured_price")));
    }

    private static boolean isAbsent(JsonNode node) {
        return node instanceof MissingNode || node.isNull();
    }

    private static void unit(JsonNode measure, String pointer, boolean valid, List<ObjectNode> errors) {
        if (isAbsent(measure.path("unit"))) {
            errors.add(ErrorResponses.errorAt(pointer + "/unit", "required", "This field is required."));
        } else if (!valid) {
            String detail = ErrorResponses.notAChoice(measure.path("unit").asText());
            errors.add(ErrorResponses.errorAt(pointer + "/unit", "invalid_choice", detail));
        }
    }

    private static BigDecimal positive(JsonNode value, String pointer, List<ObjectNode> errors) {
        BigDecimal number = Json.number(value);
        if (isAbsent(value)) {
            errors.add(ErrorResponses.errorAt(pointer, "required", "This field is required."));
        } else if (number == null) {
            errors.add(ErrorResponses.errorAt(pointer, "invalid", "A valid number is required."));
        } else if (number.signum() <= 0) {
            errors.add(ErrorResponses.errorAt(pointer, "min_value", "Ensure this value is greater than 0."));
        }
        return number;
    }

    /** Whether the carrier charges for the volume and not for the weight. */
    boolean isVolumetric(ShippingOption option) {
        return volumetricGrams(option) > grams;
    }

    /** The weight that the carrier charges, in g. */
    long billedGrams(ShippingOption option) {
        return Math.max(grams, volumetricGrams(option));
    }

    private long volumetricGrams(ShippingOption option) {
        int divisor = option.carrier().volumetricDivisor();
        return divisor == 0 ? 0 : (long) Math.ceil(length * width * height * 1000 / divisor);
    }

    /** The value that Sendcloud insures, in addition to the insurance of the carrier. */
    BigDecimal insuredValue(ShippingOption option) {
        if (additionalValue != null) {
            return additionalValue;
        }
        BigDecimal carrier = BigDecimal.valueOf(option.functionality("insurance").asInt(0));
        return totalValue == null ? BigDecimal.ZERO : totalValue.subtract(carrier).max(BigDecimal.ZERO);
    }
}
