package io.github.camelsendcloud.internal.auth;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

import io.github.camelsendcloud.api.AccountStatus;
import org.apache.hc.core5.http.HttpStatus;

/**
 * The responses of the API to the requests with the credentials of an account: the latest accepted request, the
 * refusals and the failures since then.
 * <p>
 * Lock rule: the monitor guards changes of {@code trouble} to another trouble. A request without trouble before takes
 * no lock. All fields are volatile and are read without the monitor.
 */
final class ResponseHistory {

    private static final int FIRST_SERVER_ERROR = 500;

    /** The latest refusal, also when a later request was accepted. */
    private volatile AccountStatus.Refusal latest;
    /** The time of the latest accepted request in milliseconds; 0 for none. */
    private volatile long acceptedAt;
    /** The refusals and failures since the latest accepted request; {@code null} for none. */
    private volatile Trouble trouble;
    /**
     * {@link System#nanoTime()} of the latest event, or of the latest probe; before the first event, a time long ago.
     */
    private volatile long eventAt = System.nanoTime() - Long.MAX_VALUE / 2;

    private record Trouble(
            AccountStatus.Refusal refused, Instant refusedAgain, int failures, Instant failedSince, Instant failedAgain,
            String failure) {

        static final Trouble NONE = new Trouble(null, null, 0, null, null, null);
    }

    /**
     * A response has arrived.
     *
     * @param withToken whether the request had a token: a 403 then means a missing scope of an accepted token
     */
    void responded(int status, boolean withToken) {
        eventAt = System.nanoTime();
        boolean forbidden = status == HttpStatus.SC_FORBIDDEN;
        if (status == HttpStatus.SC_UNAUTHORIZED || forbidden) {
            latest = new AccountStatus.Refusal(Instant.now(), status, null);
        }
        // keys that were accepted before lack a permission for the operation
        if (status == HttpStatus.SC_UNAUTHORIZED || forbidden && !withToken && acceptedAt == 0) {
            refused();
        } else if (status >= FIRST_SERVER_ERROR || status == HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED) {
            // a proxy that refuses a request has not asked Sendcloud
            failed("status " + status);
        } else if (status != HttpStatus.SC_TOO_MANY_REQUESTS) {
            acceptedAt = System.currentTimeMillis();
            if (trouble != null) {
                trouble = null;
            }
        }
    }

    /** A request has no response. The text has the class of the exception, because its message may have an address. */
    void failed(IOException cause) {
        eventAt = System.nanoTime();
        failed(cause.getClass().getSimpleName());
    }

    private synchronized void refused() {
        Trouble before = trouble == null ? Trouble.NONE : trouble;
        trouble = new Trouble(before.refused == null ? latest : before.refused, latest.at(), 0, null, null, null);
    }

    private synchronized void failed(String failure) {
        Trouble before = trouble == null ? Trouble.NONE : trouble;
        Instant now = Instant.now();
        trouble = new Trouble(
                before.refused, before.refusedAgain, before.failures + 1,
                before.failures == 0 ? now : before.failedSince, now, failure);
    }

    /** The latest refusal has an error code. */
    synchronized void explain(String code) {
        AccountStatus.Refusal known = latest;
        if (known != null && known.code() == null) {
            latest = known.withCode(code);
            Trouble now = trouble;
            if (now != null && now.refused != null && now.refused.code() == null) {
                trouble = new Trouble(
                        now.refused.withCode(code), now.refusedAgain, now.failures, now.failedSince, now.failedAgain,
                        now.failure);
            }
        }
    }

    /** Whether no request has ended for a time. A caller that gets {@code true} must send a request. */
    synchronized boolean isProbeDue(Duration interval) {
        long now = System.nanoTime();
        if (now - eventAt < interval.toNanos()) {
            return false;
        }
        eventAt = now;
        return true;
    }

    /** The latest refusal; {@code null} for none. */
    AccountStatus.Refusal latest() {
        return latest;
    }

    /**
     * @param keysSince the time of the present keys, which ends the refusals of earlier keys; {@code null} for no
     *                  change
     */
    AccountStatus.Calls status(Instant keysSince) {
        long accepted = acceptedAt;
        Trouble now = trouble == null ? Trouble.NONE : trouble;
        boolean replaced = keysSince != null && now.refused != null && now.refusedAgain.isBefore(keysSince);
        return new AccountStatus.Calls(
                accepted == 0 ? null : Instant.ofEpochMilli(accepted), replaced ? null : now.refused, now.failures,
                now.failedSince, now.failedAgain, now.failure);
    }
}
