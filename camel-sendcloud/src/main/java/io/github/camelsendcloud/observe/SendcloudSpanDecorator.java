package io.github.camelsendcloud.observe;

import java.util.Locale;
import java.util.Map;

import io.github.camelsendcloud.SendcloudComponent;
import io.github.camelsendcloud.SendcloudConfiguration;
import io.github.camelsendcloud.SendcloudConstants;
import io.github.camelsendcloud.SendcloudEndpoint;
import io.github.camelsendcloud.SendcloudOperationFailedException;
import io.github.camelsendcloud.api.ApiVersion;
import io.github.camelsendcloud.api.HttpMethod;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.OperationCatalog;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.LRUCacheFactory;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.TagConstants;
import org.apache.camel.telemetry.decorators.AbstractHttpSpanDecorator;

/**
 * Describes the calls of Sendcloud in the spans of camel-telemetry. The name of a span is the operation, such as
 * {@code v3 GET /parcels/{id}}, without the values of a call. No tag has a key or a query of an address.
 */
public class SendcloudSpanDecorator extends AbstractHttpSpanDecorator {

    private static final String COMPONENT = "sendcloud";
    private static final String CAMEL_URI = "camel.uri";
    private static final int REMEMBERED = 1000;

    /** The operations by the address, the version, the method and the presence of a body. */
    private final Map<Call, String> names = LRUCacheFactory.newLRUCache(REMEMBERED);

    private record Call(String resource, String version, String method, boolean body) {
    }

    @Override
    public String getComponent() {
        return COMPONENT;
    }

    @Override
    public String getComponentClassName() {
        return SendcloudComponent.class.getName();
    }

    /** The operation; the name of the component when the operation cannot be known before the call. */
    @Override
    public String getOperationName(Exchange exchange, Endpoint endpoint) {
        if (!(endpoint instanceof SendcloudEndpoint sendcloud)) {
            return COMPONENT;
        }
        SendcloudConfiguration options = sendcloud.getConfiguration();
        Message message = exchange.getIn();
        String header = message.getHeader(SendcloudConstants.METHOD, String.class);
        return names.computeIfAbsent(
                new Call(
                        sendcloud.getResource(), options.getApiVersion(), header != null ? header : options.getMethod(),
                        message.getBody() != null),
                SendcloudSpanDecorator::name);
    }

    private static String name(Call call) {
        try {
            Operation operation = OperationCatalog.get()
                    .resolve(call.resource, "auto".equals(call.version) ? null : ApiVersion.of(call.version))
                    .operation(
                            call.method == null ? null : HttpMethod.valueOf(call.method.toUpperCase(Locale.ROOT)), call.body);
            return operation.name();
        } catch (IllegalArgumentException e) {
            // a webhook, an unknown resource, or a method that the call itself refuses
            return COMPONENT;
        }
    }

    /** The method of the operation; {@code null} for an unknown operation. */
    @Override
    public String getHttpMethod(Exchange exchange, Endpoint endpoint) {
        return part(getOperationName(exchange, endpoint), 1);
    }

    /** The address of the operation with the names of its path parameters. */
    @Override
    protected String getHttpURL(Exchange exchange, Endpoint endpoint) {
        String operation = getOperationName(exchange, endpoint);
        String path = part(operation, 2);
        return path == null || !(endpoint instanceof SendcloudEndpoint sendcloud)
                ? null : sendcloud.getServiceUrl() + "/" + part(operation, 0) + path;
    }

    /** @return {@code null} for the name of the component, which is no operation */
    private static String part(String operation, int index) {
        String[] parts = operation.split(" ", 3);
        return parts.length == 3 ? parts[index] : null;
    }

    @Override
    public void beforeTracingEvent(Span span, Exchange exchange, Endpoint endpoint) {
        super.beforeTracingEvent(new WithoutQuery(span), exchange, endpoint);
    }

    /** Leaves out the query of each address: the options of an address may have keys and values of messages. */
    private record WithoutQuery(Span span) implements Span {

        @Override
        public void setTag(String key, String value) {
            if (value == null || key.equals(TagConstants.URL_QUERY)) {
                return;
            }
            int query = value.indexOf('?');
            span.setTag(key, key.equals(CAMEL_URI) && query >= 0 ? value.substring(0, query) : value);
        }

        @Override
        public void setComponent(String component) {
            span.setComponent(component);
        }

        @Override
        public void setError(boolean error) {
            span.setError(error);
        }

        @Override
        public void log(Map<String, String> fields) {
            span.log(fields);
        }
    }

    @Override
    public void afterTracingEvent(Span span, Exchange exchange) {
        super.afterTracingEvent(span, exchange);
        Message message = exchange.getMessage();
        tag(span, "operation", message.getHeader(SendcloudConstants.OPERATION));
        tag(span, "attempts", message.getHeader(SendcloudConstants.ATTEMPTS));
        tag(span, "request_id", message.getHeader(SendcloudConstants.REQUEST_ID));
        SendcloudOperationFailedException failure = exchange.getException(SendcloudOperationFailedException.class);
        if (failure != null) {
            tag(span, "operation", failure.getOperation());
            tag(span, "attempts", failure.getAttempts());
            tag(span, "request_id", failure.getRequestId());
            if (failure.getStatusCode() > 0) {
                span.setTag(TagConstants.HTTP_STATUS, Integer.toString(failure.getStatusCode()));
            }
        }
    }

    private static void tag(Span span, String name, Object value) {
        if (value != null) {
            span.setTag("sendcloud." + name, value.toString());
        }
    }
}
