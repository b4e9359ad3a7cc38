package io.github.camelsendcloud.internal.binding;

import java.util.List;

import io.github.camelsendcloud.SendcloudConstants;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Sets and removes the headers that describe a call. After a failed call, the message has no header of an earlier call.
 */
final class CallHeaders {

    /** The exchange property that marks a redelivery delay of this component. The next call removes the delay. */
    private static final String DELAYED = "CamelSendcloudRedeliveryDelay";

    private static final List<String> ALL = List.of(
            SendcloudConstants.HTTP_RESPONSE_CODE, SendcloudConstants.OPERATION, SendcloudConstants.REQUEST_ID,
            SendcloudConstants.NEXT_CURSOR, SendcloudConstants.ATTEMPTS, SendcloudConstants.EXISTING);

    private CallHeaders() {
    }

    /** Removes the headers of an earlier call, since the current call has failed before a request was sent. */
    static void clear(Exchange exchange) {
        endDelay(exchange);
        ALL.forEach(exchange.getMessage()::removeHeader);
    }

    /**
     * Sets a header.
     *
     * @param value {@code null} when this call has no value: then the header of an earlier call is removed
     */
    static void set(Message message, String header, Object value) {
        if (value != null) {
            message.setHeader(header, value);
        } else if (message.hasHeaders()) {
            message.removeHeader(header);
        }
    }

    /** Makes Camel's redelivery wait as long as the server has requested. */
    static void delay(Exchange exchange, long millis) {
        exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY, millis);
        exchange.setProperty(DELAYED, Boolean.TRUE);
    }

    /** Removes the delay of an earlier call. A delay that the route has set stays. */
    static void endDelay(Exchange exchange) {
        if (exchange.removeProperty(DELAYED) != null) {
            exchange.getMessage().removeHeader(Exchange.REDELIVERY_DELAY);
        }
    }
}
