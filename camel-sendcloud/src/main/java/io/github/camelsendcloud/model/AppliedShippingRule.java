package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * A shipping rule that changed a shipment.
 *
 * @param other what has no component here, by the name that Sendcloud gives it
 */
public record AppliedShippingRule(
        Rule rule,
        @Other Map<String, Object> other) {

    public AppliedShippingRule {
        other = Absent.asEmpty(other);
    }

    /**
     * The rule itself.
     *
     * @param other what has no component here, by the name that Sendcloud gives it
     */
    public record Rule(
            Long id,
            String name,
            @Other Map<String, Object> other) {

        public Rule {
            other = Absent.asEmpty(other);
        }
    }
}
