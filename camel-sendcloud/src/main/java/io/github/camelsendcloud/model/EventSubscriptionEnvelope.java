package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The response that carries an event subscription.
 *
 * @param other fields that have no component here, by the name that Sendcloud gives them
 */
public record EventSubscriptionEnvelope(
        EventSubscription data,
        @UnknownFields Map<String, Object> other) {

    public EventSubscriptionEnvelope {
        other = NullSafe.copyOf(other);
    }
}
