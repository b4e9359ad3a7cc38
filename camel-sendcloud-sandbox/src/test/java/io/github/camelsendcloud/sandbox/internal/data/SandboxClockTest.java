package io.github.camelsendcloud.sandbox.internal.data;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/** The clock of the sandbox is set, advanced and sped up, and runs its timers in the order of their times. */
@Timeout(60)
class SandboxClockTest {

    private static final Instant NEW_YEAR = Instant.parse("2027-01-01T00:00:00Z");

    private final SandboxClock clock = new SandboxClock();
    private final ExecutorService threads = Executors.newFixedThreadPool(8);

    @AfterEach
    void close() {
        clock.close();
        threads.shutdownNow();
    }

    @Test
    void theClockShowsTheTimeOfTheMachineAtFirstAndAfterAReset() {
        assertThat(clock.now()).isCloseTo(Instant.now(), within(Duration.ofSeconds(5)));
        clock.set(NEW_YEAR);
        clock.speed(7);
        clock.at(NEW_YEAR.plusSeconds(1_000_000), () -> {
        });

        clock.reset();

        assertThat(clock.now()).isCloseTo(Instant.now(), within(Duration.ofSeconds(5)));
        assertThat(clock.speed()).isEqualTo(1);
        assertThat(clock.pending()).isZero();
    }

    @Test
    void aStoppedClockMovesOnlyWhenACallerMovesTheClock() {
        clock.speed(0);
        clock.set(NEW_YEAR);
        assertThat(clock.now()).isEqualTo(NEW_YEAR);
        clock.advance(Duration.ofDays(2));
        assertThat(clock.now()).isEqualTo(NEW_YEAR.plus(Duration.ofDays(2)));
        clock.set(NEW_YEAR);
        assertThat(clock.now()).isEqualTo(NEW_YEAR);
    }

    @Test
    void theElapsedTimeNeverGoesBack() {
        clock.speed(0);
        long begin = clock.nanoTime();
        clock.advance(Duration.ofHours(1));
        clock.set(clock.now().minus(Duration.ofDays(3)));
        assertThat(clock.nanoTime() - begin).isEqualTo(Duration.ofHours(1).toNanos());
        clock.reset();
        assertThat(clock.nanoTime() - begin).isGreaterThanOrEqualTo(Duration.ofHours(1).toNanos());
    }

    @Test
    void timersRunInTheOrderOfTheirTimesAndSeeTheirTimes() {
        clock.speed(0);
        clock.set(NEW_YEAR);
        List<String> ran = new ArrayList<>();
        for (int hours : new int[] { 3, 1, 2, 2 }) {
            clock.at(NEW_YEAR.plus(Duration.ofHours(hours)), () -> ran.add(hours + " " + clock.now()));
        }

        clock.advance(Duration.ofHours(2));
        assertThat(ran).containsExactly("1 2027-01-01T01:00:00Z", "2 2027-01-01T02:00:00Z", "2 2027-01-01T02:00:00Z");
        clock.set(NEW_YEAR.plus(Duration.ofHours(5)));
        assertThat(ran).endsWith("3 2027-01-01T03:00:00Z").hasSize(4);
    }

    @Test
    void aTimerThatATimerAddsRunsInTheSameAdvance() {
        clock.speed(0);
        clock.set(NEW_YEAR);
        List<Instant> ran = new ArrayList<>();
        clock.at(NEW_YEAR.plusSeconds(1), new Runnable() {
            @Override
            public void run() {
                ran.add(clock.now());
                clock.at(clock.now().plusSeconds(1), this);
            }
        });

        clock.advance(Duration.ofSeconds(100));

        assertThat(ran).hasSize(100).last().isEqualTo(NEW_YEAR.plusSeconds(100));
        assertThat(clock.pending()).isOne();
    }

    @Test
    void aTimerRunsByItselfAlsoWhenTheClockIsSpedUp() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(2);
        clock.at(clock.now().minusSeconds(1), ran::countDown);
        clock.at(clock.now().plus(Duration.ofDays(2)), ran::countDown);
        clock.speed(1_000_000);

        assertThat(ran.await(30, SECONDS)).isTrue();
        assertThat(clock.now()).isAfter(Instant.now().plus(Duration.ofDays(1)));
    }

    @Test
    void aStoppedClockRunsItsTimersAfterTheStop() throws InterruptedException {
        clock.speed(0);
        CountDownLatch ran = new CountDownLatch(1);
        clock.at(clock.now().plusMillis(1), ran::countDown);
        assertThat(ran.await(50, MILLISECONDS)).isFalse();
        clock.speed(1);
        assertThat(ran.await(30, SECONDS)).isTrue();
    }

    @Test
    void aCancelledTimerNeverRunsAndAFailedTimerStopsNoOtherTimer() {
        AtomicInteger runs = new AtomicInteger();
        SandboxClock.Timer cancelled = clock.at(clock.now().plusSeconds(1000), runs::incrementAndGet);
        clock.at(clock.now().plusSeconds(2000), () -> {
            throw new IllegalStateException("a failure of a test");
        });
        clock.at(clock.now().plusSeconds(3000), runs::incrementAndGet);

        clock.cancel(cancelled);
        clock.cancel(null);
        clock.advance(Duration.ofHours(1));

        assertThat(runs).hasValue(1);
        assertThat(clock.pending()).isZero();
    }

    @Test
    void aClosedClockRunsNoTimer() {
        AtomicInteger runs = new AtomicInteger();
        clock.at(clock.now().plusSeconds(1000), runs::incrementAndGet);
        clock.close();
        assertThat(clock.at(clock.now(), runs::incrementAndGet)).isNull();
        clock.advance(Duration.ofDays(1));
        assertThat(runs).hasValue(0);
    }

    @Test
    void stepsThatMakeNoSenseAreRejected() {
        assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> clock.advance(Duration.ofDays(400_000))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> clock.set(Instant.MIN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> clock.set(Instant.MAX)).isInstanceOf(IllegalArgumentException.class);
        for (double speed : new double[] { -1, Double.NaN, Double.POSITIVE_INFINITY, 1_000_001 }) {
            assertThatThrownBy(() -> clock.speed(speed)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void slowSpeedsLoseNoTimeToRounding() {
        clock.set(NEW_YEAR);
        clock.speed(0.001);
        Instant begin = clock.now();
        long machineBegin = System.nanoTime();
        await().pollInSameThread().pollDelay(Duration.ZERO).pollInterval(Duration.ofNanos(1)).until(() -> {
            clock.nanoTime();
            return System.nanoTime() - machineBegin > Duration.ofMillis(300).toNanos();
        });
        assertThat(Duration.between(begin, clock.now()).toNanos()).isGreaterThanOrEqualTo(200_000);
    }

    @Test
    void eachTimerRunsOnceAndNeverTogetherWithAnotherAlthoughManyThreadsMoveTheClock() throws Exception {
        int timers = 4_000;
        clock.speed(1000);
        AtomicInteger runs = new AtomicInteger();
        AtomicInteger together = new AtomicInteger();
        ConcurrentLinkedQueue<String> overlaps = new ConcurrentLinkedQueue<>();
        List<Future<?>> moves = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int seed = i;
            moves.add(threads.submit(() -> IntStream.range(0, timers / 8).forEach(n -> {
                clock.at(clock.now().plusSeconds((n * 37 + seed) % 5000 - 50), () -> {
                    if (together.incrementAndGet() > 1) {
                        overlaps.add(Thread.currentThread().getName());
                    }
                    runs.incrementAndGet();
                    together.decrementAndGet();
                });
                if (n % 100 == 0) {
                    clock.advance(Duration.ofSeconds(n % 7));
                }
                if (n % 500 == 0) {
                    clock.speed(1000 + n);
                }
            })));
        }
        for (Future<?> move : moves) {
            move.get(50, SECONDS);
        }
        clock.advance(Duration.ofDays(1));

        assertThat(runs).hasValue(timers);
        assertThat(overlaps).isEmpty();
        assertThat(clock.pending()).isZero();
    }

    @Test
    void noTimerOfTheTimeBeforeRunsAfterAReset() throws Exception {
        for (int round = 0; round < 50; round++) {
            List<Integer> late = Collections.synchronizedList(new ArrayList<>());
            AtomicInteger resets = new AtomicInteger();
            for (int i = 0; i < 200; i++) {
                int number = i;
                clock.at(clock.now().plusSeconds(i), () -> {
                    if (resets.get() > 0) {
                        late.add(number);
                    }
                });
            }
            Future<?> advance = threads.submit(() -> clock.advance(Duration.ofHours(1)));
            clock.reset();
            resets.incrementAndGet();
            advance.get(30, SECONDS);
            clock.advance(Duration.ofHours(1));
            assertThat(late).isEmpty();
            clock.reset();
        }
    }

    @Test
    void anAdvanceReturnsAfterTheWorkThatItsTimersHaveStarted() throws Exception {
        AtomicInteger inFlight = new AtomicInteger();
        ConcurrentLinkedQueue<Integer> finished = new ConcurrentLinkedQueue<>();
        clock.settleWith(longest -> await().atMost(longest).until(() -> inFlight.get() == 0));
        for (int i = 0; i < 5; i++) {
            int number = i;
            clock.at(clock.now().plusSeconds(10 + i), () -> {
                inFlight.incrementAndGet();
                threads.submit(() -> {
                    finished.add(number);
                    inFlight.decrementAndGet();
                });
            });
        }
        clock.advance(Duration.ofMinutes(1));
        assertThat(finished).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void manyTimersHaveTheSameTime() {
        clock.speed(0);
        Instant begin = clock.now();
        AtomicInteger runs = new AtomicInteger();
        Runnable task = runs::incrementAndGet;
        for (int i = 0; i < 200_000; i++) {
            clock.at(begin.plusSeconds(i % 1000), task);
        }
        clock.advance(Duration.ofSeconds(1000));
        assertThat(runs).hasValue(200_000);
    }
}
