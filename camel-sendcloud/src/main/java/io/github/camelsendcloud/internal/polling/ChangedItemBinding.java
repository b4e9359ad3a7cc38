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

    private final Supplier<EndpointRuntime> runtime;
    private final Class<?> type;
    private ChangeFeed.ListHead head;

    /** @param type the class of the message bodies; {@code null} for JSON as text */
    ChangedItemBinding(Supplier<EndpointRuntime> runtime, Class<?> type) {
        this.runtime = runtime;
        this.type = type;
    }

    /** Sets the list to which the next items belong. */
    void head(ChangeFeed.ListHead head) {
        this.head = head;
    }

    /**
     * Sets the headers and the body of the message.
     *
     * @throws JsonProcessingException when the item does not fit the class of the message bodies
     */
    void bind(ChangedItem item, Exchange exchange) throws JsonProcessingException {
        Message message = exchange.getMessage();
        runtime.get().head(head.request(), head.result(), exchange);
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
