package io.github.camelsendcloud.internal.client.limit;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A window of at most 4 calls in 100 nanoseconds. */
class SlidingWindowTest {

    private final SlidingWindow window = new SlidingWindow(new Limit(4, Duration.ofNanos(100)));

    @Test
    void aCallCountsForOnePeriod() {
        window.add(10L);
        window.forget(109);
        assertThat(window.room()).isEqualTo(3);
        window.forget(110);
        assertThat(window.room()).isEqualTo(4);
    }

    @Test
    void theOldestCallDecidesWhenThereIsRoom() {
        window.add(30L);
        window.add(40L);
        assertThat(window.free(5)).isEqualTo(130);
        assertThat(window.left(50)).isEqualTo(90);
    }

    @Test
    void aCallThatIsAddedLateKeepsItsPlaceInTheOrderOfTime() {
        window.add(30L);
        window.add(40L);
        window.add(50L);
        window.add(35L);
        assertThat(window.room()).isZero();
        window.forget(130);
        assertThat(window.free(0)).isEqualTo(135);
        window.forget(135);
        assertThat(window.free(0)).isEqualTo(140);
        assertThat(window.left(140)).isEqualTo(10);
    }

    @Test
    void theNextCallInProgressDecidesAboutAnEmptyWindow() {
        assertThat(window.free(7)).isEqualTo(107);
        assertThat(window.left(7)).isZero();
    }
}
