package io.github.camelsendcloud.benchmarks;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The server of the benchmarks applies its limits in sliding windows. */
class SlidingWindowsTest {

    private static final long MILLI = 1_000_000;

    @Test
    void aWindowAcceptsOnlyItsNumberOfCalls() {
        SlidingWindows windows = new SlidingWindows("2/50ms");
        assertThat(windows.accept(0)).isTrue();
        assertThat(windows.accept(10 * MILLI)).isTrue();
        assertThat(windows.accept(49 * MILLI)).isFalse();
    }

    @Test
    void aWindowSlidesWithEachCall() {
        SlidingWindows windows = new SlidingWindows("2/50ms");
        windows.accept(0);
        windows.accept(40 * MILLI);
        assertThat(windows.accept(50 * MILLI)).isTrue();
        assertThat(windows.accept(89 * MILLI)).isFalse();
        assertThat(windows.accept(90 * MILLI)).isTrue();
    }

    @Test
    void aRejectedCallDoesNotCount() {
        SlidingWindows windows = new SlidingWindows("1/50ms");
        windows.accept(0);
        assertThat(windows.accept(49 * MILLI)).isFalse();
        assertThat(windows.accept(50 * MILLI)).isTrue();
    }

    @Test
    void everyWindowMustAcceptACall() {
        SlidingWindows windows = new SlidingWindows("3/3s,2/50ms");
        windows.accept(0);
        windows.accept(0);
        assertThat(windows.accept(0)).isFalse();
        assertThat(windows.accept(50 * MILLI)).isTrue();
        assertThat(windows.accept(100 * MILLI)).isFalse();
        assertThat(windows.accept(3000 * MILLI)).isTrue();
    }

    @Test
    void theShortestTimeOfThreeHundredCallsIsComputed() {
        assertThat(new SlidingWindows("100/3s,15/50ms").optimum(300)).isEqualTo(Duration.ofMillis(6300));
        assertThat(new SlidingWindows("100/3s,15/1s").optimum(300)).isEqualTo(Duration.ofSeconds(19));
    }
}
