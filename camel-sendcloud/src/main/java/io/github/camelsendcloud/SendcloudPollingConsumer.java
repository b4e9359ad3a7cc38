package io.github.camelsendcloud;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.LongSupplier;

import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.internal.binding.EndpointRuntime;
import io.github.camelsendcloud.internal.polling.ChangePoller;
import io.github.camelsendcloud.internal.polling.ChangedItem;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.RollbackExchangeException;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.EmptyAsyncCallback;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls the list of changed items and creates an exchange for each item. When an exchange has ended, a checkpoint is
 * saved, so that neither a crash nor a failed exchange loses a change; see {@link ChangePoller}.
 */
class SendcloudPollingConsumer extends ScheduledBatchPollingConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(SendcloudPollingConsumer.class);

    private final SendcloudPollingConfiguration configuration;
    private final ChangePoller poller;
    private final String key;
    private final PollingStates states;
    private final RuntimeUsers users;
    private final boolean inMemory;
    private final StateRepository<String, String> repository;
    /** All items of the last poll had failed before. */
    private volatile boolean onlyRetries;
    /** This consumer is the only user of the state key, and uses the runtime of the endpoint. */
    private boolean owner;
    private volatile LongSupplier nanoTime = System::nanoTime;

    /**
     * What a consumer polls.
     *
     * @param operation the operation that lists the changed items
     * @param type      the class of the message bodies; {@code null} for JSON as text
     * @param key       the key of the state
     */
    record Polled(Operation operation, Class<?> type, String key) {
    }

    /**
     * @param states the states of all consumers of the component
     * @param users  the users of the runtime of the endpoint
     */
    SendcloudPollingConsumer(
                             Endpoint endpoint, Processor processor, Polled polled,
                             SendcloudPollingConfiguration configuration, PollingStates states, RuntimeUsers users) {
        super(endpoint, processor);
        this.configuration = configuration;
        this.key = polled.key();
        this.states = states;
        this.users = users;
        this.inMemory = configuration.getStateRepository() == null;
        this.repository = inMemory ? states.inMemory() : configuration.getStateRepository();
        this.poller = new ChangePoller(
                new PolledEndpoint(endpoint, users), polled.operation(), polled.type(), repository, key,
                new ChangePoller.Options(
                        configuration.start(), configuration.overlapping(), configuration.getMaxDeliveryAttempts()),
                () -> nanoTime.getAsLong());
        setMaxMessagesPerPoll(configuration.getMaxMessagesPerPoll());
    }

    /** Gives the endpoint to the poller. */
    private record PolledEndpoint(Endpoint endpoint, RuntimeUsers users) implements ChangePoller.Host {

        @Override
        public EndpointRuntime runtime() {
            return users.runtime();
        }

        @Override
        public Exchange createExchange() {
            return endpoint.createExchange();
        }
    }

    /** Replaces the monotonic clock, in nanoseconds, for a test. */
    void clock(LongSupplier other) {
        nanoTime = other;
        poller.restartPause();
    }

    /** The scheduler calls this method. A run during a pause is skipped: the run is neither a success nor a failure. */
    @Override
    public void run() {
        if (!poller.isPaused()) {
            super.run();
        }
    }

    @Override
    protected int poll() throws Exception {
        shutdownRunningTask = null;
        pendingExchanges = 0;
        List<ChangedItem> items = poller.poll(maxMessagesPerPoll);
        if (items == null) {
            return 0;
        }
        forceConsumerAsReady();
        onlyRetries = items.stream().allMatch(poller::hasFailed);
        return processBatch(new ArrayDeque<>(items));
    }

    @Override
    public int processBatch(Queue<Object> items) {
        int total = items.size();
        int index = 0;
        while (!items.isEmpty() && isBatchAllowed() && !isSuspendingOrSuspended()) {
            ChangedItem item = (ChangedItem) items.poll();
            pendingExchanges = items.size();
            poller.started(item);
            Exchange exchange = bind(item);
            if (exchange != null) {
                exchange.setProperty(Exchange.BATCH_INDEX, index++);
                exchange.setProperty(Exchange.BATCH_SIZE, total);
                exchange.setProperty(Exchange.BATCH_COMPLETE, items.isEmpty());
                exchange.getExchangeExtension().addOnCompletion(completion(item));
                getAsyncProcessor().process(exchange, EmptyAsyncCallback.get());
            }
        }
        pendingExchanges = 0;
        return index;
    }

    /** @return {@code null} when the item does not fit the option outputType: the attempt has failed */
    private Exchange bind(ChangedItem item) {
        Exchange exchange = createExchange(true);
        try {
            poller.bind(item, exchange);
            return exchange;
        } catch (Exception e) {
            releaseExchange(exchange, false);
            getExceptionHandler().handleException("An item does not fit the option outputType", e);
            failed(item, e);
            return null;
        }
    }

    /** Reports how the exchange has ended. The unit of work of the exchange calls this object on any thread. */
    private Synchronization completion(ChangedItem item) {
        return new Synchronization() {
            @Override
            public void onComplete(Exchange exchange) {
                if (exchange.isRollbackOnly()) {
                    onFailure(exchange);
                } else {
                    done(item);
                }
            }

            @Override
            public void onFailure(Exchange exchange) {
                failed(item, exchange.getException());
            }
        };
    }

    private void done(ChangedItem item) {
        poller.done(item);
        try {
            poller.save();
        } catch (RuntimeException e) {
            getExceptionHandler().handleException(
                    "The state repository cannot save the processed items. The next poll saves the items again", e);
        }
    }

    private void failed(ChangedItem item, Exception cause) {
        boolean last = poller.failed(item);
        if (!last) {
            poller.postpone(item);
            LOG.debug("The exchange of {} has failed. The next poll delivers the item again", item.version(), cause);
            return;
        }
        try {
            giveUp(item, cause);
        } catch (RuntimeException e) {
            poller.postpone(item);
            LOG.warn("The exception handler has failed for {}. The next poll delivers the item again", item.version(), e);
            return;
        }
        done(item);
    }

    /** Passes an item to the exception handler after the last attempt. */
    private void giveUp(ChangedItem item, Exception cause) {
        Exchange exchange = createExchange(false);
        try {
            poller.bind(item, exchange);
        } catch (Exception e) {
            // an item that does not fit the option outputType is passed as text
            exchange.getMessage().setBody(item.json().toString());
        }
        // bridgeErrorHandler replaces the body
        exchange.setProperty(SendcloudConstants.ITEM, exchange.getMessage().getBody());
        getExceptionHandler().handleException(
                item.key() + " has failed " + configuration.getMaxDeliveryAttempts() + " times and is not delivered again",
                exchange, cause != null ? cause : new RollbackExchangeException("The exchange was rolled back", exchange));
    }

    /** Items that have just failed wait for the next poll. */
    @Override
    public boolean isGreedy() {
        return super.isGreedy() && !onlyRetries;
    }

    /** A poll that a suspend or a stop has ended was not idle. */
    @Override
    protected void processEmptyMessage() throws Exception {
        if (!poller.isClosed()) {
            super.processEmptyMessage();
        }
    }

    @Override
    protected void doStart() throws Exception {
        // Camel also starts a suspended consumer, which still owns the state
        if (!owner) {
            takeState();
        }
        // Camel does not start an endpoint that is first used while the context stops, by pollEnrich for example
        ServiceHelper.startService(getEndpoint());
        poller.open();
        super.doStart();
    }

    private void takeState() throws Exception {
        states.claim(key);
        try {
            // the user may have created the repository without a start; the context stops the repository after the routes
            getEndpoint().getCamelContext().addService(repository, true, true);
            poller.load();
            users.enterVerified();
            owner = true;
        } finally {
            if (!owner) {
                states.release(key);
            }
        }
        if (inMemory) {
            LOG.info(
                    "The state of {} is stored in memory only: after a restart of the JVM the consumer begins with startFrom={}."
                     + " Set the option stateRepository, so that the consumer resumes",
                    key, configuration.getStartFrom());
        }
    }

    /** A poll that waits for a permit ends at once, so that the poll does not delay the suspend of the route. */
    @Override
    protected void doSuspend() throws Exception {
        poller.close();
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        poller.open();
        super.doResume();
    }

    @Override
    protected void doStop() throws Exception {
        poller.close();
        super.doStop();
        if (owner) {
            owner = false;
            users.leave();
            states.release(key);
        }
    }
}
