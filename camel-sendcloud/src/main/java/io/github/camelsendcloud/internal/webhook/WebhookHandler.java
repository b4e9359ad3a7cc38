package io.github.camelsendcloud.internal.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.github.camelsendcloud.SendcloudConstants;
import io.github.camelsendcloud.internal.binding.EndpointBinding;
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
 * Handles the requests of an HTTP server in four steps: {@linkplain #verified verify} the sender, parse and
 * {@linkplain #accept deduplicate} the event, {@linkplain #route route} the event on a new exchange, and respond. The
 * new exchange contains nothing of the request but the event. The response to the sender has a status and no details.
 */
final class WebhookHandler extends AsyncProcessorSupport {

    static final int LARGEST_BODY = 1024 * 1024;
    /** The query parameter of the webhook address that names the account. */
    private static final String ACCOUNT_PARAMETER = "account";

    private static final Logger LOG = LoggerFactory.getLogger(WebhookHandler.class);

    private final WebhookVerifier verifier;
    private final SecretRotation rotation;
    private final Set<String> events;
    private final Class<?> outputClass;
    private final EventDeduplicator deduplicator;
    private final Supplier<Exchange> exchanges;
    private final AsyncProcessor route;
    private final WebhookFailures failures;
    private final BooleanSupplier open;
    private final DeliveryHistory history;

    /**
     * @param verifier     verifies that Sendcloud has sent a body
     * @param rotation     checks new keys in a body that the verifier rejects; {@code null} to reject such a body
     * @param events       the names of the events that are routed; empty for all events
     * @param outputClass  the class of the message bodies; {@code null} for JSON as text
     * @param deduplicator drops repeated and outdated events
     * @param exchanges    creates the exchanges of the route
     * @param failures     receives the failures
     * @param open         whether events are accepted now
     * @param history      receives each response
     */
    WebhookHandler(
                   WebhookVerifier verifier, SecretRotation rotation, Set<String> events, Class<?> outputClass,
                   EventDeduplicator deduplicator, Supplier<Exchange> exchanges, Processor route, WebhookFailures failures,
                   BooleanSupplier open, DeliveryHistory history) {
        this.verifier = verifier;
        this.rotation = rotation;
        this.events = events;
        this.outputClass = outputClass;
        this.deduplicator = deduplicator;
        this.exchanges = exchanges;
        this.route = AsyncProcessorConverterHelper.convert(route);
        this.failures = failures;
        this.open = open;
        this.history = history;
    }

    /** The result of the steps before the route: an event to route, or the response to the sender. */
    private record Decision(IncomingEvent event, WebhookResponse response) {

        static Decision respond(WebhookResponse response) {
            return new Decision(null, response);
        }
    }

    @Override
    public boolean process(Exchange server, AsyncCallback callback) {
        Decision decision = decide(server.getMessage());
        if (decision.event() != null) {
            return route(decision.event(), server, callback);
        }
        if (decision.response() != WebhookResponse.OK) {
            LOG.debug("The response to a webhook is {}", decision.response());
        }
        history.add(decision.response(), false);
        decision.response().on(server);
        callback.done(true);
        return true;
    }

    private Decision decide(Message request) {
        try {
            WebhookResponse refusal = refusal(request);
            if (refusal != null) {
                return Decision.respond(refusal);
            }
            byte[] body = body(request);
            WebhookVerifier.Verdict verdict = verified(request, body);
            return verdict.refusal() == null ? accept(body, verdict.account()) : Decision.respond(verdict.refusal());
        } catch (IOException e) {
            LOG.debug("The body of a webhook could not be read to its end", e);
            return Decision.respond(WebhookResponse.NOT_JSON);
        } catch (RuntimeException e) {
            failures.ofConsumer("A webhook could not be handled. The response is 500", null, e);
            return Decision.respond(WebhookResponse.FAILED);
        }
    }

    private WebhookResponse refusal(Message request) {
        if (length(request) > LARGEST_BODY) {
            return WebhookResponse.TOO_LARGE;
        }
        if (!"POST".equals(request.getHeader(Exchange.HTTP_METHOD, "POST", String.class))) {
            return WebhookResponse.WRONG_METHOD;
        }
        return open.getAsBoolean() ? null : WebhookResponse.RETRY_LATER;
    }

    /** The length of the header; 0 without a valid header, because the body itself is limited too. */
    private static long length(Message request) {
        Object length = RequestHeaders.get(request, Exchange.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length.toString());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** The received bytes, at most one byte more than the limit. */
    private static byte[] body(Message request) throws IOException {
        Object body = request.getBody();
        if (body instanceof byte[] bytes) {
            return bytes;
        }
        // a body that the server has converted, such as a form, cannot be verified
        InputStream stream = body == null ? null : request.getBody(InputStream.class);
        if (stream == null) {
            return new byte[0];
        }
        try (stream) {
            return stream.readNBytes(LARGEST_BODY + 1);
        }
    }

    private WebhookVerifier.Verdict verified(Message request, byte[] body) {
        if (body.length > LARGEST_BODY) {
            return WebhookVerifier.Verdict.refused(WebhookResponse.TOO_LARGE);
        }
        Object proof = RequestHeaders.get(request, verifier.header());
        WebhookVerifier.Verdict verdict = body.length == 0
                ? WebhookVerifier.Verdict.UNAUTHORIZED
                : verifier.verify(body, proof, RequestHeaders.parameter(request, ACCOUNT_PARAMETER));
        if (verdict.refusal() == WebhookResponse.UNAUTHORIZED && body.length > 0 && rotation != null) {
            verdict = new WebhookVerifier.Verdict(rotation.refusal(body, proof), null);
        }
        if (verdict.refusal() == WebhookResponse.UNAUTHORIZED) {
            LOG.info("A webhook without a valid header {} is rejected", verifier.header());
        }
        return verdict;
    }

    private Decision accept(byte[] body, String account) {
        IncomingEvent event;
        try {
            event = IncomingEvent.parse(body, account);
        } catch (IOException e) {
            // the message of this exception contains parts of the body
            failures.ofConsumer("A webhook could not be read. The response is 400", null,
                    new IllegalArgumentException("The body is not a JSON object"));
            return Decision.respond(WebhookResponse.NOT_JSON);
        }
        if (!events.isEmpty() && (event.event() == null || !events.contains(event.event()))) {
            return Decision.respond(WebhookResponse.OK);
        }
        WebhookResponse dropped = deduplicator.begin(event);
        return dropped == null ? new Decision(event, null) : Decision.respond(dropped);
    }

    private boolean route(IncomingEvent event, Exchange server, AsyncCallback callback) {
        Exchange exchange = null;
        try {
            exchange = exchange(event);
            if (outputClass != null) {
                exchange.getMessage().setBody(EndpointBinding.read(event.body(), outputClass));
            }
        } catch (IOException | RuntimeException e) {
            deduplicator.end(event, false);
            failures.ofConsumer("An event does not fit the option outputType. The response is 500", exchange, e);
            history.add(WebhookResponse.FAILED, true);
            WebhookResponse.FAILED.on(server);
            callback.done(true);
            return true;
        }
        Exchange routed = exchange;
        return route.process(exchange, sync -> {
            WebhookResponse response = WebhookResponse.FAILED;
            try {
                response = ended(event, routed);
            } finally {
                history.add(response, true);
                response.on(server);
                callback.done(sync);
            }
        });
    }

    private WebhookResponse ended(IncomingEvent event, Exchange exchange) {
        boolean success = !exchange.isFailed() && !exchange.isRollbackOnly();
        try {
            deduplicator.end(event, success);
        } catch (RuntimeException e) {
            failures.ofConsumer("The repository cannot remember a routed event. The response is 500", exchange, e);
            return WebhookResponse.FAILED;
        }
        if (!success) {
            failures.ofRoute("The route of an event has failed. The response is 500", exchange);
        }
        return success ? WebhookResponse.OK : WebhookResponse.FAILED;
    }

    /** Creates an exchange of the route. The body is the JSON of the event. */
    private Exchange exchange(IncomingEvent event) {
        Exchange exchange = exchanges.get();
        Message message = exchange.getMessage();
        set(message, SendcloudConstants.ACCOUNT, event.account());
        set(message, SendcloudConstants.EVENT, event.event());
        set(message, SendcloudConstants.EVENT_TIMESTAMP, event.timestamp());
        set(message, SendcloudConstants.PARCEL_ID, event.parcelId());
        set(message, SendcloudConstants.STATUS_ID, event.statusId());
        set(message, SendcloudConstants.TRACKING_NUMBER, event.trackingNumber());
        set(message, SendcloudConstants.ORDER_NUMBER, event.orderNumber());
        set(message, SendcloudConstants.SHIPMENT_ID, event.shipmentId());
        set(message, SendcloudConstants.INTEGRATION_ID, event.integrationId());
        set(message, SendcloudConstants.RETURN_ID, event.returnId());
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setBody(new InputStreamCache(event.body()));
        return exchange;
    }

    private static void set(Message message, String header, Object value) {
        if (value != null) {
            message.setHeader(header, value);
        }
    }
}
