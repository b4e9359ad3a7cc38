package io.github.camelsendcloud.internal.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import io.github.camelsendcloud.api.AccountStatus;
import io.github.camelsendcloud.api.ActivityListener;
import io.github.camelsendcloud.api.LimitClass;
import io.github.camelsendcloud.api.LimitStatus;
import io.github.camelsendcloud.api.RetryBudgetStatus;
import io.github.camelsendcloud.internal.auth.Account;
import io.github.camelsendcloud.internal.auth.ApiCredentials;
import io.github.camelsendcloud.internal.client.ClientOptions.ConnectionSettings;
import io.github.camelsendcloud.internal.client.limit.RateLimiter;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.service.ServiceHelper;

/**
 * The clients of a component, one client for each set of connection settings. Another thread stops an unused client
 * after the last call of the client has ended. Several threads may use an instance.
 */
public final class Clients {

    /** A call may begin just when its client becomes unused. */
    private static final long GRACE_SECONDS = 1;

    private final CamelContext context;
    private final CallExecutor callExecutor;
    private final ScheduledExecutorService timer;
    private final ExecutorService executor;
    private final String userAgent;
    private final RateLimiters limiters;
    private final RetryBudgets budgets;
    private final Leases<ConnectionSettings, SendcloudClient> clients;
    /** Endpoints with equal settings share the account, which lives while the secret of replaced keys is accepted. */
    private final Leases<Account.Settings, Account> accounts;
    private final SharedCredentials credentials;
    /** The keys that replace configured keys, by the configured keys. */
    private final Map<Account.Keys, Account.Keys> updates;
    /** Unused clients that are not stopped yet. */
    private final Set<SendcloudClient> retired = ConcurrentHashMap.newKeySet();
    private final RetryLog retries;
    private final ActivityListener listener;
    private final RouteStops stops = new RouteStops(this::all);

    /**
     * @param threads   the maximum number of threads that resume calls after a wait
     * @param executor  runs the resumed calls, and the stop of a client, which may block
     * @param userAgent the value of the {@code User-Agent} header
     * @param updates   the keys that replace configured keys, by the configured keys. The map survives these clients
     * @param listener  receives the events of the clients
     */
    public Clients(
                   CamelContext context, int threads, ScheduledExecutorService timer, ExecutorService executor,
                   String userAgent, Map<Account.Keys, Account.Keys> updates, ActivityListener listener) {
        this.context = context;
        this.callExecutor = new CallExecutor(executor, threads, timer);
        this.limiters = new RateLimiters(timer, this.callExecutor, listener);
        this.budgets = new RetryBudgets(timer);
        this.timer = timer;
        this.executor = executor;
        this.userAgent = userAgent;
        this.updates = updates;
        this.retries = new RetryLog(timer);
        this.listener = listener;
        this.accounts = new Leases<>(Account::nanosOfFormerSecrets, account -> {
        }, timer);
        this.clients = new Leases<>(client -> 0, this::retire, timer);
        this.credentials = new SharedCredentials(this::client, timer);
        context.getManagementStrategy().addEventNotifier(stops);
    }

    /** Gives an endpoint what its calls need. The lease must be closed. */
    public ClientLease lease(ClientOptions options) {
        List<AutoCloseable> leases = new ArrayList<>();
        try {
            SendcloudClient client = hold(client(options), leases);
            Account account = account(options, leases);
            String tokenUri = options.account().tokenUri().toString();
            Map<LimitClass, RateLimiter> limits = new EnumMap<>(LimitClass.class);
            limiters.acquire(tokenUri, account.id(), options.limits(), options.limitStore())
                    .forEach((limit, limiter) -> limits.put(limit, hold(limiter, leases)));
            RetryBudget budget = hold(budgets.acquire(tokenUri, account.id(), options.retryBudget()), leases);
            CallPolicy policy = new CallPolicy(options.retries(), budget, limits);
            return new ClientLease(client, policy, credentials(account, options, leases), account, leases);
        } catch (RuntimeException | Error e) {
            ClientLease.close(leases);
            throw e;
        }
    }

    /**
     * Gives an endpoint a client and credentials for calls without limits and retries. The calls have exactly the keys
     * of the options: the keys are shared with no other endpoint, and {@link #updateKeys} does not replace the keys.
     * The lease must be closed.
     */
    public ClientLease leaseWithoutPolicy(ClientOptions options) {
        List<AutoCloseable> leases = new ArrayList<>();
        try {
            SendcloudClient client = hold(client(options), leases);
            Account account = new Account(options.account(), null, executor, System::nanoTime);
            account.start();
            return new ClientLease(client, CallPolicy.NONE, credentials(account, options, leases), account, leases);
        } catch (RuntimeException | Error e) {
            ClientLease.close(leases);
            throw e;
        }
    }

    private Account account(ClientOptions options, List<AutoCloseable> leases) {
        Account account = hold(accounts.acquire(options.account(), this::account), leases);
        // not in the factory: the source of the keys may block
        account.start();
        return account;
    }

    private Account account(Account.Settings settings) {
        Account.Keys configured = settings.source() != null ? null : settings.configured();
        // the usual component has no newer keys, and the first hash code of a record takes time
        Account.Keys newer = configured == null || updates.isEmpty() ? null : updates.get(configured);
        return new Account(settings, newer, executor, System::nanoTime);
    }

    /**
     * Replaces the keys of all accounts with these configured keys.
     *
     * @param configured the keys as the options have them
     */
    public void updateKeys(Account.Keys configured, Account.Keys newer) {
        accounts.values().forEach((settings, account) -> {
            if (settings.source() == null && settings.configured().equals(configured)) {
                account.update(newer);
            }
        });
    }

    private Leases<?, SendcloudClient>.Lease client(ClientOptions options) {
        return clients.acquire(options.connections(), key -> {
            SendcloudClient client = new SendcloudClient(
                    context, key, callExecutor, timer, options.baseUri(), userAgent, retries, listener);
            ServiceHelper.startService(client);
            return client;
        });
    }

    private ApiCredentials credentials(Account account, ClientOptions options, List<AutoCloseable> leases) {
        return hold(credentials.acquire(account, options), leases).credentials().forServers(options.servers());
    }

    private static <V> V hold(Leases<?, V>.Lease lease, List<AutoCloseable> leases) {
        leases.add(lease);
        return lease.value();
    }

    /** The profile of the timer, which decides how threads are created. */
    public static ThreadPoolProfile timerProfile() {
        return CallExecutor.timerProfile();
    }

    /** The present state of each limit of all accounts. */
    public List<LimitStatus> limits() {
        return limiters.status();
    }

    /** The number of limiters. */
    public int limiters() {
        return limiters.size();
    }

    /** The state of each retry budget with a limit. */
    public List<RetryBudgetStatus> retryBudgets() {
        return budgets.status();
    }

    /** The number of accounts whose token is in use. */
    public int tokens() {
        return credentials.tokens();
    }

    /** The credentials of the accounts in use. */
    public List<AccountStatus> accounts() {
        return credentials.status();
    }

    /**
     * Discards the tokens of an account, so that the next call requests another token.
     *
     * @param  name                     the name or the public key of the account, as {@link AccountStatus} has them
     * @throws IllegalArgumentException when no account in use with OAuth2 has the name
     */
    public void invalidateToken(String name) {
        credentials.invalidate(name);
    }

    /** How many retry budgets there are. */
    public int budgets() {
        return budgets.size();
    }

    /** Whether the threads run that end the waits of calls and resume calls. */
    public boolean isRunning() {
        return !timer.isShutdown() && !executor.isShutdown();
    }

    /**
     * Runs a task periodically on a thread of the component.
     *
     * @param  delay the time between two runs
     * @return       ends the runs
     */
    public Runnable schedule(Duration delay, Runnable task) {
        ScheduledFuture<?> scheduled = timer.scheduleWithFixedDelay(
                () -> executor.execute(task), delay.toMillis(), delay.toMillis(), TimeUnit.MILLISECONDS);
        return () -> scheduled.cancel(false);
    }

    private void retire(SendcloudClient client) {
        retired.add(client);
        stopLater(client);
    }

    private void stopLater(SendcloudClient client) {
        try {
            timer.schedule(
                    () -> {
                        if (client.isBusy()) {
                            stopLater(client);
                        } else {
                            executor.execute(() -> stop(client));
                        }
                    }, GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            // the component is stopped or stops now
            stop(client);
        }
    }

    private void stop(SendcloudClient client) {
        ServiceHelper.stopService(client);
        retired.remove(client);
    }

    /** The number of clients, including the clients that stop now. */
    public int size() {
        return clients.size() + retired.size();
    }

    /** Returns the listener of all clients. */
    public ActivityListener listener() {
        return listener;
    }

    /** The number of requests in flight. */
    public int callsInFlight() {
        return all().stream().mapToInt(SendcloudClient::callsInFlight).sum();
    }

    private List<SendcloudClient> all() {
        List<SendcloudClient> all = new ArrayList<>(clients.values().values());
        all.addAll(retired);
        return all;
    }

    /** Stops all clients. */
    public void stop() {
        context.getManagementStrategy().removeEventNotifier(stops);
        ServiceHelper.stopService(all());
        credentials.clear();
        accounts.clear();
        clients.clear();
        retired.clear();
    }
}
