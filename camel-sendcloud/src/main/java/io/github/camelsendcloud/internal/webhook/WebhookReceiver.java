package io.github.camelsendcloud.internal.webhook;

import io.github.camelsendcloud.SendcloudEndpoint;
import io.github.camelsendcloud.SendcloudOperationFailedException;
import io.github.camelsendcloud.SendcloudWebhookConfiguration;
import io.github.camelsendcloud.SendcloudWebhookConsumer;
import io.github.camelsendcloud.model.SubscriptionEvent;
import io.github.camelsendcloud.model.WebhookEvent;
import java.util.Arrays;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import org.apache.camel.Processor;
import org.apache.camel.spi.IdempotentRepository;

/** What both doors for webhooks have in common: the handler of an endpoint, and its registration. */
public final class WebhookReceiver {

    /** Addresses that stand for one event. */
    private static final Set<String> EVENTS = Set.of(
            "parcel_status_changed", "return_created", "return_delivered", "integration_connected", "integration_deleted",
            "integration_updated", "integration_credentials", "test_webhook");

    private final SendcloudEndpoint endpoint;
    private final SendcloudWebhookConfiguration options;
    private final WebhookSignature signature;
    private final WebhookVerifier gate;
    private final Set<String> events;

    private WebhookReceiver(SendcloudEndpoint endpoint, SendcloudWebhookConfiguration options) {
        this.endpoint = endpoint;
        this.options = options;
        this.signature = endpoint.getResource().equals("events") ? null : endpoint.getConfiguration().signature();
        this.gate = signature == null ? WebhookVerifier.of(options.deliveryCredential()) : WebhookVerifier.of(signature);
        String wanted = options.getEvents() != null
                ? options.getEvents() : EVENTS.contains(endpoint.getResource()) ? endpoint.getResource() : "";
        this.events = Arrays.stream(wanted.split(",")).map(String::strip).filter(event -> !event.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @return                          {@code null} when the address is that of a resource of the API
     * @throws IllegalArgumentException when an option makes no sense
     */
    public static WebhookReceiver of(SendcloudEndpoint endpoint, SendcloudWebhookConfiguration options) {
        String resource = endpoint.getResource();
        boolean subscription = resource.equals("events")
                && (options.getPath() != null || options.getDeliveryAuth() != null);
        if (!subscription && !resource.equals("webhook") && !EVENTS.contains(resource)) {
            return null;
        }
        options.validate();
        if (options.needsApi()) {
            endpoint.getConfiguration().validate();
        }
        if (subscription && options.isUpdateSecrets()) {
            throw new IllegalArgumentException("Option updateSecrets cannot be set: event subscriptions have no signature");
        }
        return new WebhookReceiver(endpoint, options);
    }

    public boolean needsApi() {
        return options.needsApi();
    }

    /** The handler of a route that camel-webhook makes. */
    public WebhookHandler camelWebhookHandler(Processor route, Class<?> outputClass) throws Exception {
        SendcloudWebhookConsumer standIn = new SendcloudWebhookConsumer(endpoint, route, this);
        return handler(route, outputClass, WebhookFailures.ofCamelWebhook(standIn), () -> true);
    }

    /** @param open whether events are taken */
    public WebhookHandler handler(Processor route, Class<?> outputClass, WebhookFailures failures, BooleanSupplier open)
            throws Exception {
        IdempotentRepository repository = options.getIdempotentRepository();
        if (repository != null && !endpoint.getCamelContext().hasService(repository)) {
            // started now, stopped with the context: others may use it too
            endpoint.getCamelContext().addService(repository, true, true);
        }
        return new WebhookHandler(
                gate, newSecrets(), events, outputClass, new EventDeduplicator(repository, options.isDropOutOfOrder()),
                endpoint::createExchange, route, failures, open);
    }

    private SecretRotation newSecrets() throws SendcloudOperationFailedException {
        if (!options.isUpdateSecrets()) {
            return null;
        }
        ManagementCalls calls = endpoint.apiCalls();
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
            new SubscriptionRegistration(options, endpoint.apiCalls(), url).run();
        } else {
            new WebhookRegistration(options, endpoint.apiCalls(), url).run();
        }
    }
}
