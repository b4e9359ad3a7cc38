package io.github.camelsendcloud.internal.client.limit;

import java.util.Locale;

import io.github.camelsendcloud.api.ActivityListener;
import io.github.camelsendcloud.api.LimitClass;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports waits and pauses to the log and to a listener. The caller must not hold the lock of the {@link RateLimiter}.
 *
 * @param limit the class of the calls of the limiter
 */
record LimitWatch(LimitClass limit, ActivityListener listener) {

    private static final Logger LOG = LoggerFactory.getLogger(LimitWatch.class);

    /** Returns the end of the wait of a call that has a permit. The caller runs the result without the lock. */
    Runnable grant(WaitingLine.Place place, Permit permit, long now) {
        return () -> {
            listener.waitedForPermit(limit, now - place.since());
            place.waiter().granted(permit);
        };
    }

    /** Records the pause after a refusal. */
    void paused(String operation, LimitPauses.Pause pause) {
        boolean all = pause.scope() == LimitPauses.Scope.ACCOUNT;
        if (all) {
            LOG.info("Sendcloud has refused {} and another operation (429): the next call of the limit {} is made in {} ms",
                    operation, limit.name().toLowerCase(Locale.ROOT), pause.left().toMillis());
        } else if (pause.scope() == LimitPauses.Scope.OPERATION) {
            LOG.info("Sendcloud has refused {} (429): the next call of this operation is made in {} ms", operation,
                    pause.left().toMillis());
        }
        if (pause.longer() > 0) {
            listener.paused(limit, all, pause.longer());
        }
    }
}
