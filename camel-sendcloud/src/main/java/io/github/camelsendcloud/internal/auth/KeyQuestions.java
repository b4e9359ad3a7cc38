package io.github.camelsendcloud.internal.auth;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the source of an account for keys, one question at a time.
 * <p>
 * States:
 *
 * <pre>
 *   IDLE ──── a caller asks ────► WAITING ──── pause is over ────► ASKING ──── keys, or a failure ────► IDLE
 * </pre>
 *
 * A caller that asks during a question gets the next question: the present question may have begun before the keys of
 * the caller were refused. New keys end both questions. A pause of {@link #PAUSE} follows a question that has brought
 * no new keys, so that wrong keys do not overload the source. A caller waits at most {@link #LONGEST_WAIT}, even when
 * the source blocks for ever.
 * <p>
 * Lock rule: the monitor guards all fields that are not final. The source is asked without the monitor.
 */
final class KeyQuestions {

    /** The time between a question that has brought no new keys, and the next question. */
    static final Duration PAUSE = Duration.ofSeconds(1);
    /** The longest time for which a caller waits for the source. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(KeyQuestions.class);

    private final Callable<Boolean> source;
    private final Executor executor;
    private final LongFunction<Executor> later;
    private final LongSupplier clock;
    private final Duration longestWait;
    /** The question that the source handles now; {@code null} for none. */
    private CompletableFuture<Void> running;
    /** The question that has not begun yet; {@code null} for none. */
    private CompletableFuture<Void> next;
    private volatile long askedAt;
    /** The end of the pause. */
    private volatile long notBefore;
    /** The end of the pause of the questions that webhooks cause. */
    private long notBeforeForWebhooks;

    /**
     * @param source      asks the source, and returns whether the keys are new
     * @param executor    runs the questions
     * @param later       an executor that runs a question after this number of nanoseconds
     * @param clock       monotonic, in nanoseconds
     * @param longestWait the longest wait of a caller
     */
    KeyQuestions(Callable<Boolean> source, Executor executor, LongFunction<Executor> later, LongSupplier clock,
                 Duration longestWait) {
        this.source = source;
        this.executor = executor;
        this.later = later;
        this.clock = clock;
        this.longestWait = longestWait;
        this.askedAt = clock.getAsLong();
        this.notBefore = askedAt;
        this.notBeforeForWebhooks = askedAt;
    }

    /** Whether the time since the latest question is at least the interval. */
    boolean isDue(Duration interval) {
        return clock.getAsLong() - askedAt >= interval.toNanos();
    }

    /** Whether a question would have to wait for the end of the pause. */
    boolean isPaused() {
        return clock.getAsLong() - notBefore < 0;
    }

    /**
     * A question that begins after the call of this method, and after the pause.
     *
     * @return a future that completes at the end of the question, also when the source has failed, and after
     *         {@link #LONGEST_WAIT}
     */
    CompletableFuture<Void> ask() {
        CompletableFuture<Void> mine;
        synchronized (this) {
            askedAt = clock.getAsLong();
            if (next != null) {
                return next;
            }
            mine = create();
            if (running != null) {
                return mine;
            }
        }
        begin();
        return mine;
    }

    /**
     * A question for a webhook with an unknown signature. The sender of the webhook is unknown too. Therefore webhooks
     * cause at most one question in a {@link #PAUSE}, and wait for no pause.
     *
     * @return as {@link #ask()}
     */
    CompletableFuture<Void> askForWebhook() {
        CompletableFuture<Void> mine;
        synchronized (this) {
            if (next != null) {
                return next;
            }
            long now = clock.getAsLong();
            if (now - notBeforeForWebhooks < 0) {
                return latest();
            }
            notBeforeForWebhooks = now + PAUSE.toNanos();
            notBefore = now;
            mine = create();
            if (running != null) {
                return mine;
            }
        }
        begin();
        return mine;
    }

    /** The question that is open; completed for none. */
    synchronized CompletableFuture<Void> latest() {
        CompletableFuture<Void> asked = next != null ? next : running;
        return asked != null ? asked : CompletableFuture.completedFuture(null);
    }

    private CompletableFuture<Void> create() {
        next = new CompletableFuture<Void>().completeOnTimeout(null, longestWait.toMillis(), TimeUnit.MILLISECONDS);
        return next;
    }

    private void begin() {
        long delay = notBefore - clock.getAsLong();
        try {
            (delay > 0 ? later.apply(delay) : executor).execute(this::question);
        } catch (RejectedExecutionException e) {
            LOG.debug("The credentials provider is not asked: the component is stopped", e);
            CompletableFuture<Void> dropped;
            synchronized (this) {
                dropped = next;
                next = null;
            }
            dropped.complete(null);
        }
    }

    private void question() {
        CompletableFuture<Void> mine;
        synchronized (this) {
            mine = next;
            running = next;
            next = null;
        }
        boolean isNew = false;
        try {
            isNew = source.call();
        } catch (Exception e) {
            // the message of the exception may contain keys
            LOG.warn("The credentials provider has failed ({}): the account continues with its current keys",
                    e.getClass().getName());
        } finally {
            end(mine, isNew);
        }
    }

    private void end(CompletableFuture<Void> mine, boolean isNew) {
        CompletableFuture<Void> following;
        synchronized (this) {
            long now = clock.getAsLong();
            running = null;
            askedAt = now;
            notBefore = isNew ? now : now + PAUSE.toNanos();
            following = next;
            if (isNew) {
                notBeforeForWebhooks = now;
                // the keys of these callers were refused before the new keys were known
                next = null;
            }
        }
        mine.complete(null);
        if (following != null && isNew) {
            following.complete(null);
        } else if (following != null) {
            begin();
        }
    }

    /** Waits for the end of a question. An interrupt ends the wait. */
    static void await(CompletableFuture<Void> question) {
        try {
            question.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
