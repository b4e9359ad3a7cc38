package io.github.camelsendcloud.datatype;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.camelsendcloud.SendcloudConstants;
import org.apache.camel.Message;
import org.apache.camel.cloudevents.CloudEvent;
import org.apache.camel.cloudevents.CloudEvents;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;

/**
 * Adds the headers of a CloudEvent to a received event or a polled item. Two deliveries of the same event have the same
 * id.
 */
@DataTypeTransformer(name = "sendcloud:application-cloudevents",
                     description = "Adds CloudEvent headers to a received event or a polled item")
public class CloudEventsDataTypeTransformer extends Transformer {

    private static final String TYPE = "io.github.camelsendcloud.";

    @Override
    public void transform(Message message, DataType from, DataType to) {
        CloudEvent version = CloudEvents.v1_0;
        Map<String, Object> headers = message.getHeaders();
        String event = message.getHeader(SendcloudConstants.EVENT, String.class);
        String type = TYPE + (event != null ? event : "changed." + list(message));
        String subject = subject(message);
        Instant time = message.getHeader(SendcloudConstants.EVENT_TIMESTAMP, Instant.class);
        if (time == null) {
            time = message.getHeader(SendcloudConstants.CHANGED_AT, Instant.class);
        }
        headers.put(CloudEvent.CAMEL_CLOUD_EVENT_VERSION, version.version());
        headers.put(CloudEvent.CAMEL_CLOUD_EVENT_TYPE, type);
        headers.put(CloudEvent.CAMEL_CLOUD_EVENT_SOURCE, source(message));
        headers.put(CloudEvent.CAMEL_CLOUD_EVENT_TIME,
                time != null ? time.toString() : version.getEventTime(message.getExchange()));
        headers.put(CloudEvent.CAMEL_CLOUD_EVENT_CONTENT_TYPE, "application/json");
        if (subject != null) {
            headers.put(CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT, subject);
        }
        headers.put(CloudEvent.CAMEL_CLOUD_EVENT_ID, subject == null || time == null
                ? message.getExchange().getExchangeId()
                : Stream.of(type, subject, time, message.getHeader(SendcloudConstants.STATUS_ID)).filter(Objects::nonNull)
                        .map(Object::toString).reduce((a, b) -> a + "/" + b).orElseThrow());
    }

    /** The list of a polled item: shipments for {@code v3 GET /shipments}. */
    private static String list(Message message) {
        String operation = message.getHeader(SendcloudConstants.OPERATION, String.class);
        if (operation == null) {
            throw new IllegalArgumentException(
                    "The message is no event of Sendcloud: the headers " + SendcloudConstants.EVENT + " and "
                                               + SendcloudConstants.OPERATION + " are missing");
        }
        return operation.substring(operation.indexOf('/') + 1).replace('/', '.');
    }

    private static String source(Message message) {
        String account = message.getHeader(SendcloudConstants.ACCOUNT, String.class);
        String integration = message.getHeader(SendcloudConstants.INTEGRATION_ID, String.class);
        return account != null ? "sendcloud.account." + account
                : integration != null ? "sendcloud.integration." + integration : "sendcloud";
    }

    private static String subject(Message message) {
        return Stream.of(SendcloudConstants.ID, SendcloudConstants.PARCEL_ID, SendcloudConstants.RETURN_ID,
                SendcloudConstants.SHIPMENT_ID, SendcloudConstants.ORDER_NUMBER)
                .map(name -> message.getHeader(name, String.class)).filter(Objects::nonNull).findFirst().orElse(null);
    }
}
