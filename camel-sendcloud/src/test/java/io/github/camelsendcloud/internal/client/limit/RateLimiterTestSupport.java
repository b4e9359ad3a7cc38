package io.github.camelsendcloud.internal.client.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.camelsendcloud.api.ActivityListener;
import io.github.camelsendcloud.api.LimitClass;
import io.github.camelsendcloud.internal.client.FakeTimer;

import static org.assertj.core.api.Assertions.assertThat;

/** Creates limiters with a fake clock. */
abstract class RateLimiterTestSupport {

    static final Duration INSTANT = Duration.ofNanos(1);

    final FakeTimer timer = new FakeTimer();
    final List<Long> granted = new ArrayList<>();

    /** This call is sent and receives its response at the time of its grant. */
    class Quick extends TestWaiter {
        private final RateLimiter limiter;

        Quick(RateLimiter limiter, long sequence) {
            super(sequence);
            this.limiter = limiter;
        }

        @Override
        public void granted(Permit permit) {
            granted.add(sequence());
            limiter.sent(permit);
            limiter.done(permit);
        }
    }

    RateLimiter limiter(String limits) {
        return new RateLimiter(
                new LimitWatch(LimitClass.WRITE, ActivityListener.NONE), Limit.parse(limits), null, timer::nanoTime, timer);
    }

    static void call(RateLimiter limiter) {
        Permit permit = limiter.tryAcquire(TestWaiter.OPERATION);
        assertThat(permit).isNotNull();
        limiter.sent(permit);
        limiter.done(permit);
    }

    void waits(RateLimiter limiter, long... sequences) {
        for (long sequence : sequences) {
            limiter.await(new Quick(limiter, sequence));
        }
    }
}
