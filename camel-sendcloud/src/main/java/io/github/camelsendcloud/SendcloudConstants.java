package io.github.camelsendcloud;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.camel.spi.Metadata;

/**
 * The headers that the component reads and sets. The component does not send other headers of a message to Sendcloud.
 */
public final class SendcloudConstants {

    @Metadata(label = "producer", javaType = "String",
              description = "The HTTP method of the call. The header takes precedence over the option method.",
              enums = "GET,POST,PUT,PATCH,DELETE")
    public static final String METHOD = "CamelSendcloudMethod";

    @Metadata(label = "producer", javaType = "java.util.Map or String",
              description = "Query parameters in addition to the query parameters of the endpoint: a Map or a query "
                            + "string. The header takes precedence.")
    public static final String QUERY = "CamelSendcloudQuery";

    @Metadata(label = "producer,security", javaType = "String",
              description = "The access_token from the response of brand/{brand_domain}/return-portal/outgoing. The other "
                            + "operations of the return portal are called with this token and without the credential of the "
                            + "account. The header stays on the message.")
    public static final String RETURN_PORTAL_TOKEN = "CamelSendcloudReturnPortalToken";

    @Metadata(javaType = "String",
              description = "The value of the path parameter id, or the id of an item that a consumer polled. Each path "
                            + "parameter has such a header: the header of tracking_number is CamelSendcloudTrackingNumber.")
    public static final String ID = "CamelSendcloudId";

    @Metadata(javaType = "String or Long",
              description = "The value of the path parameter parcel_id. For a received event: the id of the parcel of the "
                            + "event.")
    public static final String PARCEL_ID = "CamelSendcloudParcelId";

    @Metadata(label = "producer", javaType = "String",
              description = "The value of the path parameter type, such as label.")
    public static final String TYPE = "CamelSendcloudType";

    @Metadata(javaType = "String",
              description = "Before the call: the media type of a body that is sent unchanged. After the call: the media "
                            + "type of the response.")
    public static final String CONTENT_TYPE = "Content-Type";

    @Metadata(javaType = "String",
              description = "The name of the account, one of option accounts. A producer without option account calls with"
                            + " this account. A consumer with several accounts sets the header.")
    public static final String ACCOUNT = "CamelSendcloudAccount";

    @Metadata(javaType = "Integer", description = "The HTTP status of the response.")
    public static final String HTTP_RESPONSE_CODE = "CamelHttpResponseCode";

    @Metadata(javaType = "String",
              description = "The operation that was called, such as v3 POST /shipments/announce.")
    public static final String OPERATION = "CamelSendcloudOperation";

    @Metadata(javaType = "String",
              description = "The id that Sendcloud gave the request. Quote the id to the support of Sendcloud.")
    public static final String REQUEST_ID = "CamelSendcloudRequestId";

    @Metadata(label = "producer", javaType = "String",
              description = "The cursor of the next page of a list, for the query parameter cursor. The header is not set "
                            + "on the last page.")
    public static final String NEXT_CURSOR = "CamelSendcloudNextCursor";

    @Metadata(javaType = "Integer", description = "The number of attempts of the call.")
    public static final String ATTEMPTS = "CamelSendcloudAttempts";

    /** True when the object that the call was to make existed already; not set otherwise. */
    @Metadata(label = "producer", javaType = "Boolean",
              description = "Whether an object with the same reference existed before the call. The header is true or not "
                            + "set. When the header is true, CamelHttpResponseCode has the status of a success.")
    public static final String EXISTING = "CamelSendcloudExisting";

    @Metadata(label = "consumer", javaType = "java.time.Instant",
              description = "The time of the change of the item, by the clock of Sendcloud. A time without a time zone is "
                            + "read as UTC.")
    public static final String CHANGED_AT = "CamelSendcloudChangedAt";

    @Metadata(label = "consumer", javaType = "String",
              description = "The name of the received event, such as parcel_status_changed.")
    public static final String EVENT = "CamelSendcloudEvent";

    @Metadata(label = "consumer", javaType = "java.time.Instant",
              description = "The time at which the received event happened.")
    public static final String EVENT_TIMESTAMP = "CamelSendcloudEventTimestamp";

    @Metadata(label = "consumer", javaType = "Integer",
              description = "The number of the new status of the parcel.")
    public static final String STATUS_ID = "CamelSendcloudStatusId";

    @Metadata(label = "consumer", javaType = "String",
              description = "The tracking number of the parcel of the event.")
    public static final String TRACKING_NUMBER = "CamelSendcloudTrackingNumber";

    @Metadata(label = "consumer", javaType = "String",
              description = "The order number of the parcel or the return of the event.")
    public static final String ORDER_NUMBER = "CamelSendcloudOrderNumber";

    @Metadata(label = "consumer", javaType = "String",
              description = "The id of the shipment of the parcel of the event, in version 3 of the API.")
    public static final String SHIPMENT_ID = "CamelSendcloudShipmentId";

    @Metadata(label = "consumer", javaType = "Long", description = "The id of the integration of the event.")
    public static final String INTEGRATION_ID = "CamelSendcloudIntegrationId";

    @Metadata(label = "consumer", javaType = "Long", description = "The id of the return of the event.")
    public static final String RETURN_ID = "CamelSendcloudReturnId";

    /**
     * The exchange property with the body of an item after the last failed attempt. With bridgeErrorHandler, Camel
     * replaces the body of the message by the error message, so a route reads the item from this property.
     */
    public static final String ITEM = "CamelSendcloudItem";

    private static final String PREFIX = "CamelSendcloud";
    /**
     * The header of each path parameter. The number of entries is the number of names in the addresses of all routes.
     */
    private static final Map<String, String> PATH_PARAMETERS = new ConcurrentHashMap<>();

    private SendcloudConstants() {
    }

    /** The header of a path parameter: {@code tracking_number} has {@code CamelSendcloudTrackingNumber}. */
    public static String pathParameter(String name) {
        return PATH_PARAMETERS.computeIfAbsent(name, SendcloudConstants::header);
    }

    private static String header(String name) {
        StringBuilder header = new StringBuilder(PREFIX);
        for (String word : name.split("[_-]")) {
            if (!word.isEmpty()) {
                header.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        return header.toString();
    }
}
