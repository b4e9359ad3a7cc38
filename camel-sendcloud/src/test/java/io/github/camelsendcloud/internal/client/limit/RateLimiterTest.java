package io.github.camelsendcloud.internal.client.limit;

import java.time.Duration;
import java.util.Map;

import io.github.camelsendcloud.api.LimitStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A call counts against a limit until one period after its response. */
class RateLimiterTest extends RateLimiterTestSupport {

    @Test
    void callsUpToTheLimitGetPermitsImmediately() {
        RateLimiter limiter = limiter("3/1s");
        for (int i = 0; i < 3; i++) {
            call(limiter);
        }
        assertThat(limiter.tryAcquire(TestWaiter.OPERATION)).isNull();
    }

    @Test
    void theNextCallGetsAPermitOnePeriodAfterTheFirstCall() {
        RateLimiter limiter = limiter("1/1s");
        call(limiter);
        timer.pass(Duration.ofSeconds(1).minus(INSTANT));
        assertThat(limiter.tryAcquire(TestWaiter.OPERATION)).isNull();
        timer.pass(INSTANT);
        assertThat(limiter.tryAcquire(TestWaiter.OPERATION)).isNotNull();
    }

    @Test
    void thePeriodBeginsWithTheResponse() {
        RateLimiter limiter = limiter("1/1s");
        Permit permit = limiter.tryAcquire(TestWaiter.OPERATION);
        limiter.sent(permit);
        timer.pass(Duration.ofMillis(500));
        limiter.done(permit);
        timer.pass(Duration.ofSeconds(1).minus(INSTANT));
        assertThat(limiter.tryAcquire(TestWaiter.OPERATION)).isNull();
        timer.pass(INSTANT);
        assertThat(limiter.tryAcquire(TestWaiter.OPERATION)).isNotNull();
    }

    @Test
    void aCallWithASlowResponseCountsUntilOnePeriodAfterTheLongestTransmission() {
        RateLimiter limiter = limiter("1/1s");
        limiter.sent(limiter.tryAcquire(TestWaiter.OPERATION));
        waits(limiter, 1);
        timer.pass(LimitWindows.LONGEST_WAY.plusSeconds(1).minus(INSTANT));
        assertThat(granted).isEmpty();
        timer.pass(INSTANT);
        assertThat(granted).containsExactly(1L);
    }

    @Test
    void aWaitingCallGetsAPermitAfterASlowSendingWithoutAResponse() {
        RateLimiter limiter = limiter("1/1s");
        Permit permit = limiter.tryAcquire(TestWaiter.OPERATION);
        waits(limiter, 1);
        assertThat(timer.pending()).as("no alarm is set while the call is unsent").isZero();
        timer.pass(Duration.ofHours(1));
        limiter.sent(permit);
        timer.pass(LimitWindows.LONGEST_WAY.plusSeconds(1));
        assertThat(granted).containsExactly(1L);
    }

    @Test
    void aSlowResponseDoesNotDelayOtherCalls() {
        RateLimiter limiter = limiter("2/1s");
        limiter.sent(limiter.tryAcquire(TestWaiter.OPERATION));
        call(limiter);
        waits(limiter, 1);
        timer.pass(Duration.ofSeconds(1));
        assertThat(granted).as("the second call was a second ago").containsExactly(1L);
    }

    @Test
    void anUnsentCallKeepsItsPermitForAnyTime() {
        RateLimiter limiter = limiter("1/1s");
        limiter.tryAcquire(TestWaiter.OPERATION);
        timer.pass(Duration.ofHours(1));
        assertThat(limiter.tryAcquire(TestWaiter.OPERATION)).isNull();
    }

    @Test
    void aCallThatIsSentTwiceCountsTwice() {
        RateLimiter limiter = limiter("3/1s");
        Permit second = limiter.sent(limiter.sent(limiter.tryAcquire(TestWaiter.OPERATION)));
        assertThat(limiter.status("", "").permits()).isEqualTo(1);
        timer.pass(Duration.ofMillis(500));
        limiter.done(second);
        timer.pass(Duration.ofMillis(500));
        assertThat(limiter.status("", "").permits()).as("the first response was a second ago").isEqualTo(2);
        timer.pass(Duration.ofMillis(500));
        assertThat(limiter.status("", "").permits()).isEqualTo(3);
    }

    @Test
    void callsWaitAfterASecondSendingHasExceededTheLimit() {
        RateLimiter limiter = limiter("1/1s");
        Permit first = limiter.sent(limiter.tryAcquire(TestWaiter.OPERATION));
        timer.pass(Duration.ofMillis(500));
        Permit second = limiter.sent(first);
        waits(limiter, 1);
        timer.pass(Duration.ofMillis(500));
        limiter.done(second);
        timer.pass(Duration.ofSeconds(1).minus(INSTANT));
        assertThat(granted).isEmpty();
        timer.pass(INSTANT);
        assertThat(granted).containsExactly(1L);
    }

    @Test
    void anUnusedPermitIsAvailableImmediatelyAndOnlyOnce() {
        RateLimiter limiter = limiter("1/1s");
        Permit permit = limiter.tryAcquire(TestWaiter.OPERATION);
        waits(limiter, 1, 2);
        limiter.done(permit);
        assertThat(granted).containsExactly(1L);
        limiter.done(permit);
        assertThat(granted).containsExactly(1L);
    }

    @Test
    void theFirstEndOfACallDecidesWhenTheCallCounts() {
        RateLimiter limiter = limiter("1/1s");
        Permit permit = limiter.tryAcquire(TestWaiter.OPERATION);
        limiter.sent(permit);
        limiter.done(permit);
        timer.pass(Duration.ofMillis(999));
        limiter.done(permit);
        timer.pass(Duration.ofMillis(1));
        assertThat(limiter.tryAcquire(TestWaiter.OPERATION)).isNotNull();
        limiter.done(permit);
        assertThat(limiter.tryAcquire(TestWaiter.OPERATION)).isNull();
    }

    @Test
    void aCallCountsAgainstAllLimits() {
        RateLimiter limiter = limiter("5/1m,2/1s");
        waits(limiter, 1, 2, 3, 4, 5, 6);
        assertThat(granted).hasSize(2);
        timer.pass(Duration.ofSeconds(1));
        assertThat(granted).hasSize(4);
        timer.pass(Duration.ofSeconds(1));
        assertThat(granted).hasSize(5);
        timer.pass(Duration.ofSeconds(58).minus(INSTANT));
        assertThat(granted).hasSize(5);
        timer.pass(INSTANT);
        assertThat(granted).hasSize(6);
    }

    @Test
    void aStoppedTimerDoesNotAffectCallsInProgress() {
        RateLimiter limiter = limiter("1/1s");
        Permit permit = limiter.tryAcquire(TestWaiter.OPERATION);
        limiter.sent(permit);
        timer.shutdownNow();
        waits(limiter, 1);
        limiter.done(permit);
        assertThat(granted).isEmpty();
    }

    @Test
    void theStatusShowsPermitsWaitingCallsAndPauses() {
        RateLimiter limiter = limiter("3/1s,10/1m");
        assertThat(limiter.status("key", "read")).isEqualTo(new LimitStatus("key", "read", 3, 0, Duration.ZERO, Map.of()));
        call(limiter);
        limiter.tryAcquire(TestWaiter.OPERATION);
        assertThat(limiter.status("key", "read").permits()).isEqualTo(1);
        TestWaiter.pause(limiter, Duration.ofSeconds(5));
        waits(limiter, 1, 2);
        timer.pass(Duration.ofSeconds(2));
        assertThat(limiter.status("key", "read"))
                .isEqualTo(new LimitStatus(
                        "key", "read", 2, 2, Duration.ZERO, Map.of(TestWaiter.OPERATION, Duration.ofSeconds(3))));
        timer.pass(Duration.ofSeconds(3));
        assertThat(limiter.status("key", "read")).isEqualTo(new LimitStatus("key", "read", 0, 0, Duration.ZERO, Map.of()));
    }
}
