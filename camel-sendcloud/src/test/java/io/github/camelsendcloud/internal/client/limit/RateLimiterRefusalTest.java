package io.github.camelsendcloud.internal.client.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.camelsendcloud.api.ActivityListener;
import io.github.camelsendcloud.api.LimitClass;
import io.github.camelsendcloud.internal.client.FakeTimer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A rejection without Retry-After pauses an operation for an estimated time, which doubles with each rejection. */
class RateLimiterRefusalTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final FakeTimer timer = new FakeTimer();
    private final RateLimiter limiter
            = new RateLimiter(
                    new LimitWatch(LimitClass.WRITE, ActivityListener.NONE), Limit.parse("100/1m,15/1s"), null, timer::nanoTime,
                    timer);
    private final List<Permit> granted = new ArrayList<>();

    private void waits(int count) {
        for (int i = 0; i < count; i++) {
            limiter.await(new TestWaiter(i) {
                @Override
                public void granted(Permit permit) {
                    granted.add(permit);
                }
            });
        }
    }

    private Permit sent() {
        Permit permit = limiter.tryAcquire(TestWaiter.OPERATION);
        assertThat(permit).isNotNull();
        limiter.sent(permit);
        return permit;
    }

    private Duration reject(Permit permit) {
        Duration pause = limiter.refused(permit, null, MINUTE);
        limiter.done(permit);
        return pause;
    }

    @Test
    void thePauseIsTheShortestPeriodAndDoublesUpToTheLongestPeriod() {
        List<Long> seconds = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            Duration pause = reject(sent());
            seconds.add(pause.toSeconds());
            assertThat(limiter.pause(TestWaiter.OPERATION)).isEqualTo(pause);
            assertThat(limiter.tryAcquire(TestWaiter.OPERATION)).isNull();
            timer.pass(pause);
        }
        assertThat(seconds).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    }

    @Test
    void thePauseIsNotLongerThanThePatienceOfTheRejectedCall() {
        assertThat(limiter.refused(sent(), null, Duration.ofMillis(300))).isEqualTo(Duration.ofMillis(300));
    }

    @Test
    void rejectionsOfCallsThatWereSentBeforeTheFirstRejectionDoNotExtendThePause() {
        List<Permit> permits = Stream.generate(this::sent).limit(3).toList();
        assertThat(reject(permits.get(0))).isEqualTo(Duration.ofSeconds(1));
        timer.pass(Duration.ofMillis(400));
        assertThat(reject(permits.get(1))).isEqualTo(Duration.ofMillis(600));
        timer.pass(Duration.ofSeconds(1));
        assertThat(reject(permits.get(2))).isZero();
        assertThat(reject(sent())).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aSingleCallShowsWhetherThePauseIsOver() {
        Permit first = sent();
        waits(5);
        granted.forEach(limiter::sent);
        reject(first);
        granted.forEach(limiter::done);
        granted.clear();
        waits(3);

        timer.pass(MINUTE);

        assertThat(granted).hasSize(1);
        limiter.sent(granted.get(0));
        assertThat(limiter.tryAcquire(TestWaiter.OPERATION)).isNull();
        limiter.done(granted.get(0));
        assertThat(granted).as("the probe was accepted").hasSize(3);
        assertThat(limiter.tryAcquire(TestWaiter.OPERATION)).isNotNull();
    }

    @Test
    void theNextCallIsTheProbeIfTheFirstProbeIsNotSent() {
        reject(sent());
        timer.pass(Duration.ofSeconds(1));
        Permit unsent = limiter.tryAcquire(TestWaiter.OPERATION);
        waits(2);
        assertThat(granted).isEmpty();

        limiter.done(unsent);

        assertThat(granted).hasSize(1);
        assertThat(limiter.refused(granted.get(0), null, MINUTE)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void theProbeMayBeSentTwice() {
        reject(sent());
        timer.pass(Duration.ofSeconds(1));
        Permit first = sent();
        waits(1);

        // Sendcloud has rejected the token
        Permit second = limiter.sent(first);
        assertThat(second).isNotSameAs(first);
        assertThat(granted).isEmpty();
        limiter.done(second);

        timer.pass(Duration.ofSeconds(1));
        assertThat(granted).hasSize(1);
        assertThat(limiter.tryAcquire(TestWaiter.OPERATION)).isNotNull();
    }

    @Test
    void noAlarmIsSetWhileTheProbeIsInProgress() {
        reject(sent());
        waits(2);
        timer.pass(Duration.ofSeconds(1));
        assertThat(granted).hasSize(1);
        limiter.sent(granted.get(0));
        assertThat(timer.pending()).isZero();
    }

    @Test
    void waitingCallsEndWhenTheLongestPauseWasTooShort() {
        for (int seconds = 1; seconds < 60; seconds *= 2) {
            reject(sent());
            timer.pass(Duration.ofSeconds(seconds));
        }
        reject(sent());
        waits(3);
        timer.pass(MINUTE);
        assertThat(granted).hasSize(1).doesNotContainNull();

        reject(granted.get(0));

        assertThat(granted.subList(1, granted.size())).hasSize(2).containsOnlyNulls();
        waits(1);
        timer.pass(MINUTE);
        assertThat(granted).as("a later call is the next probe").hasSize(4).last().isNotNull();
    }

    @Test
    void theNextPauseIsShortAfterSendcloudHasAcceptedACall() {
        reject(sent());
        timer.pass(Duration.ofSeconds(1));
        limiter.done(sent());

        assertThat(reject(sent())).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void noProbeIsNeededAfterARejectionWithRetryAfter() {
        reject(sent());
        TestWaiter.pause(limiter, Duration.ofSeconds(5));
        waits(3);
        timer.pass(Duration.ofSeconds(5));
        assertThat(granted).hasSize(3);
    }
}
