package io.github.camelsendcloud.internal.webhook;

import java.time.Instant;
import java.util.function.Supplier;

import io.github.camelsendcloud.api.ActivityListener;
import io.github.camelsendcloud.api.DeliveryStatus;

/**
 * Remembers the latest responses to deliveries, and reports each response to a listener. The fields are volatile and
 * independent: a reader may see a delivery that is newer than the refusal next to the delivery.
 */
final class DeliveryHistory {

    private final Supplier<ActivityListener> listener;
    private volatile Instant deliveredAt;
    private volatile Instant refusedAt;
    private volatile int refusedStatus;

    DeliveryHistory(Supplier<ActivityListener> listener) {
        this.listener = listener;
    }

    /** @param routed whether a route has processed the event */
    void add(WebhookResponse response, boolean routed) {
        if (response == WebhookResponse.OK) {
            deliveredAt = Instant.now();
        } else {
            refusedStatus = response.status();
            refusedAt = Instant.now();
        }
        listener.get().webhookEnded(response.tag(routed));
    }

    DeliveryStatus status() {
        return new DeliveryStatus(deliveredAt, refusedAt, refusedStatus);
    }
}
