package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * A shipping rule that changed a shipment.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
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
     * @param other fields without a component in this record, by their names at Sendcloud
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
