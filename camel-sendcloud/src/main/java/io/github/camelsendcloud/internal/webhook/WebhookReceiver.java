package io.github.camelsendcloud.internal.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import io.github.camelsendcloud.SendcloudConfiguration;
import io.github.camelsendcloud.SendcloudOperationFailedException;
import io.github.camelsendcloud.SendcloudWebhookConfiguration;
import io.github.camelsendcloud.internal.binding.EndpointRuntime;
import io.github.camelsendcloud.model.SubscriptionEvent;
import io.github.camelsendcloud.model.WebhookEvent;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.webhook.WebhookConfiguration;
import org.apache.camel.spi.EventNotifier;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.spi.RestConsumerFactory;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.util.function.ThrowingFunction;
import org.apache.camel.util.function.ThrowingSupplier;

/** What both doors for webhooks have in common: the handler of an endpoint, and its registration. */
public final class WebhookReceiver {

    /** Addresses that stand for one event. */
    private static final Set<String> EVENTS = Set.of(
            "parcel_status_changed", "return_created", "return_delivered", "integration_connected", "integration_deleted",
            "integration_updated", "integration_credentials", "test_webhook");

    private final Host host;
    private final SendcloudConfiguration configuration;
    private final SendcloudWebhookConfiguration options;
    private final WebhookSignature signature;
    private final WebhookVerifier gate;
    private final Set<String> events;

    /** The endpoint that the receiver is of. */
    public interface Host {

        /** The context of the endpoint. */
        CamelContext context();

        /** The current runtime. Not null while a consumer that calls the API is started. */
        EndpointRuntime runtime();

        /** A new exchange of the endpoint. */
        Exchange createExchange();

        /**
         * Makes a call with other keys, without limits and retries.
         *
         * @param options have the keys
         */
        <T> T withKeys(
                SendcloudConfiguration options,
                ThrowingFunction<EndpointRuntime, T, SendcloudOperationFailedException> call)
                throws SendcloudOperationFailedException;
    }

    /**
     * @param  resource                 the address of the endpoint
     * @param  options                  valid ones
     * @param  secrets                  what webhooks are signed with; {@code null} for an event subscription
     * @throws IllegalArgumentException when a secret cannot be used
     */
    public WebhookReceiver(
                           Host host, String resource, SendcloudConfiguration configuration,
                           SendcloudWebhookConfiguration options, List<String> secrets) {
        this.host = host;
        this.configuration = configuration;
        this.options = options;
        this.signature = secrets == null ? null : signature(secrets);
        this.gate = signature == null ? WebhookVerifier.of(DeliveryCredential.of(options)) : WebhookVerifier.of(signature);
        String wanted = options.getEvents() != null ? options.getEvents() : EVENTS.contains(resource) ? resource : "";
        this.events = Arrays.stream(wanted.split(",")).map(String::strip).filter(event -> !event.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static WebhookSignature signature(List<String> secrets) {
        try {
            return new WebhookSignature(secrets);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Option webhookSecret cannot be used: " + e.getMessage(), e);
        }
    }

    /** Whether an address stands for webhooks, and not for a resource of the API. */
    public static boolean isWebhook(String resource, SendcloudWebhookConfiguration options) {
        return isSubscription(resource, options) || resource.equals("webhook") || EVENTS.contains(resource);
    }

    private static boolean isSubscription(String resource, SendcloudWebhookConfiguration options) {
        return resource.equals("events") && (options.getPath() != null || options.getDeliveryAuth() != null);
    }

    /**
     * Has camel-webhook take the server of the rest configuration, which camel-webhook does not look at.
     *
     * @throws IllegalArgumentException when an option makes no sense with camel-webhook
     */
    public static WebhookConfiguration configured(
            CamelContext context, WebhookConfiguration outer, SendcloudWebhookConfiguration inner) {
        return HttpServers.configured(context, outer, inner);
    }

    /**
     * The handler of a route that camel-webhook makes.
     *
     * @param standIn     a consumer of the route that is never started
     * @param outputClass what the body of an event is read as; {@code null}: it stays text
     */
    public AsyncProcessor camelWebhookHandler(DefaultConsumer standIn, Class<?> outputClass) throws Exception {
        return handler(standIn.getProcessor(), outputClass, WebhookFailures.ofCamelWebhook(standIn), () -> true);
    }

    /**
     * Makes the HTTP server of the context listen for events. The listener is not started.
     *
     * @param consumer    of the route
     * @param outputClass what the body of an event is read as; {@code null}: it stays text
     * @param open        whether events are taken
     */
    public Consumer listener(DefaultConsumer consumer, Class<?> outputClass, BooleanSupplier open) throws Exception {
        CamelContext context = host.context();
        Map.Entry<String, RestConsumerFactory> server = HttpServers.find(context, options.getHttpServer());
        RestConfiguration rest = HttpServers.rest(context, server.getKey());
        return server.getValue().createConsumer(
                context, handler(consumer.getProcessor(), outputClass, WebhookFailures.of(consumer), open), "POST",
                options.getPath(), null, null, null, rest, Map.of());
    }

    /** Registers the webhook whenever a route of camel-webhook around the endpoint has started. */
    public EventNotifier registration(Endpoint endpoint, ThrowingSupplier<String, Exception> url) {
        return new RegisterOnRouteStart(endpoint, () -> register(url.get()));
    }

    private WebhookHandler handler(Processor route, Class<?> outputClass, WebhookFailures failures, BooleanSupplier open)
            throws Exception {
        IdempotentRepository repository = options.getIdempotentRepository();
        if (repository != null && !host.context().hasService(repository)) {
            // started now, stopped with the context: others may use it too
            host.context().addService(repository, true, true);
        }
        return new WebhookHandler(
                gate, newSecrets(), events, outputClass, new EventDeduplicator(repository, options.isDropOutOfOrder()),
                host::createExchange, route, failures, open);
    }

    private SecretRotation newSecrets() throws SendcloudOperationFailedException {
        if (!options.isUpdateSecrets()) {
            return null;
        }
        ManagementCalls calls = new ManagementCalls(host, configuration);
        long id = options.getIntegrationId() == null ? calls.integrationId() : options.getIntegrationId();
        return new SecretRotation(signature, new SecretRotation.Lookup() {
            @Override
            public boolean isOwn(IncomingEvent.NewKeys keys) {
                return calls.isOwn(keys);
            }

            @Override
            public long integrationId(IncomingEvent.NewKeys keys) throws SendcloudOperationFailedException {
                return calls.integrationId(keys);
            }
        }, id, System::nanoTime);
    }

    public Class<?> model() {
        return signature == null ? SubscriptionEvent.class : WebhookEvent.class;
    }

    /**
     * Has Sendcloud send events here, if that is wanted.
     *
     * @param computed where we are reached when no option says so; {@code null}: nobody knows
     */
    public void register(String computed) throws SendcloudOperationFailedException {
        if (!options.isRegister()) {
            return;
        }
        String url = options.getExternalUrl() == null ? computed : options.getExternalUrl();
        if (url == null) {
            throw new IllegalArgumentException("Option externalUrl is missing: register needs it");
        }
        if (signature == null) {
            new SubscriptionRegistration(options, new ManagementCalls(host, configuration), url).run();
        } else {
            new WebhookRegistration(options, new ManagementCalls(host, configuration), url).run();
        }
    }
}
