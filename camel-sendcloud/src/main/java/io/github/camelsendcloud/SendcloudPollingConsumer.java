package io.github.camelsendcloud;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.LongSupplier;

import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.internal.binding.EndpointRuntime;
import io.github.camelsendcloud.internal.polling.ChangePoller;
import io.github.camelsendcloud.internal.polling.ChangedItem;
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
 * Asks Sendcloud what has changed, and makes an exchange of each changed item. What an exchange has processed is kept
 * when it is done, so that neither a crash nor a failing exchange loses anything; see {@link ChangePoller}.
 */
class SendcloudPollingConsumer extends ScheduledBatchPollingConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(SendcloudPollingConsumer.class);

    private final SendcloudPollingConfiguration configuration;
    private final ChangePoller poller;
    private final String key;
    private final boolean inMemory;
    private final StateRepository<String, String> repository;
    private volatile boolean onlyRepeats;
    private boolean owner;
    private volatile LongSupplier nanoTime = System::nanoTime;

    /**
     * @param operation lists what has changed
     * @param type      what an item is read as; {@code null}: it stays text
     */
    SendcloudPollingConsumer(SendcloudEndpoint endpoint, Processor processor, Operation operation, Class<?> type) {
        super(endpoint, processor);
        this.configuration = endpoint.getPolling();
        this.key = configuration.getStateKey() != null
                ? configuration.getStateKey()
                : ChangePoller.stateKey(operation, endpoint.getConfiguration().getPublicKey(), endpoint.getQuery());
        this.inMemory = configuration.getStateRepository() == null;
        this.repository = inMemory ? endpoint.getComponent().stateInMemory() : configuration.getStateRepository();
        this.poller = new ChangePoller(
                new PolledEndpoint(endpoint), operation, type, repository, key,
                new ChangePoller.Options(
                        configuration.start(), configuration.overlapping(), configuration.getMaxDeliveryAttempts()),
                () -> nanoTime.getAsLong());
        setMaxMessagesPerPoll(configuration.getMaxMessagesPerPoll());
    }

    /** What the poller needs of the endpoint. */
    private record PolledEndpoint(SendcloudEndpoint endpoint) implements ChangePoller.Host {

        @Override
        public EndpointRuntime runtime() {
            return endpoint.users().runtime();
        }

        @Override
        public Exchange createExchange() {
            return endpoint.createExchange();
        }
    }

    /** Goes by another monotonic clock, in nanoseconds, from the first poll on: that of a test. */
    void clock(LongSupplier other) {
        nanoTime = other;
        poller.restartPause();
    }

    @Override
    public SendcloudEndpoint getEndpoint() {
        return (SendcloudEndpoint) super.getEndpoint();
    }

    @Override
    protected void doStart() throws Exception {
        // what is suspended may be started, too
        if (!owner) {
            takeState();
        }
        // Camel does not start an endpoint that is first used while the context stops, by pollEnrich for example
        ServiceHelper.startService(getEndpoint());
        poller.open();
        super.doStart();
    }

    private void takeState() throws Exception {
        SendcloudComponent component = getEndpoint().getComponent();
        component.claimState(key);
        try {
            // whoever made it need not have started it; it is stopped after the routes
            getEndpoint().getCamelContext().addService(repository, true, true);
            poller.load();
            getEndpoint().users().enter();
            owner = true;
        } finally {
            if (!owner) {
                component.releaseState(key);
            }
        }
        if (inMemory) {
            LOG.info("{} is kept in memory only: after a restart of the JVM it begins with startFrom={}. Set the option"
                     + " stateRepository to go on where it was",
                    key, configuration.getStartFrom());
        }
    }

    /** A poll that waits for a permit does not keep the route from being stopped or suspended. */
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
            getEndpoint().users().leave();
            getEndpoint().getComponent().releaseState(key);
        }
    }

    /**
     * While Sendcloud wants to be left alone nothing is run, so that it counts neither as a success nor as a failure.
     */
    @Override
    public void run() {
        if (!poller.isPaused()) {
            super.run();
        }
    }

    /** What has just failed can wait for the next poll. */
    @Override
    public boolean isGreedy() {
        return super.isGreedy() && !onlyRepeats;
    }

    /** A poll that was ended was not idle. */
    @Override
    protected void processEmptyMessage() throws Exception {
        if (!poller.isClosed()) {
            super.processEmptyMessage();
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
        onlyRepeats = items.stream().allMatch(poller::isRepeated);
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
            Exchange exchange = createExchange(true);
            try {
                poller.bind(item, exchange);
            } catch (Exception e) {
                releaseExchange(exchange, false);
                getExceptionHandler().handleException("An item is not what the option outputType says", e);
                failed(item, e);
                continue;
            }
            exchange.setProperty(Exchange.BATCH_INDEX, index);
            exchange.setProperty(Exchange.BATCH_SIZE, total);
            exchange.setProperty(Exchange.BATCH_COMPLETE, items.isEmpty());
            index++;
            exchange.getExchangeExtension().addOnCompletion(completion(item));
            getAsyncProcessor().process(exchange, EmptyAsyncCallback.get());
        }
        pendingExchanges = 0;
        return index;
    }

    private void done(ChangedItem item) {
        poller.done(item);
        save();
    }

    private void failed(ChangedItem item, Exception cause) {
        if (!poller.failed(item)) {
            poller.postpone(item);
            LOG.debug("{} has failed and is offered again with the next poll", item.version(), cause);
            return;
        }
        try {
            giveUp(item, cause);
        } catch (RuntimeException e) {
            poller.postpone(item);
            LOG.warn("The exception handler failed for {}, which is offered again with the next poll", item.version(), e);
            return;
        }
        done(item);
    }

    private void giveUp(ChangedItem item, Exception cause) {
        Exchange exchange = createExchange(false);
        try {
            poller.bind(item, exchange);
        } catch (Exception e) {
            // as it is, then
            exchange.getMessage().setBody(item.json().toString());
        }
        // the body does not come through bridgeErrorHandler
        exchange.setProperty(SendcloudConstants.ITEM, exchange.getMessage().getBody());
        getExceptionHandler().handleException(
                item.key() + " has failed " + configuration.getMaxDeliveryAttempts() + " times and is not offered again",
                exchange, cause != null ? cause : new RollbackExchangeException("The exchange was rolled back", exchange));
    }

    private void save() {
        try {
            poller.save();
        } catch (RuntimeException e) {
            getExceptionHandler().handleException(
                    "Cannot keep in the state repository what has been processed. The next poll tries again", e);
        }
    }

    /** The unit of work of the exchange reports the end, in whichever thread. */
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
}
