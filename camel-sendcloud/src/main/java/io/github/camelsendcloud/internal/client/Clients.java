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
 * The clients of a component, one for each set of connection settings that is in use. A client that is not used any
 * more is stopped by another thread when its last call has ended.
 */
public final class Clients {

    /** A call that is just being made still finds its client. */
    private static final long GRACE_SECONDS = 1;

    private final CamelContext context;
    private final CallExecutor threads;
    private final ScheduledExecutorService timer;
    private final Executor executor;
    private final String userAgent;
    private final RateLimiters limiters;
    private final RetryBudgets budgets;
    private final Leases<ConnectionSettings, SendcloudClient> clients;
    /** Those that are not used any more and not stopped yet. */
    private final Set<SendcloudClient> retired = ConcurrentHashMap.newKeySet();
    private final RouteStops stops = new RouteStops(this::all);

    /**
     * @param threads   the most threads in which calls resume that had to wait
     * @param executor  for what blocks for long
     * @param userAgent what the clients call themselves
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
     * The client with those settings, which must be given back.
     *
     * @param address of the API; decides nothing but the defaults of TLS
     */
    public Leases<?, SendcloudClient>.Lease acquire(ConnectionSettings settings, String address) {
        return clients.acquire(settings, key -> {
            SendcloudClient client = new SendcloudClient(context, key, threads, timer, address, userAgent);
            ServiceHelper.startService(client);
            return client;
        });
    }

    /** How the threads of the timer are made. */
    public static ThreadPoolProfile timerProfile() {
        return CallExecutor.timerProfile();
    }

    /** The limiters of all accounts. */
    public RateLimiters limiters() {
        return limiters;
    }

    /**
     * The policy of an account. Endpoints with the same account and option share its retry budget.
     *
     * @param tokenUri  of the account, which tells two Sendclouds apart
     * @param publicKey of the account
     * @param percent   of the budget
     * @param leases    gets the lease of the budget, which must be closed
     */
    public CallPolicy policy(
            String tokenUri, String publicKey, int percent, RetryPolicy retries, Map<LimitClass, RateLimiter> limits,
            List<AutoCloseable> leases) {
        Leases<?, RetryBudget>.Lease budget = budgets.acquire(tokenUri, publicKey, percent);
        leases.add(budget);
        return new CallPolicy(retries, budget.value(), limits);
    }

    /** The state of each retry budget that has a bound. */
    public List<RetryBudgetStatus> retryBudgets() {
        return budgets.status();
    }

    /** How many retry budgets there are. */
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
            // the component is stopped, or about to be
            stop(client);
        }
    }

    private void stop(SendcloudClient client) {
        ServiceHelper.stopService(client);
        retired.remove(client);
    }

    /** How many clients there are, those that are just being stopped included. */
    public int size() {
        return clients.size() + retired.size();
    }

    /** How many calls are in flight. */
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
