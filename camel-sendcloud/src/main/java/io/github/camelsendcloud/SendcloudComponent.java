package io.github.camelsendcloud;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

import io.github.camelsendcloud.api.LimitClass;
import io.github.camelsendcloud.api.LimitStatus;
import io.github.camelsendcloud.api.RetryBudgetStatus;
import io.github.camelsendcloud.internal.auth.Account;
import io.github.camelsendcloud.internal.auth.TokenCache;
import io.github.camelsendcloud.internal.auth.TokenManager;
import io.github.camelsendcloud.internal.binding.EndpointBinding;
import io.github.camelsendcloud.internal.client.CallPolicy;
import io.github.camelsendcloud.internal.client.Clients;
import io.github.camelsendcloud.internal.client.Leases;
import io.github.camelsendcloud.internal.client.SendcloudClient;
import io.github.camelsendcloud.internal.client.limit.RateLimiter;
import org.apache.camel.Endpoint;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.camel.util.PropertiesHelper;
import org.apache.camel.util.concurrent.ThreadType;

/** The component. Its endpoints share the clients with their connections, the rate limits and the tokens. */
@ManagedResource(description = "Managed Sendcloud component")
@Component("sendcloud")
public class SendcloudComponent extends DefaultComponent {

    /** Whether only addresses with the name {@code sendcloud} are safe from values of a message. */
    private volatile boolean ownNameOnly;
    private final TokenCache tokens = new TokenCache();
    /**
     * The clients whose connections the token managers use. A client is leased as long as its token manager. The
     * monitor of the map guards the map.
     */
    private final Map<Account, AutoCloseable> tokenClients = new HashMap<>();
    private final StateRepository<String, String> stateInMemory = new MemoryStateRepository();
    private final Set<String> statesInUse = ConcurrentHashMap.newKeySet();
    private ExecutorService executor;
    private ScheduledExecutorService timer;
    private Clients clients;

    @Metadata(description = "The default options of all endpoints. An option of an endpoint takes precedence.")
    private SendcloudConfiguration configuration = new SendcloudConfiguration();

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        if (ownNameOnly && !uri.startsWith(DynamicAddressFinder.NAME + ":")) {
            throw new IllegalStateException(DynamicAddressFinder.LATE);
        }
        SendcloudEndpoint endpoint = new SendcloudEndpoint(
                SecretOptions.withoutSecrets(uri), this, EndpointBinding.address(withoutFinalSlash(remaining)),
                configuration.copy());
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
        return new OptionValues.Checked(configurer == null ? new SendcloudComponentConfigurer() : configurer);
    }

    @Override
    public PropertyConfigurer getEndpointPropertyConfigurer() {
        PropertyConfigurer configurer = super.getEndpointPropertyConfigurer();
        return configurer == null ? new SendcloudEndpointConfigurer() : configurer;
    }

    /** Installs the finder also in a context that did not load {@link SendcloudContextPlugin}. */
    @Override
    protected void doBuild() throws Exception {
        super.doBuild();
        ownNameOnly = !DynamicAddressFinder.install(getCamelContext());
    }

    /**
     * Removes a slash at the end of an address. The caller must not use this method for an address that contains
     * values, because there an empty value leaves a slash at the end.
     */
    static String withoutFinalSlash(String remaining) {
        return remaining.length() > 1 && remaining.endsWith("/") ? remaining.substring(0, remaining.length() - 1) : remaining;
    }

    /** Identifies the current start of the component: each start returns another object. */
    Object startedAs() {
        return clients;
    }

    Leases<?, SendcloudClient>.Lease acquireClient(SendcloudConfiguration options) {
        return clients.acquire(options.connectionSettings(), options.getBaseUri());
    }

    /** The limits of the account; endpoints with the same account and limits share them. */
    Map<LimitClass, Leases<?, RateLimiter>.Lease> acquireLimiters(SendcloudConfiguration options) {
        return clients.limiters().acquire(
                options.getTokenUri(), options.getPublicKey(), options.limits(), options.proxyManager());
    }

    /**
     * The rules that limit and retry the calls of the account. The method adds the lease of the retry budget to the
     * leases.
     */
    CallPolicy acquirePolicy(
            SendcloudConfiguration options, Map<LimitClass, RateLimiter> limiters, List<AutoCloseable> leases) {
        return clients.policy(
                options.getTokenUri(), options.getPublicKey(), options.getRetryBudget(), options.retryPolicy(), limiters,
                leases);
    }

    /**
     * The token manager of the account. The caller must call {@link #releaseTokens} once for each call of this method.
     */
    TokenManager acquireTokens(Account account, SendcloudConfiguration options) {
        synchronized (tokenClients) {
            return tokens.acquire(account, key -> {
                Leases<?, SendcloudClient>.Lease client = acquireClient(options);
                tokenClients.put(key, client);
                return client.value().tokenManager(key);
            });
        }
    }

    void releaseTokens(Account account) {
        synchronized (tokenClients) {
            if (tokens.release(account)) {
                try {
                    tokenClients.remove(account).close();
                } catch (Exception e) {
                    throw RuntimeCamelException.wrapRuntimeCamelException(e);
                }
            }
        }
    }

    TokenCache tokens() {
        return tokens;
    }

    /** The state of the rate limits of all accounts. */
    public List<LimitStatus> limits() {
        return clients == null ? List.of() : clients.limiters().status();
    }

    /** The state of the retry budgets of all accounts. */
    public List<RetryBudgetStatus> retryBudgets() {
        return clients == null ? List.of() : clients.retryBudgets();
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
        return clients == null ? 0 : clients.limiters().size();
    }

    @ManagedAttribute(description = "Retry budgets: one for each account, including budgets of stopped endpoints that are not full again")
    public int getBudgets() {
        return clients == null ? 0 : clients.budgets();
    }

    /** The state repository of consumers without the option stateRepository. The repository outlasts the routes. */
    StateRepository<String, String> stateInMemory() {
        return stateInMemory;
    }

    /**
     * Claims a key of a state repository for a consumer.
     *
     * @throws IllegalStateException when another consumer has claimed the key
     */
    void claimState(String key) {
        if (!statesInUse.add(key)) {
            throw new IllegalStateException(
                    "Another consumer keeps its state at '" + key + "' already: set the option stateKey of one of them");
        }
    }

    /** Releases a key. */
    void releaseState(String key) {
        statesInUse.remove(key);
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
        ExecutorServiceManager threads = getCamelContext().getExecutorServiceManager();
        executor = threads.newCachedThreadPool(this, "SendcloudProducer");
        timer = threads.newScheduledThreadPool(this, "SendcloudTimer", Clients.timerProfile());
        clients = new Clients(getCamelContext(), threadsThatWork(), timer, executor, userAgent());
    }

    @Override
    protected void doStop() throws Exception {
        if (clients == null) {
            return;
        }
        clients.stop();
        synchronized (tokenClients) {
            tokens.clear();
            tokenClients.clear();
        }
        getCamelContext().getExecutorServiceManager().shutdownNow(timer);
        getCamelContext().getExecutorServiceManager().shutdownGraceful(executor);
        super.doStop();
    }

    public SendcloudConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(SendcloudConfiguration configuration) {
        this.configuration = configuration;
    }
}
