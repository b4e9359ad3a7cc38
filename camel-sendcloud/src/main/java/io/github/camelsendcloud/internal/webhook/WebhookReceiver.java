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
import io.github.camelsendcloud.api.ActivityListener;
import io.github.camelsendcloud.api.DeliveryStatus;
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

/**
 * Receives webhooks for an endpoint: holds the secrets, creates the handler of the requests and the listener at the
 * HTTP server, and registers the webhook at Sendcloud. The webhook consumer and camel-webhook both use this class.
 */
public final class WebhookReceiver {

    /** The resources that name one event. */
    private static final Set<String> EVENTS = Set.of(
            "parcel_status_changed", "return_created", "return_delivered", "integration_connected", "integration_deleted",
            "integration_updated", "integration_credentials", "test_webhook");

    private final Host host;
    private final SendcloudConfiguration configuration;
    private final SendcloudWebhookConfiguration options;
    private final boolean signed;
    /** Verifies the signatures of one account; {@code null} for all accounts and for an event subscription. */
    private final WebhookSignature signature;
    private final WebhookVerifier verifier;
    private final Set<String> events;
    private final DeliveryHistory history;

    /** The endpoint of the receiver. */
    public interface Host {

        /** The Camel context of the endpoint. */
        CamelContext context();

        /** The current runtime. The runtime is not {@code null} while a consumer that calls the API is started. */
        EndpointRuntime runtime();

        /**
         * The secrets of the account; empty when the configured secrets are used.
         *
         * @param newer whether the account asks for newer keys first
         */
        List<String> accountSecrets(boolean newer);

        /**
         * The name of the account of the endpoint; {@code null} for an account without a name, and for all accounts.
         */
        String account();

        /** Returns the listener for the responses to webhooks. */
        ActivityListener listener();

        /** The accounts whose webhooks the endpoint receives; {@code null} for one account. */
        Accounts accounts();

        /** A new exchange of the endpoint. */
        Exchange createExchange();

        /**
         * Makes a call with other keys, without rate limits and retries.
         *
         * @param options the configuration with the other keys
         */
        <T> T withKeys(
                SendcloudConfiguration options,
                ThrowingFunction<EndpointRuntime, T, SendcloudOperationFailedException> call)
                throws SendcloudOperationFailedException;
    }

    /** The accounts of an endpoint that receives the webhooks of several accounts. */
    public interface Accounts extends AccountSecrets.Source {
    }

    /**
     * @param  resource                 the resource of the endpoint
     * @param  options                  validated options
     * @param  secrets                  the secrets of signatures; {@code null} for an event subscription
     * @throws IllegalArgumentException when a secret is invalid
     */
    public WebhookReceiver(
                           Host host, String resource, SendcloudConfiguration configuration,
                           SendcloudWebhookConfiguration options, List<String> secrets) {
        this.host = host;
        this.history = new DeliveryHistory(host::listener);
        this.configuration = configuration;
        this.options = options;
        this.signed = secrets != null;
        Accounts accounts = signed ? host.accounts() : null;
        this.signature = signed && accounts == null ? signature(secrets, host) : null;
        if (accounts != null) {
            this.verifier = new AccountFinder(new AccountSecrets(accounts, System::nanoTime), System::nanoTime);
        } else {
            this.verifier = signed
                    ? WebhookVerifier.of(signature, host.account())
                    : WebhookVerifier.of(DeliveryCredential.of(options), host.account());
        }
        String wanted = options.getEvents() != null ? options.getEvents() : EVENTS.contains(resource) ? resource : "";
        this.events = Arrays.stream(wanted.split(",")).map(String::strip).filter(event -> !event.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static WebhookSignature signature(List<String> secrets, Host host) {
        try {
            return new WebhookSignature(secrets, host::accountSecrets);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Option webhookSecret cannot be used: " + e.getMessage(), e);
        }
    }

    /** Whether a resource means webhooks, and not a resource of the API. */
    public static boolean isWebhook(String resource, SendcloudWebhookConfiguration options) {
        return isSubscription(resource, options) || resource.equals("webhook") || EVENTS.contains(resource);
    }

    private static boolean isSubscription(String resource, SendcloudWebhookConfiguration options) {
        return resource.equals("events") && (options.getPath() != null || options.getDeliveryAuth() != null);
    }

    /**
     * Configures camel-webhook with the server of the rest configuration, which camel-webhook ignores.
     *
     * @throws IllegalArgumentException when an option cannot be used with camel-webhook
     */
    public static WebhookConfiguration configured(
            CamelContext context, WebhookConfiguration outer, SendcloudWebhookConfiguration inner) {
        return HttpServers.configured(context, outer, inner);
    }

    /**
     * Creates the handler for a route of camel-webhook.
     *
     * @param standIn     a consumer of the route that is never started
     * @param outputClass the class of the message bodies; {@code null} for JSON as text
     */
    public AsyncProcessor camelWebhookHandler(DefaultConsumer standIn, Class<?> outputClass) throws Exception {
        return handler(standIn.getProcessor(), outputClass, WebhookFailures.ofCamelWebhook(standIn), () -> true);
    }

    /**
     * Creates the listener for events at the HTTP server of the context. The caller starts the listener.
     *
     * @param consumer    the consumer of the route
     * @param outputClass the class of the message bodies; {@code null} for JSON as text
     * @param open        whether events are accepted now; otherwise the response is 503
     */
    public Consumer listener(DefaultConsumer consumer, Class<?> outputClass, BooleanSupplier open) throws Exception {
        CamelContext context = host.context();
        Map.Entry<String, RestConsumerFactory> server = HttpServers.find(context, options.getHttpServer());
        RestConfiguration rest = HttpServers.rest(context, server.getKey());
        WebhookHandler handler = handler(consumer.getProcessor(), outputClass, WebhookFailures.of(consumer), open);
        return server.getValue().createConsumer(
                context, handler, "POST", options.getPath(), null, null, null, rest, Map.of());
    }

    /** Creates a notifier that registers the webhook at each start of a camel-webhook route around the endpoint. */
    public EventNotifier registration(Endpoint endpoint, ThrowingSupplier<String, Exception> url) {
        return new RegisterOnRouteStart(endpoint, () -> register(url.get()));
    }

    private WebhookHandler handler(Processor route, Class<?> outputClass, WebhookFailures failures, BooleanSupplier open)
            throws Exception {
        IdempotentRepository repository = options.getIdempotentRepository();
        if (repository != null && !host.context().hasService(repository)) {
            // other routes may use the repository too, so the context stops the repository
            host.context().addService(repository, true, true);
        }
        return new WebhookHandler(
                verifier, rotation(), events, outputClass, new EventDeduplicator(repository, options.isDropOutOfOrder()),
                host::createExchange, route, failures, open, history);
    }

    private ManagementCalls calls() {
        return new ManagementCalls(configuration, host::runtime, host::createExchange, host::withKeys);
    }

    private SecretRotation rotation() throws SendcloudOperationFailedException {
        if (!options.isUpdateSecrets()) {
            return null;
        }
        ManagementCalls calls = calls();
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

    /** The latest deliveries and refusals of the listener. */
    public DeliveryStatus deliveries() {
        return history.status();
    }

    /** The model class of the received events. */
    public Class<?> model() {
        return signed ? WebhookEvent.class : SubscriptionEvent.class;
    }

    /**
     * Registers this receiver at Sendcloud when the option register is set.
     *
     * @param  computed                          the address of this receiver without the option externalUrl;
     *                                           {@code null} for an unknown address
     * @throws SendcloudOperationFailedException when a call fails
     * @throws IllegalArgumentException          when the address is unknown
     * @throws IllegalStateException             when another receiver is registered, and the options do not allow a
     *                                           replacement
     */
    public void register(String computed) throws SendcloudOperationFailedException {
        if (!options.isRegister()) {
            return;
        }
        String url = options.getExternalUrl() == null ? computed : options.getExternalUrl();
        if (url == null) {
            throw new IllegalArgumentException(
                    "Option externalUrl is missing: the option register needs the public address of this receiver");
        }
        if (signed) {
            new WebhookRegistration(options, calls(), url).run();
        } else {
            new SubscriptionRegistration(options, calls(), url).run();
        }
    }
}
