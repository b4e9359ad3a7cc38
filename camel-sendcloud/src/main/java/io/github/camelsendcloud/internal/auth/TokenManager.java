package io.github.camelsendcloud.internal.auth;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one token of one account. However many ask, one request is under way at most.
 * <p>
 * A token is <em>fresh</em>, then <em>due</em> (it is still given out, and renewed in the background), then
 * <em>expired</em> (those who ask wait for the renewal that is under way). While a renewal fails, a token is given out
 * as long as it lasts; after that every caller gets the failure at once, and the endpoint is asked again at a
 * backed-off pace. A renewal makes several attempts, as {@link TokenRetries} say, before it fails.
 * <p>
 * Lock rule: {@code token}, {@code renewal}, {@code failure}, {@code notBefore} and {@code failures} are written under
 * the lock of the manager; the volatile ones are read without.
 */
public final class TokenManager {

    private static final Logger LOG = LoggerFactory.getLogger(TokenManager.class);

    /** A token is renewed this long before its end, or after four tenths of a shorter life. */
    private static final long RENEW_AHEAD = Duration.ofMinutes(5).toNanos();
    /** Up to this much earlier, so that many instances do not renew at the same moment. */
    private static final long RENEW_JITTER = Duration.ofMinutes(1).toNanos();
    /** A token is not given out so close to its end that it might be late at the API. */
    private static final long EXPIRY_MARGIN = Duration.ofSeconds(5).toNanos();
    private static final long FIRST_PAUSE = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofSeconds(60).toNanos();
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);
    private static final long SHORTEST_PAUSE = Duration.ofMillis(200).toNanos();
    /** A token that the API never took is replaced no more often than this: the next one would fare the same. */
    private static final long UNPROVEN_AGE = Duration.ofSeconds(10).toNanos();

    private final TokenSource source;
    private final Executor executor;
    private final TokenRetries retries;
    private final LongSupplier clock;
    private final DoubleSupplier random;

    private volatile AccessToken token;
    /** The latest token that was made, also when it was discarded. Only the request under way reads this field. */
    private volatile AccessToken previous;
    private volatile CompletableFuture<AccessToken> renewal;
    private volatile TokenRequestException failure;
    private volatile long notBefore;
    private int failures;

    /**
     * @param source   makes the requests
     * @param executor where they are made: must not be one whose threads wait for tokens
     * @param retries  when a request is made again
     * @param clock    monotonic, in nanoseconds
     * @param random   from 0 to 1
     */
    TokenManager(TokenSource source, Executor executor, TokenRetries retries, LongSupplier clock,
                 DoubleSupplier random) {
        this.source = source;
        this.executor = executor;
        this.retries = retries;
        this.clock = clock;
        this.random = random;
    }

    /** A token that can be used now, or {@code null}. Never waits; starts a renewal when one is due. */
    AccessToken usable() {
        AccessToken current = token;
        if (current == null) {
            return null;
        }
        long now = clock.getAsLong();
        if (!current.isDueForRenewal(now)) {
            return current;
        }
        if (current.isExpired(now)) {
            return null;
        }
        if (renewal == null && !isPaused(now)) {
            renew();
        }
        return current;
    }

    /**
     * A token as soon as there is one: at once, or when the renewal under way has ended. Fails with a
     * {@link TokenRequestException}, at once while the endpoint is being left alone.
     */
    CompletableFuture<AccessToken> token() {
        AccessToken current = usable();
        return current != null ? CompletableFuture.completedFuture(current) : renew();
    }

    /**
     * Waits for a token, as long as one request to the endpoint may take.
     *
     * @throws TokenRequestException  when there is none to be had
     * @throws InterruptedIOException when the thread was interrupted; its flag is set again
     */
    AccessToken await() throws TokenRequestException, InterruptedIOException {
        try {
            return token().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while waiting for a token");
        } catch (ExecutionException e) {
            throw (TokenRequestException) e.getCause();
        }
    }

    /**
     * Drops a token that the API refused, unless it has been replaced already.
     *
     * @return whether another token may fare better: not so when the API never took this one since it was made a moment
     *         ago
     */
    synchronized boolean discard(AccessToken refused) {
        if (token == refused) {
            if (!refused.wasAccepted() && refused.age(clock.getAsLong()) < UNPROVEN_AGE) {
                return false;
            }
            token = null;
            LOG.debug("The API refused a token: it is replaced");
        }
        return true;
    }

    /** Ends the waiting of those who wait for a token: a request under way may take its time to notice a stop. */
    public void stop() {
        CompletableFuture<AccessToken> waiting = renewal;
        if (waiting != null) {
            waiting.completeExceptionally(TokenRequestException.stopped());
        }
    }

    private boolean isPaused(long now) {
        return failure != null && now - notBefore < 0;
    }

    private CompletableFuture<AccessToken> renew() {
        CompletableFuture<AccessToken> started;
        synchronized (this) {
            if (renewal != null) {
                return renewal;
            }
            long now = clock.getAsLong();
            AccessToken current = token;
            if (current != null && !current.isDueForRenewal(now)) {
                return CompletableFuture.completedFuture(current);
            }
            if (isPaused(now)) {
                return CompletableFuture.failedFuture(failure);
            }
            started = new CompletableFuture<>();
            renewal = started;
        }
        attempt(started, 1, clock.getAsLong());
        return started;
    }

    /** @param begun when the first attempt began */
    private void attempt(CompletableFuture<AccessToken> waiting, int number, long begun) {
        try {
            executor.execute(() -> request(waiting, number, begun));
        } catch (RejectedExecutionException e) {
            endStopped(waiting);
        } catch (RuntimeException | Error e) {
            // no thread to be had, for example
            endUnexpectedly(e, waiting);
        }
    }

    private void request(CompletableFuture<AccessToken> waiting, int number, long begun) {
        // the life of a token counts from before it was asked for, the cautious side
        long start = clock.getAsLong();
        try {
            TokenSource.Issued issued = source.request();
            AccessToken made = accessToken(issued, start);
            end(made, null);
            LOG.debug("Got a token for {}", issued.lifetime());
            waiting.complete(made);
        } catch (TokenRequestException e) {
            if (!isRetried(e, waiting, number, begun)) {
                end(null, e);
                warn(e);
                waiting.completeExceptionally(e);
            }
        } catch (RuntimeException | Error e) {
            endUnexpectedly(e, waiting);
        }
    }

    /** All who wait go on waiting, without a thread. */
    private boolean isRetried(
            TokenRequestException failed, CompletableFuture<AccessToken> waiting, int number, long begun) {
        long delay = isBeingStopped()
                ? -1 : retries.delay(failed, number, clock.getAsLong() - begun, random.getAsDouble());
        if (delay < 0) {
            return false;
        }
        LOG.debug("{}. The request is retried in {} ms", failed.getMessage(), Duration.ofNanos(delay).toMillis());
        try {
            retries.schedule(() -> {
                if (waiting.isDone()) {
                    // nobody waits after a stop
                    endStopped(waiting);
                } else {
                    attempt(waiting, number + 1, begun);
                }
            }, delay);
        } catch (RejectedExecutionException e) {
            endStopped(waiting);
        }
        return true;
    }

    private void endStopped(CompletableFuture<AccessToken> waiting) {
        end(null, null);
        waiting.completeExceptionally(TokenRequestException.stopped());
    }

    /** Whoever waits must not wait for ever. */
    private void endUnexpectedly(Throwable cause, CompletableFuture<AccessToken> waiting) {
        TokenRequestException unexpected = TokenRequestException.unexpected(cause);
        end(null, unexpected);
        if (!isBeingStopped()) {
            LOG.error(unexpected.getMessage(), cause);
        }
        waiting.completeExceptionally(unexpected);
    }

    private AccessToken accessToken(TokenSource.Issued issued, long start) {
        long life = issued.lifetime().toNanos();
        long ahead = Math.min(RENEW_AHEAD, life / 10 * 6) + (long) (random.getAsDouble() * Math.min(RENEW_JITTER, life / 10));
        return new AccessToken(
                issued.value(), previous, start, start + life - ahead, start + life - Math.min(EXPIRY_MARGIN, life / 20));
    }

    private synchronized void end(AccessToken made, TokenRequestException failed) {
        renewal = null;
        if (made != null) {
            previous = made;
            token = made;
        }
        failure = failed;
        failures = failed == null ? 0 : failures + 1;
        if (failed != null) {
            long now = clock.getAsLong();
            notBefore = now + pause(failed, now);
        }
    }

    /** How long the endpoint is left alone after a failure. */
    private long pause(TokenRequestException failed, long now) {
        Duration asked = failed.getRetryAfter();
        if (asked != null) {
            // compared as durations: a date in the year 9999, meant as never, has more nanoseconds than a long
            return asked.compareTo(LONGEST_RETRY_AFTER) > 0
                    ? LONGEST_RETRY_AFTER.toNanos() : Math.max(FIRST_PAUSE, asked.toNanos());
        }
        if (!failed.isTransient()) {
            return LONGEST_PAUSE;
        }
        long pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(failures - 1, 6));
        pause -= (long) (random.getAsDouble() * pause / 2);
        AccessToken current = token;
        if (current != null && !current.isExpired(now)) {
            // never so long that the token ends before the next try
            pause = Math.min(pause, Math.max(SHORTEST_PAUSE, current.nanosLeft(now) / 3));
        }
        return pause;
    }

    private void warn(TokenRequestException e) {
        AccessToken current = token;
        long now = clock.getAsLong();
        if (current != null && !current.isExpired(now) && !isBeingStopped()) {
            LOG.warn("{}. The present token lasts for another {} s", e.getMessage(),
                    Duration.ofNanos(current.nanosLeft(now)).toSeconds());
        }
    }

    /** Whether a request was cut because nobody needs its token any more. */
    private static boolean isBeingStopped() {
        return Thread.currentThread().isInterrupted();
    }
}
