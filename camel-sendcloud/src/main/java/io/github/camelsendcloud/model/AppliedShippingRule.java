package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * A shipping rule that changed a shipment.
 *
 * @param other what has no component here, by the name that Sendcloud gives it
 */
public record AppliedShippingRule(
        Rule rule,
        @UnknownFields Map<String, Object> other) {

    public AppliedShippingRule {
        other = NullSafe.copyOf(other);
    }

    /**
     * The rule itself.
     *
     * @param other what has no component here, by the name that Sendcloud gives it
     */
    public record Rule(
            Long id,
            String name,
            @UnknownFields Map<String, Object> other) {

        public Rule {
            other = NullSafe.copyOf(other);
        }
    }
}
