package io.github.camelsendcloud;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.api.LimitClass;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.Resource;
import io.github.camelsendcloud.internal.binding.EndpointBinding;
import io.github.camelsendcloud.internal.polling.ChangePoller;
import io.github.camelsendcloud.internal.webhook.WebhookReceiver;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.component.webhook.WebhookCapableEndpoint;
import org.apache.camel.component.webhook.WebhookConfiguration;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.EventNotifier;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.ScheduledPollEndpoint;

/** Ship with the Sendcloud API: shipments, parcels, labels, orders. */
@ManagedResource(description = "Managed Sendcloud endpoint")
@UriEndpoint(firstVersion = "0.1.0", scheme = "sendcloud", title = "Sendcloud", syntax = "sendcloud:resource",
             category = { Category.API, Category.CLOUD }, headersClass = SendcloudConstants.class)
public class SendcloudEndpoint extends ScheduledPollEndpoint
        implements AsyncEndpoint, EndpointServiceLocation, WebhookCapableEndpoint {

    private static final long DEFAULT_DELAY = 60_000;

    @UriPath(description = "The path of a resource of the API after the version. The path has path parameters or values: "
                           + "shipments/announce, parcels/{id}, parcels/123.")
    @Metadata(required = true)
    private final String resource;

    @UriParam(prefix = "query.", multiValue = true,
              description = "Query parameters of the operation, such as query.order_number=1234. The header"
                            + " CamelSendcloudQuery takes precedence.")
    private Map<String, Object> query;

    @UriParam
    private final SendcloudConfiguration configuration;

    @UriParam
    private SendcloudWebhookConfiguration webhook = new SendcloudWebhookConfiguration();

    @UriParam
    private SendcloudPollingConfiguration polling = new SendcloudPollingConfiguration();

    @UriParam(defaultValue = "" + DEFAULT_DELAY, javaType = "java.time.Duration", label = "consumer,scheduler",
              description = "The time between two polls, in milliseconds.")
    private long delay = DEFAULT_DELAY;

    private Resource meant;
    private WebhookReceiver receiver;
    private WebhookConfiguration webhookConfiguration;
    private EventNotifier registration;
    private EndpointBinding bindings;
    final RuntimeUsers users;
    private boolean started;

    /** @param resource a decoded path with path parameters or values, without a slash at the start */
    SendcloudEndpoint(String uri, SendcloudComponent component, String resource, SendcloudConfiguration configuration) {
        super(uri, component);
        this.resource = resource;
        this.configuration = configuration;
        this.users = new RuntimeUsers(component, component::clients, configuration, () -> bindings);
        setDelay(DEFAULT_DELAY);
    }

    /**
     * Reads the address and checks the options.
     *
     * @throws IllegalArgumentException when the address or an option is invalid
     */
    void resolve() {
        ProductionProfile.check(getCamelContext(), configuration, webhook);
        receiver = EndpointHost.receiver(this, users, resource, configuration, webhook);
        if (receiver != null) {
            return;
        }
        AddressCheck.requireNoExpression(resource, query);
        // before the check of the keys: a user without keys also sees a mistake in the address
        meant = EndpointBinding.resource(resource, configuration);
        configuration.validate();
        bindings = new EndpointBinding(getCamelContext(), configuration, meant, query);
        AddressCheck.requireReference(configuration, getComponent().getConfiguration(), meant);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (!hasRuntime()) {
            return;
        }
        users.enterAnew();
        started = true;
    }

    @Override
    protected void doStop() throws Exception {
        if (started) {
            started = false;
            users.leave();
        }
        super.doStop();
    }

    @Override
    public Producer createProducer() {
        if (receiver != null) {
            throw new UnsupportedOperationException("sendcloud:" + resource + " receives events, and sends no requests");
        }
        return new SendcloudProducer(this, users);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        if (receiver != null && webhook.getPath() == null) {
            throw new IllegalArgumentException("Option path is missing: the path to listen on, such as /hooks/sendcloud");
        }
        Consumer consumer = receiver != null ? webhookConsumer(processor) : pollingConsumer(processor);
        configureConsumer(consumer);
        return consumer;
    }

    private SendcloudWebhookConsumer webhookConsumer(Processor processor) {
        return new SendcloudWebhookConsumer(this, processor, receiver, this::outputClass, hasRuntime() ? users : null);
    }

    /** Whether the endpoint makes calls, or verifies webhooks with the present secret of the account. */
    private boolean hasRuntime() {
        return receiver == null || webhook.needsApi() || configuration.isWebhookSecretOfAccount();
    }

    private Consumer pollingConsumer(Processor processor) {
        Operation operation = bindings.requireScope(ChangePoller.operation(meant, query));
        polling.validate(configuration.getAccount() == null && configuration.getCredentialsProvider() != null);
        OptionCheck.requireMillis(delay > 0, "delay", delay, "a positive duration");
        return new SendcloudPollingConsumer(
                this, processor,
                new SendcloudPollingConsumer.Polled(operation, query, bindings.itemClass(operation), configuration), polling,
                getComponent().states(), users);
    }

    @Override
    public Processor createWebhookHandler(Processor next) {
        if (receiver == null) {
            throw new IllegalArgumentException(
                    "sendcloud:" + resource + " is no webhook: sendcloud:webhook and sendcloud:parcel_status_changed are");
        }
        try {
            // camel-webhook starts the endpoint afterwards
            users.startVerified(this);
            return receiver.camelWebhookHandler(webhookConsumer(next), outputClass());
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }

    @Override
    public void registerWebhook() {
        if (webhook.isRegister()) {
            registration = receiver.registration(this, () -> webhookConfiguration.computeFullExternalUrl());
            getCamelContext().getManagementStrategy().addEventNotifier(registration);
        }
    }

    /** Removes nothing at Sendcloud, because another instance may still receive the webhooks. */
    @Override
    public void unregisterWebhook() {
        if (registration != null) {
            getCamelContext().getManagementStrategy().removeEventNotifier(registration);
            registration = null;
        }
    }

    @Override
    public void setWebhookConfiguration(WebhookConfiguration webhookConfiguration) {
        SendcloudWebhookConfiguration.requirePath("webhookPath", webhookConfiguration.getWebhookPath());
        SendcloudWebhookConfiguration.requirePath("webhookBasePath", webhookConfiguration.getWebhookBasePath());
        this.webhookConfiguration = WebhookReceiver.configured(getCamelContext(), webhookConfiguration, webhook);
    }

    @Override
    public List<String> getWebhookMethods() {
        return List.of("POST");
    }

    /** The class to which the body of an event is converted; {@code null}: the body stays text. */
    Class<?> outputClass() {
        return EndpointBinding.output(getCamelContext(), configuration.getOutputType(), any -> receiver.model()).apply(null);
    }

    @Override
    public SendcloudComponent getComponent() {
        return (SendcloudComponent) super.getComponent();
    }

    @ManagedAttribute(description = "Reads that this component may make now; with a shared rateLimiter, others may have left fewer")
    public int getReadPermits() {
        return users.status(LimitClass.READ).permits();
    }

    @ManagedAttribute(description = "Writes that this component may make now; with a shared rateLimiter, others may have left fewer")
    public int getWritePermits() {
        return users.status(LimitClass.WRITE).permits();
    }

    @ManagedAttribute(description = "Calls of the support API that this component may make now; with a shared rateLimiter, others may have"
                                    + " left fewer")
    public int getSupportPermits() {
        return users.status(LimitClass.SUPPORT).permits();
    }

    @ManagedAttribute(description = "Exchanges that wait until the account may make another call")
    public int getWaitingExchanges() {
        return Arrays.stream(LimitClass.values()).mapToInt(limit -> users.status(limit).waiting()).sum();
    }

    @ManagedAttribute(description = "How long in milliseconds the account makes no more reads, since a response of Sendcloud had status 429")
    public long getReadsPausedForMillis() {
        return users.status(LimitClass.READ).pausedFor().toMillis();
    }

    @ManagedAttribute(description = "How long in milliseconds the account makes no more writes, since a response of Sendcloud had status 429")
    public long getWritesPausedForMillis() {
        return users.status(LimitClass.WRITE).pausedFor().toMillis();
    }

    @ManagedAttribute(description = "How long in milliseconds the account makes no more calls of the support API, since Sendcloud"
                                    + " responded with 429")
    public long getSupportPausedForMillis() {
        return users.status(LimitClass.SUPPORT).pausedFor().toMillis();
    }

    @Override
    public String getServiceUrl() {
        return configuration.getBaseUri();
    }

    @Override
    public String getServiceProtocol() {
        return "rest";
    }

    public String getResource() {
        return resource;
    }

    public Map<String, Object> getQuery() {
        return query;
    }

    public void setQuery(Map<String, Object> query) {
        this.query = query;
    }

    public SendcloudWebhookConfiguration getWebhook() {
        return webhook;
    }

    public void setWebhook(SendcloudWebhookConfiguration webhook) {
        this.webhook = webhook;
    }

    public SendcloudPollingConfiguration getPolling() {
        return polling;
    }

    public void setPolling(SendcloudPollingConfiguration polling) {
        this.polling = polling;
    }

    @Override
    public long getDelay() {
        return delay;
    }

    @Override
    public void setDelay(long delay) {
        super.setDelay(delay);
        this.delay = delay;
    }

    public SendcloudConfiguration getConfiguration() {
        return configuration;
    }
}
