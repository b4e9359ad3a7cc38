package io.github.camelsendcloud.internal.client.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.api.LimitStatus;
import io.github.camelsendcloud.internal.client.FakeTimer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RateLimiterTest {

    private static final Duration INSTANT = Duration.ofNanos(1);

    private final FakeTimer timer = new FakeTimer();
    private final List<Long> granted = new ArrayList<>();

    /** Sends at once and is answered at once when its turn comes. */
    private class Quick extends TestWaiter {
        private final RateLimiter limiter;

        private Quick(RateLimiter limiter, long sequence) {
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

    private RateLimiter limiter(String limits) {
        return new RateLimiter("test", Limit.parse(limits), null, timer::nanoTime, timer);
    }

    private static void call(RateLimiter limiter) {
        Permit permit = limiter.tryAcquire(TestWaiter.OPERATION);
        assertThat(permit).isNotNull();
        limiter.sent(permit);
        limiter.done(permit);
    }

    private void waits(RateLimiter limiter, long... sequences) {
        for (long sequence : sequences) {
            limiter.await(new Quick(limiter, sequence));
        }
    }

    @Test
    void asManyCallsAsTheLimitSaysAreMadeAtOnce() {
        RateLimiter limiter = limiter("3/1s");
        for (int i = 0; i < 3; i++) {
            call(limiter);
        }
        assertThat(limiter.tryAcquire(TestWaiter.OPERATION)).isNull();
    }

    @Test
    void theNextCallIsMadeAPeriodAfterTheFirstAndNotBefore() {
        RateLimiter limiter = limiter("1/1s");
        call(limiter);
        timer.pass(Duration.ofSeconds(1).minus(INSTANT));
        assertThat(limiter.tryAcquire(TestWaiter.OPERATION)).isNull();
        timer.pass(INSTANT);
        assertThat(limiter.tryAcquire(TestWaiter.OPERATION)).isNotNull();
    }

    @Test
    void thePeriodBeginsWithTheAnswer() {
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
    void anAnswerThatTakesLongIsNotWaitedFor() {
        RateLimiter limiter = limiter("1/1s");
        limiter.sent(limiter.tryAcquire(TestWaiter.OPERATION));
        waits(limiter, 1);
        timer.pass(RateLimiter.LONGEST_WAY.plusSeconds(1).minus(INSTANT));
        assertThat(granted).isEmpty();
        timer.pass(INSTANT);
        assertThat(granted).containsExactly(1L);
    }

    @Test
    void theWaitingGoesOnAfterASlowSendingThoughNobodyHasAnsweredYet() {
        RateLimiter limiter = limiter("1/1s");
        Permit permit = limiter.tryAcquire(TestWaiter.OPERATION);
        waits(limiter, 1);
        assertThat(timer.pending()).as("there is no time to wait for while the call is unsent").isZero();
        timer.pass(Duration.ofHours(1));
        limiter.sent(permit);
        timer.pass(RateLimiter.LONGEST_WAY.plusSeconds(1));
        assertThat(granted).containsExactly(1L);
    }

    @Test
    void aSlowAnswerDoesNotHoldUpThoseBehindIt() {
        RateLimiter limiter = limiter("2/1s");
        limiter.sent(limiter.tryAcquire(TestWaiter.OPERATION));
        call(limiter);
        waits(limiter, 1);
        timer.pass(Duration.ofSeconds(1));
        assertThat(granted).as("the second call is a second ago").containsExactly(1L);
    }

    @Test
    void aCallThatIsNotSentKeepsItsPermitHoweverLongItTakes() {
        RateLimiter limiter = limiter("1/1s");
        limiter.tryAcquire(TestWaiter.OPERATION);
        timer.pass(Duration.ofHours(1));
        assertThat(limiter.tryAcquire(TestWaiter.OPERATION)).isNull();
    }

    @Test
    void aCallThatGoesOutTwiceCountsTwice() {
        RateLimiter limiter = limiter("3/1s");
        Permit second = limiter.sent(limiter.sent(limiter.tryAcquire(TestWaiter.OPERATION)));
        assertThat(limiter.status("", "").permits()).isEqualTo(1);
        timer.pass(Duration.ofMillis(500));
        limiter.done(second);
        timer.pass(Duration.ofMillis(500));
        assertThat(limiter.status("", "").permits()).as("the first was answered a second ago").isEqualTo(2);
        timer.pass(Duration.ofMillis(500));
        assertThat(limiter.status("", "").permits()).isEqualTo(3);
    }

    @Test
    void thoseBehindACallThatIsOneTooManyWaitUntilThereIsRoomAgain() {
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
    void aPermitThatIsGivenBackUnusedIsFreeAtOnceAndOnce() {
        RateLimiter limiter = limiter("1/1s");
        Permit permit = limiter.tryAcquire(TestWaiter.OPERATION);
        waits(limiter, 1, 2);
        limiter.done(permit);
        assertThat(granted).containsExactly(1L);
        limiter.done(permit);
        assertThat(granted).containsExactly(1L);
    }

    @Test
    void aCallThatIsToldTwiceToBeDoneIsCountedFromTheFirstTime() {
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
    void thoseThatWaitComeInTheOrderOfTheirNumbers() {
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
    void nobodyOvertakesThoseThatWait() {
        RateLimiter limiter = limiter("1/1s");
        TestWaiter.pause(limiter, Duration.ofSeconds(1));
        waits(limiter, 1);
        limiter.withdraw(new Quick(limiter, 2));
        assertThat(limiter.tryAcquire(TestWaiter.OPERATION)).isNull();
        assertThat(granted).isEmpty();
    }

    @Test
    void allLimitsHold() {
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
    void aPauseHoldsUpEveryoneUntilItsEnd() {
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
    void aPauseHoldsUpThoseThatWaitAlready() {
        RateLimiter limiter = limiter("1/1s");
        waits(limiter, 1, 2);
        TestWaiter.pause(limiter, Duration.ofSeconds(3));
        timer.pass(Duration.ofSeconds(3).minus(INSTANT));
        assertThat(granted).containsExactly(1L);
        timer.pass(INSTANT);
        assertThat(granted).containsExactly(1L, 2L);
    }

    @Test
    void whoHasWithdrawnGetsNoPermit() {
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
    void thereIsOneWakeUpHoweverManyWait() {
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
    void anEarlierWakeUpReplacesALaterOne() {
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
    void aTimerThatIsShutDownHarmsNoCallUnderWay() {
        RateLimiter limiter = limiter("1/1s");
        Permit permit = limiter.tryAcquire(TestWaiter.OPERATION);
        limiter.sent(permit);
        timer.shutdownNow();
        waits(limiter, 1);
        limiter.done(permit);
        assertThat(granted).isEmpty();
    }

    @Test
    void theStatusSaysHowThingsStand() {
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

    @Test
    void whoeverComesIntoTheLineJustAfterTheBeginningOfALongPauseLeavesItAtOnce() {
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
