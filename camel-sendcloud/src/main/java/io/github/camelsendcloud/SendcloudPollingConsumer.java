package io.github.camelsendcloud;

import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.internal.polling.ChangeFeed;
import io.github.camelsendcloud.internal.polling.ChangedItem;
import io.github.camelsendcloud.internal.polling.ChangedItemBinding;
import io.github.camelsendcloud.internal.polling.FirstStart;
import io.github.camelsendcloud.internal.polling.PollPause;
import io.github.camelsendcloud.internal.polling.PollProgress;
import io.github.camelsendcloud.internal.polling.PollStateStore;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.LongSupplier;

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
 * when it is done, so that neither a crash nor a failing exchange loses anything; see {@link PollProgress}.
 */
class SendcloudPollingConsumer extends ScheduledBatchPollingConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(SendcloudPollingConsumer.class);

    private final SendcloudPollingConfiguration configuration;
    private final ChangeFeed changes;
    private final ChangedItemBinding binding;
    private final PollProgress ledger;
    private final String key;
    private final boolean inMemory;
    private final StateRepository<String, String> repository;
    private final PollPause pause;
    private volatile boolean onlyRepeats;
    private boolean owner;
    /** The bound that was kept, until the first list; {@code null} for none. */
    private Instant keptBound;
    private volatile LongSupplier nanoTime = System::nanoTime;

    /** @param operation lists what has changed */
    SendcloudPollingConsumer(SendcloudEndpoint endpoint, Processor processor, Operation operation) {
        super(endpoint, processor);
        this.configuration = endpoint.getPolling();
        this.changes = new ChangeFeed(endpoint, operation, () -> nanoTime.getAsLong());
        this.binding = new ChangedItemBinding(endpoint.bindings().response(), endpoint.bindings().itemClass(operation));
        this.key = configuration.getStateKey() != null ? configuration.getStateKey() : endpoint.stateKey(operation);
        this.inMemory = configuration.getStateRepository() == null;
        this.repository = inMemory ? endpoint.getComponent().stateInMemory() : configuration.getStateRepository();
        this.ledger = new PollProgress(
                new PollStateStore(repository, key), configuration.overlapping(), configuration.getMaxDeliveryAttempts());
        this.pause = new PollPause(key, () -> nanoTime.getAsLong());
        setMaxMessagesPerPoll(configuration.getMaxMessagesPerPoll());
    }

    /** Goes by another monotonic clock, in nanoseconds, from the first poll on: that of a test. */
    void clock(LongSupplier other) {
        nanoTime = other;
        pause.restart();
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
        changes.open();
        super.doStart();
    }

    private void takeState() throws Exception {
        SendcloudComponent component = getEndpoint().getComponent();
        component.claimState(key);
        try {
            // whoever made it need not have started it; it is stopped after the routes
            getEndpoint().getCamelContext().addService(repository, true, true);
            ledger.load();
            keptBound = ledger.bound();
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
        changes.close();
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        changes.open();
        super.doResume();
    }

    @Override
    protected void doStop() throws Exception {
        changes.close();
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
        if (pause.isOver()) {
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
        if (!changes.isClosed()) {
            super.processEmptyMessage();
        }
    }

    @Override
    protected int poll() throws Exception {
        shutdownRunningTask = null;
        pendingExchanges = 0;
        List<ChangedItem> items;
        try {
            if (ledger.bound() == null) {
                Instant start = configuration.start();
                ledger.begin(start != null
                        ? FirstStart.at(start)
                        : FirstStart.now(changes.serverTime(), Instant.now(), configuration.overlapping()));
            }
            // what could not be kept before, too
            ledger.save();
            items = look();
        } catch (SendcloudOperationFailedException e) {
            if (changes.isClosed()) {
                LOG.debug("A poll of {} was ended since the route is", key, e);
                return 0;
            }
            if (e.getRetryAfter() != null) {
                pause.obey(e.getRetryAfter());
            }
            throw e;
        }
        ledger.save();
        forceConsumerAsReady();
        onlyRepeats = items.stream().allMatch(ledger::isRepeated);
        return processBatch(new ArrayDeque<>(items));
    }

    private List<ChangedItem> look() throws SendcloudOperationFailedException {
        PollProgress.Review review = ledger.review(maxMessagesPerPoll);
        try {
            ChangeFeed.Head head = changes.since(ledger.bound(), review::add);
            binding.head(head);
            List<ChangedItem> items = review.end(head.complete());
            checkOnce(head.serverTime());
            return items;
        } finally {
            review.abandon();
        }
    }

    /** A wrong clock may have brought the state into the future before this consumer was started. */
    private void checkOnce(Instant serverTime) {
        Instant kept = keptBound;
        keptBound = null;
        if (kept != null && serverTime != null && !kept.equals(configuration.start()) && ledger.setBack(serverTime)) {
            LOG.warn("{} was kept up to {}, which the server's clock has not reached: the next poll begins at {}. Changes"
                     + " from before may be missing, since a clock was wrong when that was kept",
                    key, kept, ledger.bound());
        }
    }

    @Override
    public int processBatch(Queue<Object> items) {
        int total = items.size();
        int index = 0;
        while (!items.isEmpty() && isBatchAllowed() && !isSuspendingOrSuspended()) {
            ChangedItem item = (ChangedItem) items.poll();
            pendingExchanges = items.size();
            ledger.started(item);
            Exchange exchange = createExchange(true);
            try {
                binding.bind(item, exchange);
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
        ledger.done(item);
        save();
    }

    private void failed(ChangedItem item, Exception cause) {
        if (!ledger.failed(item)) {
            ledger.postpone(item);
            LOG.debug("{} has failed and is offered again with the next poll", item.version(), cause);
            return;
        }
        try {
            giveUp(item, cause);
        } catch (RuntimeException e) {
            ledger.postpone(item);
            LOG.warn("The exception handler failed for {}, which is offered again with the next poll", item.version(), e);
            return;
        }
        done(item);
    }

    private void giveUp(ChangedItem item, Exception cause) {
        Exchange exchange = createExchange(false);
        try {
            binding.bind(item, exchange);
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
            ledger.save();
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
