package io.github.camelsendcloud.internal.client;

import java.time.Duration;

import io.github.camelsendcloud.internal.client.ClientOptions.RetryPolicy;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetryPolicyTest {

    private static final double ALMOST_ONE = Math.nextDown(1.0);

    @ParameterizedTest
    @CsvSource({
            "1, 0.0, PT0S", "1, 0.5, PT0.25S", "1, 1.0, PT0.5S",
            "2, 0.5, PT0.5S", "2, 1.0, PT1S", "3, 1.0, PT2S", "4, 1.0, PT4S", "7, 1.0, PT32S",
            // the longest wait limits these waits
            "8, 1.0, PT1M", "9, 0.5, PT30S", "1000, 1.0, PT1M", "2147483647, 1.0, PT1M" })
    void theWaitIsARandomTimeUpToALimitThatDoubles(int retry, double random, Duration wait) {
        assertThat(policy(Duration.ofMillis(500), Duration.ofMinutes(1)).backOff(retry, random)).isEqualTo(wait);
    }

    @Test
    void aDelayOfZeroStaysZero() {
        assertThat(policy(Duration.ZERO, Duration.ofMinutes(1)).backOff(50, 1)).isZero();
        assertThat(policy(Duration.ofSeconds(1), Duration.ZERO).backOff(1, 1)).isZero();
    }

    @Test
    void aFirstWaitIsNotLongerThanTheLongestWait() {
        assertThat(policy(Duration.ofHours(1), Duration.ofSeconds(2)).backOff(1, 1)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void veryLongTimesAreAccepted() {
        Duration ever = Duration.ofMillis(Long.MAX_VALUE);
        RetryPolicy policy = new RetryPolicy(Integer.MAX_VALUE, ever, ever, ever);

        assertThat(policy.backOff(1, ALMOST_ONE)).isPositive();
        assertThat(policy.backOff(30, ALMOST_ONE)).isGreaterThan(Duration.ofDays(365));
        assertThat(policy.timeout().toNanos()).isPositive();
        assertThat(policy.maxRetryAfter().toNanos()).isPositive();
    }

    @Property(seed = "1")
    void theWaitIsWithinItsLimitsForAnyPolicy(
            @ForAll("durations") Duration delay, @ForAll("durations") Duration longest,
            @ForAll @IntRange(min = 1) int retry, @ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double random) {
        Duration wait = policy(delay, longest).backOff(retry, random);

        assertThat(wait).isBetween(Duration.ZERO, longest);
        if (retry == 1) {
            assertThat(wait).isLessThanOrEqualTo(delay);
        }
    }

    @Property(seed = "1")
    void theLimitNeverDecreases(
            @ForAll("durations") Duration delay, @ForAll("durations") Duration longest,
            @ForAll @IntRange(min = 1, max = 100) int retry) {
        RetryPolicy policy = policy(delay, longest);
        Duration bound = policy.backOff(retry, ALMOST_ONE);
        Duration next = policy.backOff(retry + 1, ALMOST_ONE);

        assertThat(next).isGreaterThanOrEqualTo(bound);
        assertThat(next.minusMillis(1)).isLessThanOrEqualTo(bound.plus(bound));
    }

    /** The values of options: milliseconds. */
    @Provide
    Arbitrary<Duration> durations() {
        return Arbitraries.longs().between(0, Long.MAX_VALUE).map(Duration::ofMillis);
    }

    private static RetryPolicy policy(Duration delay, Duration longest) {
        return new RetryPolicy(3, delay, longest, Duration.ofMinutes(2));
    }
}
