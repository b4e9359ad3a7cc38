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
 * Lists the changed items and saves how far they are processed. The polling consumer creates an exchange for each item
 * of {@link #poll} and reports how the exchange ended.
 *
 * <p>
 * The polls of a consumer run on one thread at a time. {@link #done}, {@link #failed}, {@link #postpone},
 * {@link #save}, {@link #open} and {@link #close} may be called from any thread at any time.
 */
public final class ChangePoller {

    private static final Logger LOG = LoggerFactory.getLogger(ChangePoller.class);

    private final String key;
    private final Options options;
    private final ChangeFeed changes;
    private final ChangedItemBinding binding;
    private final PollProgress progress;
    private final PollPause pause;
    /** The watermark that was loaded; {@code null} without one, and after the first list. */
    private Instant loadedWatermark;

    /** The endpoint of the consumer. */
    public interface Host {

        /** The current runtime. Not null while the consumer is started. */
        EndpointRuntime runtime();

        /** A new exchange of the endpoint. */
        Exchange createExchange();
    }

    /**
     * The options of a poller.
     *
     * @param start               the time from which a consumer without a saved state delivers changes; {@code null}
     *                            for now
     * @param overlap             each list reaches back this far before the known changes
     * @param maxDeliveryAttempts the number of attempts per version of an item; 0 for no limit
     */
    public record Options(Instant start, Duration overlap, int maxDeliveryAttempts) {
    }

    /**
     * @param operation  the operation that lists the changed items
     * @param type       the class of the message bodies; {@code null} for JSON as text
     * @param repository stores the state
     * @param key        the key of the state
     * @param nanoTime   the monotonic clock, in nanoseconds
     */
    public ChangePoller(
                        Host host, Operation operation, Class<?> type, StateRepository<String, String> repository, String key,
                        Options options, LongSupplier nanoTime) {
        this.key = key;
        this.options = options;
        this.changes = new ChangeFeed(host::runtime, host::createExchange, operation, nanoTime);
        this.binding = new ChangedItemBinding(host::runtime, type);
        this.progress = new PollProgress(
                new PollStateStore(repository, key), options.overlap(), options.maxDeliveryAttempts());
        this.pause = new PollPause(key, nanoTime);
    }

    /**
     * The operation that lists the changed items of a resource.
     *
     * @param  query                    the query parameters of the endpoint; {@code null} for none
     * @throws IllegalArgumentException when the resource has no such operation, or when the endpoint sets a query
     *                                  parameter that the consumer sets
     */
    public static Operation operation(Resource resource, Map<String, Object> query) {
        return PollableOperations.operation(resource, query);
    }

    /** The default key of the state. The key is the same after a restart and contains no secret. */
    public static String stateKey(Operation operation, String account, Map<String, Object> query) {
        return PollableOperations.stateKey(operation, account, query);
    }

    /**
     * Loads the state.
     *
     * @throws IllegalStateException when the saved state is unreadable
     */
    public void load() {
        progress.load();
        loadedWatermark = progress.watermark();
    }

    /** Allows polls to wait, for a permit for example. */
    public void open() {
        changes.open();
    }

    /** Ends the poll that waits. No poll may wait until the poller is opened again. */
    public void close() {
        changes.close();
    }

    /** Whether no poll may wait. */
    public boolean isClosed() {
        return changes.isClosed();
    }

    /** Whether a pause that Sendcloud requested is still running. */
    public boolean isPaused() {
        return !pause.isOver();
    }

    /** The rest of the pause that Sendcloud requested; zero for no pause. */
    public Duration pauseLeft() {
        return pause.left();
    }

    /** The time up to which all changes have been processed; {@code null} before the first poll. */
    public Instant watermark() {
        return progress.watermark();
    }

    /** Ends the pause, after a change of the clock. */
    public void restartPause() {
        pause.restart();
    }

    /**
     * Lists the changed items. The first poll without a saved state begins at the option {@code start}.
     *
     * @param  maxItems                          the maximum number of items; 0 for all
     * @return                                   the items to deliver; {@code null} when {@link #close} has ended the
     *                                           poll
     * @throws SendcloudOperationFailedException when a call fails
     * @throws RuntimeException                  when the repository fails
     */
    public List<ChangedItem> poll(int maxItems) throws SendcloudOperationFailedException {
        List<ChangedItem> items;
        try {
            if (progress.watermark() == null) {
                progress.begin(options.start() != null
                        ? FirstStart.at(options.start())
                        : FirstStart.now(changes.serverTime(), Instant.now(), options.overlap()));
            }
            // this also saves a checkpoint that could not be saved before
            progress.save();
            items = list(maxItems);
        } catch (SendcloudOperationFailedException e) {
            if (changes.isClosed()) {
                LOG.debug("The poll of {} was ended: the route is suspended or stopped", key, e);
                return null;
            }
            if (e.getRetryAfter() != null) {
                pause.obey(e.getRetryAfter());
            }
            throw e;
        }
        progress.save();
        return items;
    }

    private List<ChangedItem> list(int maxItems) throws SendcloudOperationFailedException {
        PollProgress.Review review = progress.review(maxItems);
        try {
            ChangeFeed.ListHead head = changes.since(progress.watermark(), review::add);
            binding.head(head);
            List<ChangedItem> items = review.end(head.complete());
            setBackOnce(head.serverTime());
            return items;
        } finally {
            review.abandon();
        }
    }

    /** A wrong clock may have moved the saved watermark into the future, before this consumer was started. */
    private void setBackOnce(Instant serverTime) {
        Instant loaded = loadedWatermark;
        loadedWatermark = null;
        if (loaded != null && serverTime != null && !loaded.equals(options.start()) && progress.setBack(serverTime)) {
            LOG.warn("The saved watermark of {} is {}, which the server's clock has not reached. The next poll begins at {}."
                     + " Earlier changes may be missing, because a clock was wrong when the watermark was saved",
                    key, loaded, progress.watermark());
        }
    }

    /** Whether an item is in progress. */
    public boolean isInUse() {
        return progress.isInUse();
    }

    /** Whether this version of an item has failed before. */
    public boolean hasFailed(ChangedItem item) {
        return progress.hasFailed(item);
    }

    /** An exchange is about to be created for an item. The item is in progress from now on. */
    public void started(ChangedItem item) {
        progress.started(item);
    }

    /**
     * Sets the headers and the body of the message of an exchange.
     *
     * @throws JsonProcessingException when the item does not fit the class of the message bodies
     */
    public void bind(ChangedItem item, Exchange exchange) throws JsonProcessingException {
        binding.bind(item, exchange);
    }

    /** An item has been processed, or the exception handler has taken the item. */
    public void done(ChangedItem item) {
        progress.done(item);
    }

    /**
     * The exchange of an item has failed. The item stays in progress.
     *
     * @return whether this attempt was the last one
     */
    public boolean failed(ChangedItem item) {
        return progress.failed(item);
    }

    /** An item that has failed is no longer in progress. The next poll delivers the item again. */
    public void postpone(ChangedItem item) {
        progress.postpone(item);
    }

    /**
     * Saves a checkpoint when the progress has changed.
     *
     * @throws RuntimeException when the repository fails; the next call saves everything
     */
    public void save() {
        progress.save();
    }
}
