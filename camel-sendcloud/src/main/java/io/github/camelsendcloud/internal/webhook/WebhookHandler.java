package io.github.camelsendcloud.internal.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.github.camelsendcloud.SendcloudConstants;
import io.github.camelsendcloud.internal.binding.Json;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.AsyncProcessorSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what an HTTP server received, finds out whether it is from Sendcloud, and gives the route an exchange of its
 * own with nothing of the request but the event. Whoever called learns a status and nothing else.
 */
final class WebhookHandler extends AsyncProcessorSupport {

    static final int LARGEST_BODY = 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(WebhookHandler.class);

    private final WebhookVerifier gate;
    private final SecretRotation newSecrets;
    private final Set<String> events;
    private final Class<?> outputClass;
    private final EventDeduplicator routed;
    private final Supplier<Exchange> exchanges;
    private final AsyncProcessor route;
    private final WebhookFailures failures;
    private final BooleanSupplier open;

    /**
     * @param gate        lets in what Sendcloud sent
     * @param newSecrets  looks at what the gate does not let in; {@code null} for nobody
     * @param events      those that are routed; empty for all
     * @param outputClass what the body is read as; {@code null}: it stays text
     * @param exchanges   makes those of the route
     * @param failures    is told what goes wrong
     * @param open        whether events are taken now
     */
    WebhookHandler(
                   WebhookVerifier gate, SecretRotation newSecrets, Set<String> events, Class<?> outputClass,
                   EventDeduplicator routed,
                   Supplier<Exchange> exchanges, Processor route, WebhookFailures failures, BooleanSupplier open) {
        this.gate = gate;
        this.newSecrets = newSecrets;
        this.events = events;
        this.outputClass = outputClass;
        this.routed = routed;
        this.exchanges = exchanges;
        this.route = AsyncProcessorConverterHelper.convert(route);
        this.failures = failures;
        this.open = open;
    }

    @Override
    public boolean process(Exchange server, AsyncCallback callback) {
        WebhookResponse answer;
        IncomingEvent delivery = null;
        try {
            answer = refusal(server.getMessage());
            byte[] body = answer == null ? body(server.getMessage()) : null;
            if (answer == null) {
                answer = refusal(server.getMessage(), body);
            }
            if (answer == null) {
                delivery = parse(body);
                answer = delivery == null ? WebhookResponse.NOT_JSON : begin(delivery);
            }
        } catch (IOException e) {
            LOG.debug("The body of a webhook could not be read to its end", e);
            answer = WebhookResponse.NOT_JSON;
        } catch (RuntimeException e) {
            failures.ofConsumer("A webhook could not be looked at, and is answered 500", null, e);
            answer = WebhookResponse.FAILED;
        }
        if (answer != null) {
            if (answer != WebhookResponse.OK) {
                LOG.debug("A webhook is answered {}", answer);
            }
            answer.on(server);
            callback.done(true);
            return true;
        }
        return route(delivery, server, callback);
    }

    private WebhookResponse refusal(Message request) {
        if (length(request) > LARGEST_BODY) {
            return WebhookResponse.TOO_LARGE;
        }
        if (!"POST".equals(request.getHeader(Exchange.HTTP_METHOD, "POST", String.class))) {
            return WebhookResponse.WRONG_METHOD;
        }
        return open.getAsBoolean() ? null : WebhookResponse.NOT_NOW;
    }

    /** The length that the header tells; 0 when the header tells none, for the body itself is limited too. */
    private static long length(Message request) {
        Object length = RequestHeaders.get(request, Exchange.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length.toString());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private WebhookResponse refusal(Message request, byte[] body) {
        if (body.length > LARGEST_BODY) {
            return WebhookResponse.TOO_LARGE;
        }
        Object proof = RequestHeaders.get(request, gate.header());
        if (body.length > 0 && gate.isOpen(body, proof)) {
            return null;
        }
        WebhookResponse answer = body.length == 0 || newSecrets == null
                ? WebhookResponse.REFUSED : newSecrets.refusal(body, proof);
        if (answer == WebhookResponse.REFUSED) {
            LOG.info("A webhook without the right {} is refused", gate.header());
        }
        return answer;
    }

    /** @return {@code null} when the body is no event */
    private IncomingEvent parse(byte[] body) {
        try {
            return IncomingEvent.parse(body);
        } catch (IOException e) {
            // the message of that exception has parts of the body
            failures.ofConsumer("A webhook could not be read, and is answered 400", null,
                    new IllegalArgumentException("The body is no JSON object"));
            return null;
        }
    }

    /** The bytes as they came, and one more than is taken at most. */
    private static byte[] body(Message request) throws IOException {
        Object body = request.getBody();
        if (body instanceof byte[] bytes) {
            return bytes;
        }
        // what the server has made something else of, such as a form, cannot be verified
        InputStream stream = body == null ? null : request.getBody(InputStream.class);
        if (stream == null) {
            return new byte[0];
        }
        try (stream) {
            return stream.readNBytes(LARGEST_BODY + 1);
        }
    }

    private WebhookResponse begin(IncomingEvent delivery) {
        if (!events.isEmpty() && (delivery.event() == null || !events.contains(delivery.event()))) {
            return WebhookResponse.OK;
        }
        return routed.begin(delivery);
    }

    private boolean route(IncomingEvent delivery, Exchange server, AsyncCallback callback) {
        Exchange exchange = null;
        try {
            exchange = exchange(delivery);
            if (outputClass != null) {
                exchange.getMessage().setBody(Json.MAPPER.readValue(delivery.body(), outputClass));
            }
        } catch (IOException | RuntimeException e) {
            routed.end(delivery, false);
            failures.ofConsumer("An event does not fit the option outputType, and is answered 500", exchange, e);
            WebhookResponse.FAILED.on(server);
            callback.done(true);
            return true;
        }
        Exchange routedExchange = exchange;
        return route.process(exchange, sync -> {
            WebhookResponse answer = WebhookResponse.FAILED;
            try {
                answer = ended(delivery, routedExchange);
            } finally {
                answer.on(server);
                callback.done(sync);
            }
        });
    }

    private WebhookResponse ended(IncomingEvent delivery, Exchange exchange) {
        boolean success = !exchange.isFailed() && !exchange.isRollbackOnly();
        try {
            routed.end(delivery, success);
        } catch (RuntimeException e) {
            failures.ofConsumer("An event was routed but could not be remembered, and is answered 500", exchange, e);
            return WebhookResponse.FAILED;
        }
        if (!success) {
            failures.ofRoute("The route of an event failed, which is answered 500", exchange);
        }
        return success ? WebhookResponse.OK : WebhookResponse.FAILED;
    }

    /** With the event as the text that came. */
    private Exchange exchange(IncomingEvent delivery) {
        Exchange exchange = exchanges.get();
        Message message = exchange.getMessage();
        set(message, SendcloudConstants.EVENT, delivery.event());
        set(message, SendcloudConstants.EVENT_TIMESTAMP, delivery.timestamp());
        set(message, SendcloudConstants.PARCEL_ID, delivery.parcelId());
        set(message, SendcloudConstants.STATUS_ID, delivery.statusId());
        set(message, SendcloudConstants.TRACKING_NUMBER, delivery.trackingNumber());
        set(message, SendcloudConstants.ORDER_NUMBER, delivery.orderNumber());
        set(message, SendcloudConstants.SHIPMENT_ID, delivery.shipmentId());
        set(message, SendcloudConstants.INTEGRATION_ID, delivery.integrationId());
        set(message, SendcloudConstants.RETURN_ID, delivery.returnId());
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setBody(new InputStreamCache(delivery.body()));
        return exchange;
    }

    private static void set(Message message, String header, Object value) {
        if (value != null) {
            message.setHeader(header, value);
        }
    }
}
