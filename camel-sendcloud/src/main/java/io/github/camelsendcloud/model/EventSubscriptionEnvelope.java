package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The response that contains an event subscription.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record EventSubscriptionEnvelope(
        EventSubscription data,
        @UnknownFields Map<String, Object> other) {

    public EventSubscriptionEnvelope {
        other = NullSafe.copyOf(other);
    }
}
