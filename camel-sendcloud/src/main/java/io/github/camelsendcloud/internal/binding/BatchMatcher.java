package io.github.camelsendcloud.internal.binding;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** Tells which thing of a list an answer is about, where the answer does not say so. */
final class BatchMatcher {

    /** What Sendcloud gives back as it got it. */
    private static final List<String> NAMES = List.of("external_reference", "order_id", "order_number");

    private BatchMatcher() {
    }

    /**
     * Whether a thing is the next of those that failed, rather than the next of those that were made.
     *
     * @param failed as the answer repeats it
     * @param made   {@code null} when there is none left
     */
    static boolean isOfFailed(JsonNode thing, JsonNode failed, JsonNode made) {
        if (made == null || failed.equals(thing)) {
            return true;
        }
        int difference = 0;
        for (Map.Entry<String, JsonNode> field : thing.properties()) {
            JsonNode inMade = made.path(field.getKey());
            // what an answer has in another form, or leaves out, tells nothing
            if (isText(field.getValue()) && isText(inMade)) {
                difference += isSame(field.getValue(), failed.path(field.getKey())) ? 1 : 0;
                difference -= isSame(field.getValue(), inMade) ? 1 : 0;
            }
        }
        return difference > 0;
    }

    /** Whether something that was made bears the name of another thing. */
    static boolean isOfAnother(JsonNode thing, JsonNode made) {
        return NAMES.stream().anyMatch(name -> isText(thing.path(name)) && isText(made.path(name))
                && !isSame(thing.path(name), made.path(name)));
    }

    private static boolean isText(JsonNode value) {
        return value.isValueNode() && !value.isNull();
    }

    /** Numbers come back as texts, and with other decimals. */
    private static boolean isSame(JsonNode one, JsonNode other) {
        if (one.asText().equals(other.asText())) {
            return true;
        }
        try {
            return new BigDecimal(one.asText()).compareTo(new BigDecimal(other.asText())) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
