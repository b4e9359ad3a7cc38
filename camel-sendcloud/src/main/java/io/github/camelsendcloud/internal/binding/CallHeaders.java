package io.github.camelsendcloud.internal.binding;

import java.util.List;

import io.github.camelsendcloud.SendcloudConstants;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** The headers that tell of a call. A failed call leaves none of an earlier call on the message. */
final class CallHeaders {

    /** The exchange property that says that the delay on the message is from here, and is to go with the next call. */
    private static final String DELAYED = "CamelSendcloudRedeliveryDelay";

    private static final List<String> ALL = List.of(
            SendcloudConstants.HTTP_RESPONSE_CODE, SendcloudConstants.OPERATION, SendcloudConstants.REQUEST_ID,
            SendcloudConstants.NEXT_CURSOR, SendcloudConstants.ATTEMPTS, SendcloudConstants.EXISTING);

    private CallHeaders() {
    }

    /** Removes what an earlier call has left: this call has failed before anything was sent. */
    static void clear(Exchange exchange) {
        endDelay(exchange);
        ALL.forEach(exchange.getMessage()::removeHeader);
    }

    /**
     * Sets a header.
     *
     * @param value {@code null} when this call has none: what the header had is of another call
     */
    static void set(Message message, String header, Object value) {
        if (value == null) {
            message.removeHeader(header);
        } else {
            message.setHeader(header, value);
        }
    }

    /** Has Camel's own redelivery wait as long as the server asked for. */
    static void delay(Exchange exchange, long millis) {
        exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY, millis);
        exchange.setProperty(DELAYED, Boolean.TRUE);
    }

    /** Removes the delay of an earlier call; one that the route has set stays. */
    static void endDelay(Exchange exchange) {
        if (exchange.removeProperty(DELAYED) != null) {
            exchange.getMessage().removeHeader(Exchange.REDELIVERY_DELAY);
        }
    }
}
