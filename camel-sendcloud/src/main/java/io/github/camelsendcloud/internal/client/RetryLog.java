package io.github.camelsendcloud.internal.client;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.github.camelsendcloud.api.Operation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs retries. The first retry of an operation for one cause is logged at once. Then a timer logs the number of
 * further retries once a minute, until a minute has no retry. During an outage many operations are retried: all retries
 * beyond the first {@link #MOST_KEYS} operations and causes are one line a minute. Several threads may use an instance:
 * the monitor of this object guards the map. No log line is written with the monitor.
 */
final class RetryLog {

    static final Duration PERIOD = Duration.ofMinutes(1);

    /** The most operations and causes with a line of their own. */
    static final int MOST_KEYS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(RetryLog.class);

    private final ScheduledExecutorService timer;
    /** The numbers of retries that are not logged yet. An entry exists from the first retry to a minute without one. */
    private final Map<Key, Integer> unlogged = new HashMap<>();

    /** @param cause continues the sentence "the latest attempt ..." */
    private record Key(String operation, String cause) {

        /** Stands for all keys beyond the first ones. */
        private static final Key FURTHER = new Key("further operations", "");
    }

    /** @param timer logs the number of retries after each minute */
    RetryLog(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    /** Logs the retry after a failed attempt. */
    void retried(Operation operation, Attempt attempt, Duration delay) {
        LOG.debug("{} is retried in {} ms, because the latest attempt {}", operation, delay.toMillis(), attempt);
        Key key = first(new Key(operation.name(), attempt.cause()));
        if (key != null) {
            LOG.info("{} is retried in {} ms, because the latest attempt {}", operation.name(), delay.toMillis(),
                    attempt.cause());
            schedule(key);
        }
    }

    /** The key that counts the retry, if the retry is the first of the key; {@code null} otherwise. */
    private synchronized Key first(Key key) {
        Key counted = unlogged.containsKey(key) || unlogged.size() < MOST_KEYS ? key : Key.FURTHER;
        return unlogged.merge(counted, 0, (count, zero) -> count + 1) == 0 ? counted : null;
    }

    private synchronized int take(Key key) {
        int further = unlogged.remove(key);
        if (further > 0) {
            unlogged.put(key, 0);
        }
        return further;
    }

    private void schedule(Key key) {
        try {
            timer.schedule(() -> log(key), PERIOD.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("The component stops: no further retries of {} are logged", key.operation);
        }
    }

    private void log(Key key) {
        int further = take(key);
        if (further > 0 && key == Key.FURTHER) {
            LOG.info("Further operations were retried {} times in the last minute. The level DEBUG has each retry", further);
            schedule(key);
        } else if (further > 0) {
            LOG.info("{} was retried {} times in the last minute, because the latest attempt {}", key.operation, further,
                    key.cause);
            schedule(key);
        }
    }
}
