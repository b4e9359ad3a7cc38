package io.github.camelsendcloud;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.camelsendcloud.internal.polling.ChangePoller;
import io.github.camelsendcloud.internal.polling.ChangedItem;
import org.apache.camel.Exchange;
import org.apache.camel.RollbackExchangeException;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An account whose changed items a consumer polls. The account has a poller with its own state and its own pause. The
 * account creates the exchanges of its items, and learns how each exchange ends.
 * <p>
 * States: the account owns its state key from {@link #take} to {@link #release}. Lock rule: the monitor of this object
 * guards the ownership, also while the state is loaded. The exchanges may end on any thread.
 */
final class PolledAccount {

    private static final Logger LOG = LoggerFactory.getLogger(PolledAccount.class);

    private final DefaultConsumer consumer;
    private final String name;
    private final StateKey state;
    private final ChangePoller poller;
    private final int maxDeliveryAttempts;
    private boolean owner;
    /** The time of the first failure after the latest successful poll; {@code null} for none. */
    private volatile Instant failedSince;

    /**
     * The place of a state.
     *
     * @param states the states of all consumers of the component
     * @param key    the key of the state
     */
    record StateKey(PollingStates states, String key) {
    }

    /**
     * The state of the polls of an account.
     *
     * @param account     the name of the account; {@code null} for an account without a name
     * @param failedSince the time of the first failure after the latest successful poll; {@code null} for none
     * @param watermark   the time up to which all changes have been processed; {@code null} before the first poll
     * @param pause       the rest of the pause that Sendcloud requested; zero for no pause
     */
    record State(String account, Instant failedSince, Instant watermark, Duration pause) {
    }

    /** A changed item of an account. */
    record Item(PolledAccount account, ChangedItem changed) {
    }

    /**
     * @param consumer            creates the exchanges
     * @param name                the name of the account in option accounts; {@code null} for an account without a name
     * @param maxDeliveryAttempts the number of attempts per version of an item; 0 for no limit
     */
    PolledAccount(
                  DefaultConsumer consumer, String name, StateKey state, ChangePoller poller, int maxDeliveryAttempts) {
        this.consumer = consumer;
        this.name = name;
        this.state = state;
        this.poller = poller;
        this.maxDeliveryAttempts = maxDeliveryAttempts;
    }

    /** The name of the account in option accounts; {@code null} for an account without a name. */
    String name() {
        return name;
    }

    /**
     * Claims the state key and loads the state, if the account does not own the key.
     *
     * @return                       false when the account is closed
     * @throws IllegalStateException when another consumer has the key, or when the state is unreadable
     */
    synchronized boolean take() {
        if (owner) {
            return true;
        }
        if (poller.isClosed()) {
            return false;
        }
        state.states().claim(state.key());
        try {
            poller.load();
            owner = true;
        } finally {
            if (!owner) {
                state.states().release(state.key());
            }
        }
        return true;
    }

    /** Releases the state key. The saved state stays. */
    synchronized void release() {
        if (owner) {
            owner = false;
            state.states().release(state.key());
        }
    }

    /** Allows polls to wait. */
    void open() {
        poller.open();
    }

    /** Ends the poll that waits. */
    void close() {
        poller.close();
    }

    /** Whether a pause that Sendcloud requested is still running. */
    boolean isPaused() {
        return poller.isPaused();
    }

    /** Ends the pause, after a change of the clock. */
    void restartPause() {
        poller.restartPause();
    }

    /** Whether the exchange of an item has not ended yet. */
    boolean isInUse() {
        return poller.isInUse();
    }

    /**
     * Lists the changed items.
     *
     * @param  maxItems                          the maximum number of items; 0 for all
     * @return                                   {@code null} when the account is closed
     * @throws IllegalStateException             when the state is unreadable, or belongs to another consumer
     * @throws SendcloudOperationFailedException when a call fails
     */
    List<Item> poll(int maxItems) throws SendcloudOperationFailedException {
        List<ChangedItem> items;
        try {
            items = take() ? poller.poll(maxItems) : null;
            failedSince = null;
        } catch (SendcloudOperationFailedException | RuntimeException e) {
            failedSince = failedSince == null ? Instant.now() : failedSince;
            throw e;
        }
        return items == null ? null : items.stream().map(item -> new Item(this, item)).toList();
    }

    /** The state for monitoring. */
    State state() {
        return new State(name, failedSince, poller.watermark(), poller.pauseLeft());
    }

    /** Whether this version of an item has failed before. */
    boolean hasFailed(ChangedItem item) {
        return poller.hasFailed(item);
    }

    /**
     * Creates the exchange of an item.
     *
     * @return {@code null} when the item does not fit the option outputType: the attempt has failed
     */
    Exchange start(ChangedItem item) {
        poller.started(item);
        Exchange exchange = createExchange(true);
        try {
            poller.bind(item, exchange);
        } catch (Exception e) {
            consumer.releaseExchange(exchange, false);
            consumer.getExceptionHandler().handleException("An item does not fit the option outputType", e);
            failed(item, e);
            return null;
        }
        exchange.getExchangeExtension().addOnCompletion(completion(item));
        return exchange;
    }

    private Exchange createExchange(boolean autoRelease) {
        Exchange exchange = consumer.createExchange(autoRelease);
        if (name != null) {
            exchange.getMessage().setHeader(SendcloudConstants.ACCOUNT, name);
        }
        return exchange;
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
            consumer.getExceptionHandler().handleException(
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
        consumer.getExceptionHandler().handleException(
                item.key() + " has failed " + maxDeliveryAttempts + " times and is not delivered again", exchange,
                cause != null ? cause : new RollbackExchangeException("The exchange was rolled back", exchange));
    }

    /** Passes the failure of a poll to the exception handler. */
    void report(Exception failure) {
        try {
            consumer.getExceptionHandler().handleException(
                    "Account " + name + " cannot be polled. The next poll of " + consumer.getEndpoint() + " retries",
                    createExchange(false), failure);
        } catch (RuntimeException e) {
            LOG.warn("The exception handler has failed for a failed poll of account {}", name, e);
        }
    }
}
