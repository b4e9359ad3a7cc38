package io.github.camelsendcloud.internal.auth;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

import io.github.camelsendcloud.api.AccountStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the token of one account, and refreshes the token. At most one refresh runs at a time; all callers share the
 * refresh.
 * <p>
 * States of the token, see {@link TokenState}:
 *
 * <pre>
 *   no token ──── refresh ────► FRESH ──── time ────► STALE ──── time ────► EXPIRED
 *      ▲                          ▲                     │                     │
 *      │                          └────── refresh ──────┴────── refresh ──────┘
 *      └──── 401 from the API: discard, in each state
 * </pre>
 *
 * Callers get a FRESH token at once. Callers get a STALE token at once too, and the first of these callers starts a
 * refresh in the background. Without a token, and with an EXPIRED token, callers wait for the refresh. A refresh makes
 * several attempts (see {@link TokenRetries}) before the refresh fails. A pause follows a failed refresh, and grows
 * with each failure. During the pause callers get a STALE token as before, and without a usable token callers get the
 * failure at once. A token that was requested with other keys than the present keys counts as STALE, and a failure with
 * other keys causes no pause.
 * <p>
 * Lock rule: the fields {@code token}, {@code previous} and {@code refresh}, and the history, are written with the
 * monitor of the manager. The volatile fields and the history are read without the monitor.
 */
final class TokenManager {

    private static final Logger LOG = LoggerFactory.getLogger(TokenManager.class);

    /**
     * The minimum age at which a token that the API has never accepted is replaced: before this age, the API would
     * refuse the next token too.
     */
    private static final long UNPROVEN_AGE = Duration.ofSeconds(10).toNanos();

    private final TokenSource source;
    private final Executor executor;
    private final TokenRetries retries;
    private final LongSupplier clock;
    private final DoubleSupplier random;

    private volatile AccessToken token;
    /** The latest token, even when the token was discarded. */
    private volatile AccessToken previous;
    /** The refresh that runs; {@code null} for none. */
    private volatile CompletableFuture<AccessToken> refresh;
    /** The keys of the latest token request. Only the refresh writes this field. */
    private volatile Object latestKeys;
    private final RefreshHistory history = new RefreshHistory();

    /**
     * @param source   the source of new tokens
     * @param executor the threads for the requests; no thread of this executor may wait for a token
     * @param retries  the rules for retries
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

    /** A FRESH or STALE token, or {@code null}. This method never waits, and starts a refresh for a STALE token. */
    AccessToken usable() {
        AccessToken current = token;
        if (current == null) {
            return null;
        }
        long now = clock.getAsLong();
        return switch (state(current, now)) {
            case FRESH -> current;
            case STALE -> {
                if (refresh == null && !isPaused(now)) {
                    refresh();
                }
                yield current;
            }
            case EXPIRED -> null;
        };
    }

    /**
     * A future with a usable token, which completes at the end of the refresh at the latest. The future fails with a
     * {@link TokenRequestException}. During a pause, the future has already failed.
     */
    CompletableFuture<AccessToken> token() {
        AccessToken current = usable();
        return current != null ? CompletableFuture.completedFuture(current) : refresh();
    }

    /**
     * Waits for a token, at most until the end of a refresh.
     *
     * @throws TokenRequestException  when the refresh has failed, or is paused
     * @throws InterruptedIOException when the thread is interrupted; the interrupt flag is set
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
     * Discards a token that the API has refused, unless a refresh has replaced the token already.
     *
     * @return whether the API may accept another token. False for a young token that the API has never accepted
     */
    synchronized boolean discard(AccessToken refused) {
        if (token == refused) {
            if (!refused.wasAccepted() && refused.age(clock.getAsLong()) < UNPROVEN_AGE) {
                return false;
            }
            token = null;
            LOG.debug("The API has refused a token: the token is discarded");
        }
        return true;
    }

    /** See {@link ApiCredentials#grantedScopes()}. */
    String grantedScopes() {
        AccessToken latest = previous;
        return latest == null ? null : latest.scopes();
    }

    /** See {@link ApiCredentials#invalidate()}. */
    synchronized void invalidate() {
        token = null;
        history.resume();
    }

    /** See {@link ApiCredentials#token()}. */
    AccountStatus.Token status() {
        long now = clock.getAsLong();
        return history.status(token, grantedScopes(), now, latestKeys == source.keys());
    }

    /** Fails the refresh for all callers that wait. The token request itself may end later. */
    void stop() {
        CompletableFuture<AccessToken> waiting = refresh;
        if (waiting != null) {
            waiting.completeExceptionally(TokenRequestException.stopped());
        }
    }

    private TokenState state(AccessToken current, long now) {
        TokenState state = current.state(now);
        return state == TokenState.FRESH && current.keys() != source.keys() ? TokenState.STALE : state;
    }

    private boolean isPaused(long now) {
        return history.pauseLeft(now) > 0 && latestKeys == source.keys();
    }

    /** A future with a FRESH token, or with the failure of the refresh. */
    CompletableFuture<AccessToken> refresh() {
        CompletableFuture<AccessToken> started;
        synchronized (this) {
            if (refresh != null) {
                return refresh;
            }
            long now = clock.getAsLong();
            AccessToken current = token;
            if (current != null && state(current, now) == TokenState.FRESH) {
                return CompletableFuture.completedFuture(current);
            }
            if (isPaused(now)) {
                source.failedBefore(history.failure());
                return CompletableFuture.failedFuture(history.failure());
            }
            started = new CompletableFuture<>();
            refresh = started;
        }
        attempt(started, 1, clock.getAsLong());
        return started;
    }

    /**
     * @param number the number of the attempt, from 1
     * @param begun  the time at which the first attempt began
     */
    private void attempt(CompletableFuture<AccessToken> waiting, int number, long begun) {
        try {
            executor.execute(() -> request(waiting, number, begun));
        } catch (RejectedExecutionException e) {
            endStopped(waiting);
        } catch (RuntimeException | Error e) {
            // for example, the system has no thread
            endUnexpectedly(e, waiting);
        }
    }

    private void request(CompletableFuture<AccessToken> waiting, int number, long begun) {
        // the lifetime counts from the request, since the time of issue is unknown
        long start = clock.getAsLong();
        latestKeys = source.keys();
        try {
            TokenSource.Issued issued = source.request();
            AccessToken refreshed = AccessToken.of(issued, previous, start, random.getAsDouble());
            end(refreshed, null);
            LOG.debug("The token endpoint has issued a token for {} with the scopes {}", issued.lifetime(), issued.scopes());
            waiting.complete(refreshed);
        } catch (TokenRequestException e) {
            if (!isRetried(e, waiting, number, begun)) {
                end(null, e);
                if (!isBeingStopped()) {
                    RefreshHistory.warn(e, token, clock.getAsLong());
                }
                waiting.completeExceptionally(e);
            }
        } catch (RuntimeException | Error e) {
            endUnexpectedly(e, waiting);
        }
    }

    /** Schedules a retry if the failure allows a retry. The callers continue to wait, without a thread. */
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
                    // the manager is stopped, and no caller waits
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

    /** Fails the refresh: no caller may wait for ever. */
    private void endUnexpectedly(Throwable cause, CompletableFuture<AccessToken> waiting) {
        TokenRequestException unexpected = TokenRequestException.unexpected(cause);
        end(null, unexpected);
        if (!isBeingStopped()) {
            LOG.error(unexpected.getMessage(), cause);
        }
        waiting.completeExceptionally(unexpected);
    }

    /**
     * Ends the refresh.
     *
     * @param refreshed the new token; {@code null} after a failure or a stop
     * @param failed    the failure; {@code null} after a success or a stop
     */
    private synchronized void end(AccessToken refreshed, TokenRequestException failed) {
        refresh = null;
        if (refreshed != null) {
            previous = refreshed;
            token = refreshed;
        }
        history.add(refreshed != null, failed, token, clock.getAsLong(), random);
    }

    /** Whether the request was interrupted by a stop. */
    private static boolean isBeingStopped() {
        return Thread.currentThread().isInterrupted();
    }
}
