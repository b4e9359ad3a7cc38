package io.github.camelsendcloud.internal.client.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Waiting calls receive permits in their order, and a pause delays all waiting calls. */
class RateLimiterLineTest extends RateLimiterTestSupport {

    @Test
    void waitingCallsGetPermitsInTheOrderOfTheirNumbers() {
        RateLimiter limiter = limiter("2/1s");
        call(limiter);
        call(limiter);
        waits(limiter, 5, 3, 9, 1, 7);
        timer.pass(Duration.ofSeconds(1));
        assertThat(granted).containsExactly(1L, 3L);
        timer.pass(Duration.ofSeconds(1));
        assertThat(granted).containsExactly(1L, 3L, 5L, 7L);
        timer.pass(Duration.ofSeconds(1));
        assertThat(granted).containsExactly(1L, 3L, 5L, 7L, 9L);
    }

    @Test
    void noCallOvertakesAWaitingCall() {
        RateLimiter limiter = limiter("1/1s");
        TestWaiter.pause(limiter, Duration.ofSeconds(1));
        waits(limiter, 1);
        limiter.withdraw(new Quick(limiter, 2));
        assertThat(limiter.tryAcquire(TestWaiter.OPERATION)).isNull();
        assertThat(granted).isEmpty();
    }

    @Test
    void aPauseDelaysAllCallsUntilItsEnd() {
        RateLimiter limiter = limiter("2/1s");
        waits(limiter, 1);
        TestWaiter.pause(limiter, Duration.ofSeconds(10));
        TestWaiter.pause(limiter, Duration.ofSeconds(5));
        assertThat(limiter.tryAcquire(TestWaiter.OPERATION)).isNull();
        waits(limiter, 2, 3, 4);
        timer.pass(Duration.ofSeconds(10).minus(INSTANT));
        assertThat(granted).containsExactly(1L);
        timer.pass(INSTANT);
        assertThat(granted).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aPauseDelaysCallsThatWaitAlready() {
        RateLimiter limiter = limiter("1/1s");
        waits(limiter, 1, 2);
        TestWaiter.pause(limiter, Duration.ofSeconds(3));
        timer.pass(Duration.ofSeconds(3).minus(INSTANT));
        assertThat(granted).containsExactly(1L);
        timer.pass(INSTANT);
        assertThat(granted).containsExactly(1L, 2L);
    }

    @Test
    void aCallThatHasLeftTheLineGetsNoPermit() {
        RateLimiter limiter = limiter("1/1s");
        call(limiter);
        Quick first = new Quick(limiter, 1);
        limiter.await(first);
        waits(limiter, 2);
        limiter.withdraw(first);
        timer.pass(Duration.ofSeconds(1));
        assertThat(granted).containsExactly(2L);
        assertThat(limiter.status("a", "b").waiting()).isZero();
    }

    @Test
    void oneAlarmIsSetForAnyNumberOfWaitingCalls() {
        RateLimiter limiter = limiter("1/1s,3/1m");
        for (int i = 0; i < 1000; i++) {
            waits(limiter, i);
            assertThat(timer.pending()).isLessThanOrEqualTo(1);
        }
        TestWaiter.pause(limiter, Duration.ofMillis(1500));
        while (granted.size() < 1000) {
            assertThat(timer.pending()).isEqualTo(1);
            timer.next();
        }
        assertThat(timer.pending()).isZero();
        assertThat(granted).isSorted();
    }

    @Test
    void anEarlierAlarmReplacesALaterAlarm() {
        RateLimiter limiter = limiter("2/10s");
        limiter.sent(limiter.tryAcquire(TestWaiter.OPERATION));
        Permit other = limiter.tryAcquire(TestWaiter.OPERATION);
        limiter.sent(other);
        waits(limiter, 1);
        assertThat(timer.pending()).isEqualTo(1);
        limiter.done(other);
        assertThat(timer.pending()).isEqualTo(1);
        timer.pass(Duration.ofSeconds(10));
        assertThat(granted).containsExactly(1L);
    }

    @Test
    void aCallLeavesTheLineImmediatelyIfThePauseIsLongerThanItsPatience() {
        RateLimiter limiter = limiter("1/1s");
        TestWaiter.pause(limiter, Duration.ofMinutes(10));
        List<Permit> permits = new ArrayList<>();
        limiter.await(new Quick(limiter, 1) {
            @Override
            public void granted(Permit permit) {
                permits.add(permit);
            }
        });
        assertThat(permits).containsExactly((Permit) null);
        assertThat(limiter.status("", "").waiting()).isZero();
    }
}
