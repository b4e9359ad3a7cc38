package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

/**
 * The event subscriptions of the account.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record EventSubscriptionList(
        List<EventSubscription> data,
        @UnknownFields Map<String, Object> other) {

    public EventSubscriptionList {
        data = NullSafe.copyOf(data);
        other = NullSafe.copyOf(other);
    }
}
