package io.github.camelsendcloud.internal.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.github.camelsendcloud.api.LimitClass;
import io.github.camelsendcloud.api.RetryBudgetStatus;
import io.github.camelsendcloud.internal.client.limit.RateLimiter;
import io.github.camelsendcloud.internal.client.limit.RateLimiters;
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
    private final CallExecutor threads;
    private final ScheduledExecutorService timer;
    private final Executor executor;
    private final String userAgent;
    private final RateLimiters limiters;
    private final RetryBudgets budgets;
    private final Leases<ConnectionSettings, SendcloudClient> clients;
    /** Unused clients that are not stopped yet. */
    private final Set<SendcloudClient> retired = ConcurrentHashMap.newKeySet();
    private final RouteStops stops = new RouteStops(this::all);

    /**
     * @param threads   the maximum number of threads that resume calls after a wait
     * @param executor  runs the resumed calls, and the stop of a client, which may block
     * @param userAgent the value of the {@code User-Agent} header
     */
    public Clients(
                   CamelContext context, int threads, ScheduledExecutorService timer, ExecutorService executor,
                   String userAgent) {
        this.context = context;
        this.threads = new CallExecutor(executor, threads, timer);
        this.limiters = new RateLimiters(timer, this.threads);
        this.budgets = new RetryBudgets(timer);
        this.timer = timer;
        this.executor = executor;
        this.userAgent = userAgent;
        this.clients = new Leases<>(client -> 0, this::retire, timer);
        context.getManagementStrategy().addEventNotifier(stops);
    }

    /**
     * Returns the client with the given settings. The caller must close the lease.
     *
     * @param address the address of the API, which decides only about the defaults of TLS
     */
    public Leases<?, SendcloudClient>.Lease acquire(ConnectionSettings settings, String address) {
        return clients.acquire(settings, key -> {
            SendcloudClient client = new SendcloudClient(context, key, threads, timer, address, userAgent);
            ServiceHelper.startService(client);
            return client;
        });
    }

    /** The profile of the timer, which decides how threads are created. */
    public static ThreadPoolProfile timerProfile() {
        return CallExecutor.timerProfile();
    }

    /** The limiters of all accounts. */
    public RateLimiters limiters() {
        return limiters;
    }

    /**
     * The policy of an account. Endpoints with the same account and the same option share a retry budget.
     *
     * @param tokenUri  the token address of the account, which identifies the Sendcloud installation
     * @param publicKey the public key of the account
     * @param percent   the value of option retryBudget
     * @param leases    receives the lease of the budget. The caller must close the lease
     */
    public CallPolicy policy(
            String tokenUri, String publicKey, int percent, RetryPolicy retries, Map<LimitClass, RateLimiter> limits,
            List<AutoCloseable> leases) {
        Leases<?, RetryBudget>.Lease budget = budgets.acquire(tokenUri, publicKey, percent);
        leases.add(budget);
        return new CallPolicy(retries, budget.value(), limits);
    }

    /** The state of each retry budget with a limit. */
    public List<RetryBudgetStatus> retryBudgets() {
        return budgets.status();
    }

    /** The number of retry budgets. */
    public int budgets() {
        return budgets.size();
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
        clients.clear();
        retired.clear();
    }
}
