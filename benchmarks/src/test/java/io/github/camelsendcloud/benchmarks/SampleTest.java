package io.github.camelsendcloud.benchmarks;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A sample has medians and ratios. */
class SampleTest {

    @Test
    void aMedianIsTheMiddleValue() {
        assertThat(Sample.median(9, 1, 5)).isEqualTo(5);
        assertThat(Sample.median(9, 1, 5, 7)).isEqualTo(6);
    }

    @Test
    void aRatioComparesTheSamplesOfOneRound() {
        // the machine was ten times slower in the second round
        List<Sample> fast = List.of(new Sample(200, 10, 5), new Sample(20, 10, 50), new Sample(300, 10, 5));
        List<Sample> slow = List.of(new Sample(100, 20, 10), new Sample(10, 20, 100), new Sample(100, 20, 10));
        assertThat(Sample.ratio(fast, slow)).isEqualTo(new Sample(2, 0.5, 0.5));
    }

    @Test
    void aSampleWithMoreCpuTimeThanTheProcessorsHaveIsImpossible() {
        assertThat(new Sample(20_000, 0, 100_000).isPossible(2)).isTrue();
        assertThat(new Sample(63_579, 0, 80_800).isPossible(2)).isFalse();
    }
}
