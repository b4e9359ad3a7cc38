package io.github.camelsendcloud;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import io.github.camelsendcloud.api.ActivityListener;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.internal.binding.EndpointRuntime;
import io.github.camelsendcloud.internal.polling.ChangePoller;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.EmptyAsyncCallback;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls the list of changed items and creates an exchange for each item. When an exchange has ended, a checkpoint is
 * saved, so that neither a crash nor a failed exchange loses a change; see {@link ChangePoller}. The consumer polls the
 * account of its endpoint. The consumer of an endpoint without an account polls all accounts of option accounts; see
 * {@link PolledAccounts}.
 */
class SendcloudPollingConsumer extends ScheduledBatchPollingConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(SendcloudPollingConsumer.class);

    /** The longest wait of a poll for a retry of one of several accounts: the other accounts wait meanwhile. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final Polled polled;
    private final SendcloudPollingConfiguration options;
    private final PollingStates states;
    private final RuntimeUsers users;
    private final boolean inMemory;
    private final StateRepository<String, String> repository;
    private final PolledAccounts accounts;
    /** All items of the last poll had failed before. */
    private volatile boolean onlyRetries;
    /** The end of the latest poll; {@code null} before the first poll. */
    private volatile Instant polledAt;
    /** This consumer uses the runtime of the endpoint, and owns the state of the account of the endpoint. */
    private boolean user;
    /** The listener that knows this consumer. A restart of the component brings another listener. */
    private ActivityListener watched = ActivityListener.NONE;
    private Runnable unwatch = () -> {
    };
    private volatile LongSupplier nanoTime = System::nanoTime;

    /**
     * What a consumer polls.
     *
     * @param operation     the operation that lists the changed items
     * @param query         the query parameters of the endpoint; {@code null} for none
     * @param type          the class of the message bodies; {@code null} for JSON as text
     * @param configuration names the accounts
     */
    record Polled(Operation operation, Map<String, Object> query, Class<?> type, SendcloudConfiguration configuration) {

        /**
         * The key of the state of an account.
         *
         * @param account the name of the account; {@code null} for the account of the endpoint
         */
        String stateKey(String account) {
            return ChangePoller.stateKey(
                    operation, account == null ? configuration.accountName() : AccountConfiguration.accountName(account),
                    query);
        }
    }

    /**
     * @param options the options of polling
     * @param states  the states of all consumers of the component
     * @param users   the users of the runtime of the endpoint
     */
    SendcloudPollingConsumer(
                             Endpoint endpoint, Processor processor, Polled polled, SendcloudPollingConfiguration options,
                             PollingStates states, RuntimeUsers users) {
        super(endpoint, processor);
        this.polled = polled;
        this.options = options;
        this.states = states;
        this.users = users;
        this.inMemory = options.getStateRepository() == null;
        this.repository = inMemory ? states.inMemory() : options.getStateRepository();
        this.accounts = users.hasAccount()
                ? PolledAccounts.one(account(
                        polled.configuration().getAccount(), options.stateKey(polled.stateKey(null)), users::runtime))
                : PolledAccounts.all(polled.configuration().namedAccounts()::names, this::named);
        setMaxMessagesPerPoll(options.getMaxMessagesPerPoll());
    }

    private synchronized void watch() {
        ActivityListener present = users.listener();
        if (present != watched) {
            unwatch.run();
            watched = present;
            unwatch = present.pollingStarted(polled.operation(), getRouteId(), accounts::watermark);
        }
    }

    private synchronized void unwatch() {
        unwatch.run();
        unwatch = () -> {
        };
        watched = ActivityListener.NONE;
    }

    private PolledAccount named(String name) {
        return account(name, options.stateKey(polled.stateKey(name), name),
                () -> users.runtime(name).waitingAtMost(LONGEST_WAIT));
    }

    private PolledAccount account(String name, String key, Supplier<EndpointRuntime> runtime) {
        ChangePoller poller = new ChangePoller(
                new PolledEndpoint(getEndpoint(), runtime), polled.operation(), polled.type(), repository, key,
                new ChangePoller.Options(options.start(), options.overlapping(), options.getMaxDeliveryAttempts()),
                () -> nanoTime.getAsLong());
        return new PolledAccount(
                this, name, new PolledAccount.StateKey(states, key), poller, options.getMaxDeliveryAttempts());
    }

    /** Gives the endpoint to a poller. */
    private record PolledEndpoint(Endpoint endpoint, Supplier<EndpointRuntime> present) implements ChangePoller.Host {

        @Override
        public EndpointRuntime runtime() {
            return present.get();
        }

        @Override
        public Exchange createExchange() {
            return endpoint.createExchange();
        }
    }

    /** Replaces the monotonic clock, in nanoseconds, for a test. */
    void clock(LongSupplier other) {
        nanoTime = other;
        accounts.restartPauses();
    }

    /** The number of accounts with names whose pollers are kept. */
    int keptAccounts() {
        return accounts.size();
    }

    /** The scheduler calls this method. A run during a pause is skipped: the run is neither a success nor a failure. */
    @Override
    public void run() {
        if (!accounts.isPaused()) {
            super.run();
        }
    }

    @Override
    protected int poll() throws Exception {
        shutdownRunningTask = null;
        onlyRetries = true;
        try {
            return accounts.poll(
                    () -> shutdownRunningTask == null && isRunAllowed() && !isSuspendingOrSuspended(), this::poll);
        } finally {
            polledAt = Instant.now();
        }
    }

    @Override
    protected void doBuild() throws Exception {
        if (getHealthCheck() == null) {
            setHealthCheck(new PollingHealthCheck(this, () -> polledAt, accounts));
        }
        super.doBuild();
    }

    private int poll(PolledAccount account) throws SendcloudOperationFailedException {
        pendingExchanges = 0;
        watch();
        List<PolledAccount.Item> items = account.poll(maxMessagesPerPoll);
        if (items == null) {
            return 0;
        }
        forceConsumerAsReady();
        users.listener().polled(polled.operation(), getRouteId(), items.size());
        onlyRetries &= items.stream().allMatch(item -> account.hasFailed(item.changed()));
        return processBatch(new ArrayDeque<>(items));
    }

    @Override
    public int processBatch(Queue<Object> items) {
        int total = items.size();
        int index = 0;
        while (!items.isEmpty() && isBatchAllowed() && !isSuspendingOrSuspended()) {
            PolledAccount.Item item = (PolledAccount.Item) items.poll();
            pendingExchanges = items.size();
            Exchange exchange = item.account().start(item.changed());
            if (exchange != null) {
                exchange.setProperty(Exchange.BATCH_INDEX, index++);
                exchange.setProperty(Exchange.BATCH_SIZE, total);
                exchange.setProperty(Exchange.BATCH_COMPLETE, items.isEmpty());
                getAsyncProcessor().process(exchange, EmptyAsyncCallback.get());
            }
        }
        pendingExchanges = 0;
        return index;
    }

    /** Items that have just failed wait for the next poll. */
    @Override
    public boolean isGreedy() {
        return super.isGreedy() && !onlyRetries;
    }

    /** A poll that a suspend or a stop has ended was not idle. */
    @Override
    protected void processEmptyMessage() throws Exception {
        if (!accounts.isClosed()) {
            super.processEmptyMessage();
        }
    }

    @Override
    protected void doStart() throws Exception {
        accounts.open();
        // Camel also starts a suspended consumer, which still owns the state
        if (!user) {
            takeState();
        }
        // Camel does not start an endpoint that is first used while the context stops, by pollEnrich for example
        ServiceHelper.startService(getEndpoint());
        super.doStart();
    }

    private void takeState() throws Exception {
        // the user may have created the repository without a start; the context stops the repository after the routes
        getEndpoint().getCamelContext().addService(repository, true, true);
        try {
            accounts.take();
            users.enterVerified();
            user = true;
            watch();
        } finally {
            if (!user) {
                accounts.release();
            }
        }
        if (inMemory) {
            LOG.info(
                    "The state of {} is stored in memory only: after a restart of the JVM the consumer begins with startFrom={}."
                     + " Set the option stateRepository, so that the consumer resumes",
                    getEndpoint(), options.getStartFrom());
        }
    }

    /** A poll that waits for a permit ends at once, so that the poll does not delay the suspend of the route. */
    @Override
    protected void doSuspend() throws Exception {
        accounts.close();
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        accounts.open();
        super.doResume();
    }

    @Override
    protected void doStop() throws Exception {
        accounts.close();
        super.doStop();
        if (user) {
            user = false;
            unwatch();
            users.leave();
            accounts.release();
        }
    }
}
