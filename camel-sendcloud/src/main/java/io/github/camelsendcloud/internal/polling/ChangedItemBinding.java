package io.github.camelsendcloud.internal.polling;

import java.util.function.Supplier;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelsendcloud.SendcloudConstants;
import io.github.camelsendcloud.internal.binding.EndpointBinding;
import io.github.camelsendcloud.internal.binding.EndpointRuntime;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Binds an item of a list to the message of an exchange. */
final class ChangedItemBinding {

    private final Supplier<EndpointRuntime> runtimes;
    private final Class<?> type;
    /** The runtime of the list. The account of the runtime may be removed before the items are bound. */
    private EndpointRuntime runtime;
    private ChangeFeed.ListHead head;

    /**
     * @param runtimes gives the current runtime
     * @param type     the class of the message bodies; {@code null} for JSON as text
     */
    ChangedItemBinding(Supplier<EndpointRuntime> runtimes, Class<?> type) {
        this.runtimes = runtimes;
        this.type = type;
    }

    /** Sets the list to which the next items belong. */
    void head(ChangeFeed.ListHead head) {
        this.head = head;
        this.runtime = runtimes.get();
    }

    /**
     * Sets the headers and the body of the message.
     *
     * @throws JsonProcessingException when the item does not fit the class of the message bodies
     */
    void bind(ChangedItem item, Exchange exchange) throws JsonProcessingException {
        Message message = exchange.getMessage();
        runtime.head(head.request(), head.result(), exchange);
        if (item.id() != null) {
            message.setHeader(SendcloudConstants.ID, item.id());
        }
        if (item.changed() != null) {
            message.setHeader(SendcloudConstants.CHANGED_AT, item.changed());
            message.setHeader(Exchange.MESSAGE_TIMESTAMP, item.changed().toEpochMilli());
        }
        message.setHeader(SendcloudConstants.CONTENT_TYPE, "application/json");
        message.setBody(type == null ? item.json().toString() : EndpointBinding.read(item.json(), type));
    }
}
