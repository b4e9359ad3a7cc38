package io.github.camelsendcloud.internal.polling;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelsendcloud.SendcloudOperationFailedException;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.Resource;
import io.github.camelsendcloud.internal.binding.EndpointRuntime;
import org.apache.camel.Exchange;
import org.apache.camel.spi.StateRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what has changed, and keeps up to where everything is processed. The door of this package: the polling
 * consumer makes an exchange of each item that a poll gives.
 */
public final class ChangePoller {

    private static final Logger LOG = LoggerFactory.getLogger(ChangePoller.class);

    private final String key;
    private final Options options;
    private final ChangeFeed changes;
    private final ChangedItemBinding binding;
    private final PollProgress ledger;
    private final PollPause pause;
    /** The bound that was kept, until the first list; {@code null} for none. */
    private Instant keptBound;

    /** The endpoint that is polled. */
    public interface Host {

        /** The current runtime. Not null while the consumer is started. */
        EndpointRuntime runtime();

        /** A new exchange of the endpoint. */
        Exchange createExchange();
    }

    /**
     * @param start               what the first poll begins with; {@code null} for now
     * @param overlap             how far a list reaches back
     * @param maxDeliveryAttempts how often an item is offered; 0 for no bound
     */
    public record Options(Instant start, Duration overlap, int maxDeliveryAttempts) {
    }

    /**
     * @param operation  lists what has changed
     * @param type       what an item is read as; {@code null}: it stays text
     * @param repository keeps the state
     * @param key        of the state
     * @param nanoTime   the monotonic clock
     */
    public ChangePoller(
                        Host host, Operation operation, Class<?> type, StateRepository<String, String> repository, String key,
                        Options options, LongSupplier nanoTime) {
        this.key = key;
        this.options = options;
        this.changes = new ChangeFeed(host, operation, nanoTime);
        this.binding = new ChangedItemBinding(host::runtime, type);
        this.ledger = new PollProgress(
                new PollStateStore(repository, key), options.overlap(), options.maxDeliveryAttempts());
        this.pause = new PollPause(key, nanoTime);
    }

    /**
     * The operation that lists what has changed.
     *
     * @param  query                    the query parameters of the endpoint; {@code null} for none
     * @throws IllegalArgumentException when there is none, or the endpoint sets what the consumer sets
     */
    public static Operation operation(Resource resource, Map<String, Object> query) {
        return PollableOperations.operation(resource, query);
    }

    /** The key of the state: the same after a restart, and without a secret. */
    public static String stateKey(Operation operation, String publicKey, Map<String, Object> query) {
        return PollableOperations.stateKey(operation, publicKey, query);
    }

    /** Reads the state. */
    public void load() {
        ledger.load();
        keptBound = ledger.bound();
    }

    /** Lets calls wait, again. */
    public void open() {
        changes.open();
    }

    /** Ends the calls that wait, and lets no more do so. */
    public void close() {
        changes.close();
    }

    /** Whether polls were ended. */
    public boolean isClosed() {
        return changes.isClosed();
    }

    /** Whether Sendcloud has asked for a pause that is not over. */
    public boolean isPaused() {
        return !pause.isOver();
    }

    /** The monotonic clock is another one. */
    public void restartPause() {
        pause.restart();
    }

    /**
     * Lists what has changed.
     *
     * @param  most                              how many items at most; 0 for all
     * @return                                   the items to process; {@code null} when the poll was ended
     * @throws SendcloudOperationFailedException when a call fails
     */
    public List<ChangedItem> poll(int most) throws SendcloudOperationFailedException {
        List<ChangedItem> items;
        try {
            if (ledger.bound() == null) {
                ledger.begin(options.start() != null
                        ? FirstStart.at(options.start())
                        : FirstStart.now(changes.serverTime(), Instant.now(), options.overlap()));
            }
            // what could not be kept before, too
            ledger.save();
            items = look(most);
        } catch (SendcloudOperationFailedException e) {
            if (changes.isClosed()) {
                LOG.debug("A poll of {} was ended since the route is", key, e);
                return null;
            }
            if (e.getRetryAfter() != null) {
                pause.obey(e.getRetryAfter());
            }
            throw e;
        }
        ledger.save();
        return items;
    }

    private List<ChangedItem> look(int most) throws SendcloudOperationFailedException {
        PollProgress.Review review = ledger.review(most);
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
        if (kept != null && serverTime != null && !kept.equals(options.start()) && ledger.setBack(serverTime)) {
            LOG.warn("{} was kept up to {}, which the server's clock has not reached: the next poll begins at {}. Changes"
                     + " from before may be missing, since a clock was wrong when that was kept",
                    key, kept, ledger.bound());
        }
    }

    /** Whether an item was offered before. */
    public boolean isRepeated(ChangedItem item) {
        return ledger.isRepeated(item);
    }

    /** An exchange is made of an item. */
    public void started(ChangedItem item) {
        ledger.started(item);
    }

    /**
     * Sets the headers and the body of a message.
     *
     * @throws JsonProcessingException when the item is not what it is to be read as
     */
    public void bind(ChangedItem item, Exchange exchange) throws JsonProcessingException {
        binding.bind(item, exchange);
    }

    /** An item is processed. */
    public void done(ChangedItem item) {
        ledger.done(item);
    }

    /**
     * The exchange of an item has failed.
     *
     * @return whether the item has failed as often as it may
     */
    public boolean failed(ChangedItem item) {
        return ledger.failed(item);
    }

    /** An item is offered again with the next poll. */
    public void postpone(ChangedItem item) {
        ledger.postpone(item);
    }

    /** Writes the state, if it has changed. */
    public void save() {
        ledger.save();
    }
}
