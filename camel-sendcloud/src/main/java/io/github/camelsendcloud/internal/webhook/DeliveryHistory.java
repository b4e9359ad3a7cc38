package io.github.camelsendcloud.internal.webhook;

import java.time.Instant;

import io.github.camelsendcloud.api.DeliveryStatus;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;

/**
 * Remembers the latest responses to deliveries. The fields are volatile and independent: a reader may see a delivery
 * that is newer than the refusal next to the delivery.
 */
final class DeliveryHistory {

    private static final int OK = 200;

    private volatile Instant deliveredAt;
    private volatile Instant refusedAt;
    private volatile int refusedStatus;

    /** A handler whose responses this object remembers. */
    AsyncProcessor of(WebhookHandler handler) {
        return new AsyncProcessorSupport() {
            @Override
            public boolean process(Exchange server, AsyncCallback callback) {
                return handler.process(server, sync -> {
                    add(server);
                    callback.done(sync);
                });
            }
        };
    }

    DeliveryStatus status() {
        return new DeliveryStatus(deliveredAt, refusedAt, refusedStatus);
    }

    private void add(Exchange server) {
        int status = server.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, OK, Integer.class);
        if (status == OK) {
            deliveredAt = Instant.now();
        } else {
            refusedStatus = status;
            refusedAt = Instant.now();
        }
    }
}
