package io.github.camelsendcloud;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

import io.github.camelsendcloud.api.AccountStatus;
import io.github.camelsendcloud.api.LimitStatus;
import io.github.camelsendcloud.api.RetryBudgetStatus;
import io.github.camelsendcloud.internal.auth.Account;
import io.github.camelsendcloud.internal.binding.EndpointBinding;
import io.github.camelsendcloud.internal.client.Clients;
import org.apache.camel.Endpoint;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.util.PropertiesHelper;
import org.apache.camel.util.concurrent.ThreadType;

/** The component. Its endpoints share the clients with their connections, the rate limits and the tokens. */
@ManagedResource(description = "Managed Sendcloud component")
@Component("sendcloud")
public class SendcloudComponent extends HealthCheckComponent implements DynamicallyAddressed {

    /** Whether only addresses with the name {@code sendcloud} are safe from values of a message. */
    private volatile boolean ownNameOnly;
    private final PollingStates states = new PollingStates();
    /** The keys that replace configured keys, by the configured keys. */
    private final Map<Account.Keys, Account.Keys> updates = new ConcurrentHashMap<>();
    private ExecutorService executor;
    private ScheduledExecutorService timer;
    private Clients clients;

    @Metadata(description = "The default options of all endpoints. An option of an endpoint takes precedence.")
    private SendcloudConfiguration configuration = new SendcloudConfiguration();

    @Metadata(defaultValue = "false",
              description = "Whether all calls go to a sandbox instead of Sendcloud, for development and tests. With true, the"
                            + " sandbox sets the addresses and the keys: an embedded sandbox with camel-sendcloud-sandbox on the"
                            + " class path, else the standalone sandbox at http://127.0.0.1:8080. The option is refused in the"
                            + " profile prod.")
    private boolean sandbox;
    private final SandboxOption sandboxOption = new SandboxOption();

    // registerExtension: no subclass overrides this method
    @SuppressWarnings("this-escape")
    public SendcloudComponent() {
        registerExtension(() -> new SendcloudComponentVerifierExtension(this::copy, () -> clients));
    }

    /** A component with a copy of the options, which the context does not know. */
    private SendcloudComponent copy() {
        SendcloudComponent copy = new SendcloudComponent();
        copy.setCamelContext(getCamelContext());
        copy.setConfiguration(configuration.copy());
        copy.setSandbox(sandbox);
        return copy;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        if (ownNameOnly && !uri.startsWith(DynamicAddressFinder.NAME + ":")) {
            throw new IllegalStateException(DynamicAddressFinder.LATE);
        }
        if (sandbox) {
            SandboxOption.requireNoContradiction(getCamelContext(), parameters);
            sandboxOption.apply(this, configuration);
        }
        // the copies of the endpoints share the accounts
        configuration.namedAccounts();
        SendcloudConfiguration copy = configuration.copy();
        SecretOptions.dropReplaced(copy, parameters.keySet());
        SendcloudEndpoint endpoint = new SendcloudEndpoint(
                SecretOptions.withoutSecrets(uri), this, EndpointBinding.address(AddressCheck.withoutFinalSlash(remaining)),
                copy);
        Map<String, Object> query = PropertiesHelper.extractProperties(parameters, "query.");
        OptionValues.requireOwnNames(parameters.keySet());
        OptionValues.check(getEndpointPropertyConfigurer(), parameters);
        setProperties(endpoint, parameters);
        if (!query.isEmpty()) {
            endpoint.setQuery(query);
        }
        endpoint.resolve();
        return endpoint;
    }

    /** Camel reads the name from an annotation that subclasses do not inherit. */
    @Override
    public String getDefaultName() {
        String name = super.getDefaultName();
        return name == null ? "sendcloud" : name;
    }

    @Override
    public PropertyConfigurer getComponentPropertyConfigurer() {
        PropertyConfigurer configurer = super.getComponentPropertyConfigurer();
        return new OptionValues.Checked(configurer == null ? configurer("component") : configurer);
    }

    @Override
    public PropertyConfigurer getEndpointPropertyConfigurer() {
        PropertyConfigurer configurer = super.getEndpointPropertyConfigurer();
        return configurer == null ? configurer("endpoint") : configurer;
    }

    /** Camel's class that Camel does not find for a subclass. */
    private PropertyConfigurer configurer(String kind) {
        return PluginHelper.getConfigurerResolver(getCamelContext())
                .resolvePropertyConfigurer("sendcloud-" + kind + "-configurer", getCamelContext());
    }

    /** Installs the finder also in a context that did not load {@link SendcloudContextPlugin}. */
    @Override
    protected void doBuild() throws Exception {
        super.doBuild();
        ownNameOnly = !DynamicAddressFinder.install(getCamelContext());
    }

    /** The clients of the endpoints: others after each start of the component; {@code null} before the first start. */
    Clients clients() {
        return clients;
    }

    PollingStates states() {
        return states;
    }

    /**
     * Replaces the keys that the options publicKey and secretKey of this component have. New requests of all endpoints
     * with these options use the new keys at once, requests in flight finish with the old keys, and webhooks with the
     * old secret are accepted for one hour. The options keep their values, which name the account.
     *
     * @throws IllegalArgumentException when a key is empty or has a control character. The message contains no key
     * @throws IllegalStateException    when the component has no keys, or when a provider or a sandbox supplies the
     *                                  keys
     */
    @ManagedOperation(description = "Replaces the keys of the component: new requests use the new keys")
    public void updateKeys(String publicKey, String secretKey) {
        SendcloudCredentials newer = new SendcloudCredentials(publicKey, secretKey);
        if (sandbox) {
            throw new IllegalStateException("The keys cannot be updated: option sandbox=true sets the keys");
        }
        if (configuration.getCredentialsProvider() != null) {
            throw new IllegalStateException("The keys cannot be updated: option credentialsProvider supplies the keys");
        }
        if (configuration.getPublicKey() == null || configuration.getSecretKey() == null) {
            throw new IllegalStateException(
                    "The keys cannot be updated: the component has no options publicKey and secretKey");
        }
        Account.Keys configured = new Account.Keys(configuration.getPublicKey(), configuration.getSecretKey(), null);
        Account.Keys keys = new Account.Keys(newer.publicKey(), newer.secretKey(), null);
        updates.put(configured, keys);
        if (clients != null) {
            clients.updateKeys(configured, keys);
        }
    }

    /** The state of the rate limits of all accounts. */
    public List<LimitStatus> limits() {
        return clients == null ? List.of() : clients.limits();
    }

    /** The state of the retry budgets of all accounts. */
    public List<RetryBudgetStatus> retryBudgets() {
        return clients == null ? List.of() : clients.retryBudgets();
    }

    /**
     * The state of the credentials of all accounts in use, in the order of the names; without keys and tokens. An
     * account that calls with several sets of scopes, or with Basic and OAuth2, has several entries. An account that
     * only messages name is in use until an hour after its last message.
     */
    public List<AccountStatus> accounts() {
        return clients == null ? List.of() : clients.accounts();
    }

    @ManagedOperation(description = "The accounts in use, one line for each: mode, integration, token, refreshes, failures, latest refusal")
    public String[] listAccounts() {
        return accounts().stream().map(AccountStatus::text).toArray(String[]::new);
    }

    /**
     * Discards the tokens of an account, and ends a pause of the token requests. The next call requests another token.
     * Calls in flight finish with the old token. Sendcloud does not learn that the old token is discarded.
     *
     * @param  account                  the name of the account in option accounts, or the public key of
     *                                  {@link AccountStatus#account()}
     * @throws IllegalArgumentException when no account with OAuth2 in use has this name or this public key
     */
    @ManagedOperation(description = "Discards the token of an account (name or public key): the next call requests another token")
    public void invalidateToken(String account) {
        if (clients == null) {
            throw new IllegalArgumentException("No account is in use: the component is not started");
        }
        clients.invalidateToken(account);
    }

    @ManagedAttribute(description = "Calls in flight")
    public int getCallsInFlight() {
        return clients == null ? 0 : clients.callsInFlight();
    }

    @ManagedAttribute(description = "HTTP clients, each with a connection pool: one for each set of connection options in use")
    public int getClients() {
        return clients == null ? 0 : clients.size();
    }

    @ManagedAttribute(description = "Rate limiters: up to three for each account, including limiters that still count calls of stopped endpoints")
    public int getLimiters() {
        return clients == null ? 0 : clients.limiters();
    }

    @ManagedAttribute(description = "Retry budgets: one for each account, including budgets of stopped endpoints that are not full again")
    public int getBudgets() {
        return clients == null ? 0 : clients.budgets();
    }

    @ManagedAttribute(description = "Whether the threads that resume waiting calls run")
    public boolean isRunning() {
        return clients != null && clients.isRunning();
    }

    private String userAgent() {
        String version = SendcloudComponent.class.getPackage().getImplementationVersion();
        return "camel-sendcloud" + (version == null ? "" : "/" + version) + " (Apache Camel " + getCamelContext().getVersion()
               + ")";
    }

    /**
     * The maximum number of threads that resume calls after a wait: the maximum of the default thread pool profile.
     * With virtual threads the number has no limit, because all virtual threads may be blocked.
     */
    private int threadsThatWork() {
        return ThreadType.current() == ThreadType.VIRTUAL
                ? Integer.MAX_VALUE
                : getCamelContext().getExecutorServiceManager().getDefaultThreadPoolProfile().getMaxPoolSize();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (sandbox) {
            sandboxOption.apply(this, configuration);
        }
        ExecutorServiceManager threads = getCamelContext().getExecutorServiceManager();
        executor = threads.newCachedThreadPool(this, "SendcloudProducer");
        timer = threads.newScheduledThreadPool(this, "SendcloudTimer", Clients.timerProfile());
        clients = new Clients(
                getCamelContext(), threadsThatWork(), timer, executor, userAgent(), updates,
                MeterFinder.listener(this));
        // Camel adds the health checks of this name to its registry, if camel-health is on the class path
        HealthCheckHelper.getHealthCheckRepository(getCamelContext(), "sendcloud");
    }

    @Override
    protected void doStop() throws Exception {
        sandboxOption.stopped();
        if (clients == null) {
            return;
        }
        clients.stop();
        getCamelContext().getExecutorServiceManager().shutdownNow(timer);
        getCamelContext().getExecutorServiceManager().shutdownGraceful(executor);
        clients.listener().close();
        super.doStop();
    }

    @Override
    public SendcloudConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(SendcloudConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public boolean isSandbox() {
        return sandbox;
    }

    public void setSandbox(boolean sandbox) {
        this.sandbox = sandbox;
    }
}
