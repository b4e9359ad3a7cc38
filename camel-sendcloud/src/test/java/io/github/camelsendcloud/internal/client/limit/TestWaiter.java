package io.github.camelsendcloud.internal.client.limit;

import java.time.Duration;

import io.github.camelsendcloud.api.ActivityListener;
import io.github.camelsendcloud.api.LimitClass;
import io.github.camelsendcloud.internal.client.FakeTimer;

/** This call waits up to a minute for a permit. */
public abstract class TestWaiter implements Permit.Waiter {

    public static final String OPERATION = "v2 GET /parcels";

    static final Duration MINUTE = Duration.ofMinutes(1);

    private final long sequence;
    private final String operation;

    TestWaiter(long sequence) {
        this(sequence, OPERATION);
    }

    TestWaiter(long sequence, String operation) {
        this.sequence = sequence;
        this.operation = operation;
    }

    /** A limiter of this machine alone. */
    public static RateLimiter limiter(String limits, FakeTimer timer) {
        return new RateLimiter(
                new LimitWatch(LimitClass.WRITE, ActivityListener.NONE), Limit.parse(limits), null, timer::nanoTime, timer);
    }

    /** Rejects a call of {@link #OPERATION} with status 429 and the given pause. */
    static Duration pause(RateLimiter limiter, Duration requested) {
        return limiter.refused(new Permit(0, OPERATION), requested, MINUTE);
    }

    @Override
    public long sequence() {
        return sequence;
    }

    @Override
    public String operation() {
        return operation;
    }

    @Override
    public Duration patience() {
        return MINUTE;
    }
}
