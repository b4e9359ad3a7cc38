package io.github.camelsendcloud.internal.client.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.github.camelsendcloud.api.ActivityListener;
import io.github.camelsendcloud.api.LimitClass;
import io.github.camelsendcloud.api.LimitStatus;
import io.github.camelsendcloud.internal.client.FakeTimer;
import org.junit.jupiter.api.Test;

import static io.github.camelsendcloud.internal.client.limit.TestWaiter.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

/** A response 429 pauses its operation. The account is paused after the rejection of a second operation. */
class RefusedOperationsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final FakeTimer timer = new FakeTimer();
    private final RateLimiter limiter
            = new RateLimiter(
                    new LimitWatch(LimitClass.WRITE, ActivityListener.NONE), Limit.parse("100/1m,15/1s"), null, timer::nanoTime,
                    timer);
    private final List<String> granted = new ArrayList<>();
    private final List<Permit> permits = new ArrayList<>();

    private Permit sent(String operation) {
        Permit permit = limiter.tryAcquire(operation);
        assertThat(permit).as("a permit for " + operation).isNotNull();
        limiter.sent(permit);
        return permit;
    }

    private void accepted(String operation) {
        limiter.done(sent(operation));
    }

    private Duration reject(String operation) {
        return reject(sent(operation), null);
    }

    private Duration reject(Permit permit, Duration requested) {
        Duration pause = limiter.refused(permit, requested, MINUTE);
        limiter.done(permit);
        return pause;
    }

    /** Adds a waiting call that is sent at its grant. */
    private void waits(long sequence, String operation) {
        limiter.await(new TestWaiter(sequence, operation) {
            @Override
            public void granted(Permit permit) {
                granted.add(operation + sequence);
                permits.add(permit);
                if (permit != null) {
                    limiter.sent(permit);
                }
            }
        });
    }

    private LimitStatus status() {
        return limiter.status("", "");
    }

    @Test
    void onlyTheRejectedOperationIsPausedForTheEstimatedTime() {
        assertThat(reject("a")).isEqualTo(SECOND);
        assertThat(limiter.tryAcquire("a")).isNull();
        assertThat(limiter.pause("a")).isEqualTo(SECOND);
        assertThat(limiter.pause("b")).isNull();
        assertThat(status().pausedFor()).isZero();
        assertThat(status().paused()).containsOnlyKeys("a").containsEntry("a", SECOND);
        accepted("b");
    }

    @Test
    void onlyTheRejectedOperationIsPausedForTheTimeOfSendcloud() {
        assertThat(reject(sent("a"), Duration.ofSeconds(5))).isEqualTo(Duration.ofSeconds(5));
        accepted("b");
        timer.pass(Duration.ofSeconds(5));
        accepted("a");
        assertThat(status().paused()).isEmpty();
    }

    @Test
    void theAccountIsPausedWhenASecondOperationIsRejectedDuringThePauseOfTheFirst() {
        reject("a");
        accepted("b");
        reject("b");
        assertThat(limiter.tryAcquire("c")).isNull();
        assertThat(limiter.pause("c")).isEqualTo(SECOND);
        assertThat(status().pausedFor()).isEqualTo(SECOND);
    }

    @Test
    void twoOperationsThatAreRejectedAtTheSameTimeDoNotPauseTheAccount() {
        Permit first = sent("a");
        Permit second = sent("b");
        reject(first, MINUTE);
        reject(second, MINUTE);
        assertThat(status().pausedFor()).isZero();
        assertThat(status().paused()).containsOnlyKeys("a", "b");
        accepted("c");
    }

    @Test
    void theAccountIsPausedWhenACallThatWasSentAfterTwoRejectionsIsRejected() {
        Permit first = sent("a");
        Permit second = sent("b");
        reject(first, MINUTE);
        reject(second, MINUTE);
        reject(sent("c"), MINUTE);
        assertThat(status().pausedFor()).isEqualTo(MINUTE);
    }

    @Test
    void theAccountIsPausedForTheTimeOfSendcloud() {
        reject("a");
        reject(sent("b"), Duration.ofSeconds(20));
        assertThat(limiter.pause("c")).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void twoOperationsThatAreRejectedOneAfterTheOtherDoNotPauseTheAccount() {
        reject("a");
        timer.pass(SECOND);
        reject("b");
        assertThat(status().pausedFor()).isZero();
        accepted("c");
    }

    @Test
    void twoOperationsThatAreAlwaysRejectedPauseTheAccountOnce() {
        reject("a");
        reject("b");
        timer.pass(SECOND);
        accepted("c");
        for (int i = 0; i < 10; i++) {
            reject("a");
            reject("b");
            assertThat(status().pausedFor()).as("round " + i).isZero();
            accepted("c");
            timer.pass(MINUTE);
        }
    }

    @Test
    void aProbeOfAnotherOperationShowsWhetherThePauseOfTheAccountIsOver() {
        reject("a");
        reject("b");
        waits(1, "a");
        waits(2, "b");
        waits(3, "c");
        timer.pass(SECOND);
        assertThat(granted).as("neither a nor b, which were rejected").containsExactly("c3");
        reject(permits.get(0), null);
        assertThat(status().pausedFor()).isEqualTo(Duration.ofSeconds(2));
        timer.pass(Duration.ofSeconds(2));
        assertThat(granted).as("a has the oldest rejection").containsExactly("c3", "a1");
        limiter.done(permits.get(1));
        assertThat(granted).containsExactly("c3", "a1", "b2");
    }

    @Test
    void waitingCallsOfARejectedOperationDoNotDelayOtherOperations() {
        waits(1, "a");
        reject(permits.get(0), null);
        for (int i = 2; i < 6; i++) {
            waits(i, "a");
        }
        waits(6, "b");
        assertThat(granted).containsExactly("a1", "b6");
        accepted("b");
        assertThat(status().waiting()).isEqualTo(4);
        timer.pass(SECOND);
        assertThat(granted).as("a single call of a shows whether its pause is over").containsExactly("a1", "b6", "a2");
        limiter.done(permits.get(2));
        assertThat(granted).containsExactly("a1", "b6", "a2", "a3", "a4", "a5");
    }

    @Test
    void callsThatWaitAlreadyMoveToTheSeparateLineInTheirOrder() {
        List<Permit> all = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            all.add(sent("a"));
        }
        waits(5, "a");
        waits(4, "b");
        waits(3, "a");
        waits(2, "b");
        reject(all.remove(0), Duration.ofSeconds(10));
        all.forEach(limiter::done);
        timer.pass(SECOND);
        assertThat(granted).containsExactly("b2", "b4");
        timer.pass(Duration.ofSeconds(9));
        assertThat(granted).containsExactly("b2", "b4", "a3", "a5");
        assertThat(timer.pending()).isZero();
    }

    @Test
    void aPauseThatIsTooLongEndsTheWaitOfItsOperationOnly() {
        List<Permit> all = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            all.add(sent("a"));
        }
        waits(1, "a");
        waits(2, "b");
        reject(all.get(0), Duration.ofMinutes(10));
        assertThat(granted).containsExactly("a1");
        assertThat(permits).containsExactly((Permit) null);
        assertThat(status().waiting()).isEqualTo(1);
    }

    @Test
    void rejectedOperationsAreForgottenAfterAnAcceptedCallOrALongTime() {
        for (int i = 0; i < 1000; i++) {
            reject("unknown" + i);
            timer.pass(Duration.ofMinutes(2));
        }
        assertThat(limiter.pauses.size()).isLessThanOrEqualTo(2);
        accepted("unknown999");
        assertThat(limiter.pauses.size()).isZero();
    }

    /** The test counts comparisons, not time. A quadratic line needs 800 million comparisons for 40,000 calls. */
    @Test
    void theCostOfAPauseIsLinearInTheNumberOfWaitingCalls() {
        AtomicLong comparisons = new AtomicLong();
        List<Permit> all = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            all.add(sent("a"));
        }
        List<TestWaiter> waiters = new ArrayList<>();
        int count = 20_000;
        for (int i = 0; i < count; i++) {
            TestWaiter waiter = new TestWaiter(i, i % 2 == 0 ? "a" : "b") {
                @Override
                public long sequence() {
                    comparisons.incrementAndGet();
                    return super.sequence();
                }

                @Override
                public void granted(Permit permit) {
                    granted.add("");
                }

                @Override
                public boolean equals(Object other) {
                    comparisons.incrementAndGet();
                    return super.equals(other);
                }

                @Override
                public int hashCode() {
                    return super.hashCode();
                }
            };
            waiters.add(waiter);
            limiter.await(waiter);
        }
        comparisons.set(0);

        reject(all.get(0), Duration.ofMinutes(10));
        waiters.forEach(limiter::withdraw);

        assertThat(granted).hasSize(count / 2);
        assertThat(status().waiting()).isZero();
        assertThat(comparisons).hasValueLessThan(count * 20L);
    }
}
