package io.github.camelsendcloud.internal.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;

import io.github.camelsendcloud.api.AccountStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The results of the refreshes of a token: the pause after a failure, and the counts for monitoring.
 * <p>
 * Lock rule: the monitor of the {@link TokenManager} guards all writes. Reads need no monitor, since the fields that
 * are read are volatile.
 */
final class RefreshHistory {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshHistory.class);

    /** The failure of the latest refresh; {@code null} after a success. */
    private volatile TokenRequestException failure;
    /** The end of the pause after a failure. */
    private volatile long notBefore;
    private volatile long refreshes;
    private volatile long failures;
    private int failuresInARow;
    /** The times of the first and of the latest failure in a row. */
    private volatile Instant failedSince;
    private volatile Instant failedAt;

    /**
     * Adds the end of a refresh.
     *
     * @param success whether the refresh has a new token; a stop is neither a success nor a failure
     * @param failed  the failure; {@code null} after a success or a stop
     * @param current the token in use, or {@code null}
     * @param now     nanoseconds of the monotonic clock
     * @param random  from 0 to 1
     */
    void add(boolean success, TokenRequestException failed, AccessToken current, long now, DoubleSupplier random) {
        if (success) {
            refreshes++;
        }
        if (failed == null) {
            resume();
            return;
        }
        failures++;
        failuresInARow++;
        failedAt = Instant.now();
        failedSince = failuresInARow == 1 ? failedAt : failedSince;
        notBefore = now + RefreshPause.after(failed, failuresInARow, current, now, random);
        failure = failed;
    }

    /** Logs a failure that no call has noticed, because the token in use is still usable. */
    static void warn(TokenRequestException failed, AccessToken current, long now) {
        if (current != null && current.state(now) != TokenState.EXPIRED) {
            LOG.warn("{}. The current token is usable for another {} s", failed.getMessage(),
                    Duration.ofNanos(current.nanosLeft(now)).toSeconds());
        }
    }

    /** Ends the pause after a failure. */
    void resume() {
        failure = null;
        failuresInARow = 0;
    }

    /** The failure of the latest refresh; {@code null} after a success. */
    TokenRequestException failure() {
        return failure;
    }

    /** The rest of the pause after a failure, in nanoseconds; 0 or negative for no pause. */
    long pauseLeft(long now) {
        return failure == null ? 0 : notBefore - now;
    }

    /**
     * The state of the token for monitoring.
     *
     * @param token  the token in use, or {@code null}
     * @param scopes see {@link ApiCredentials#grantedScopes()}
     * @param own    whether the latest request had the present keys: a failure with other keys does not count
     */
    AccountStatus.Token status(AccessToken token, String scopes, long now, boolean own) {
        boolean usable = token != null && token.state(now) != TokenState.EXPIRED;
        TokenRequestException failed = own ? failure : null;
        return new AccountStatus.Token(
                scopes, usable ? Duration.ofNanos(token.age(now)) : null,
                usable ? Duration.ofNanos(token.nanosLeft(now)) : null,
                refreshes, failures, Duration.ofNanos(own ? Math.max(0, pauseLeft(now)) : 0),
                failed == null
                        ? null
                        : new AccountStatus.TokenFailure(
                                failedSince, failedAt, failed.getStatusCode(), failed.getError(), failed.areKeysRefused()));
    }
}
