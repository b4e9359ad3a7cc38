package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

/**
 * The event subscriptions of the account.
 *
 * @param other fields that have no component here, by the name that Sendcloud gives them
 */
public record EventSubscriptionList(
        List<EventSubscription> data,
        @UnknownFields Map<String, Object> other) {

    public EventSubscriptionList {
        data = NullSafe.copyOf(data);
        other = NullSafe.copyOf(other);
    }
}
