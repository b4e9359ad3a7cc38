package io.github.camelsendcloud.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one round of a contender gave.
 *
 * @param throughput calls a second
 * @param alloc      bytes allocated for a call
 * @param cpu        nanoseconds of CPU time for a call
 */
record Sample(double throughput, double alloc, double cpu) {

    /** Whether so many processors have that much time. Clocks may disagree by a twentieth. */
    boolean isPossible(int processors) {
        return throughput * cpu <= processors * 1.05e9;
    }

    /** The medians of each number. */
    static Sample median(List<Sample> samples) {
        return new Sample(
                median(samples, Sample::throughput), median(samples, Sample::alloc), median(samples, Sample::cpu));
    }

    /**
     * The medians of the ratios taken round by round, which a machine that is slow for a while does not disturb: both
     * of a round suffer.
     */
    static Sample ratio(List<Sample> samples, List<Sample> others) {
        List<Sample> ratios = new ArrayList<>();
        for (int round = 0; round < samples.size(); round++) {
            Sample one = samples.get(round);
            Sample other = others.get(round);
            ratios.add(new Sample(
                    one.throughput / other.throughput, one.alloc / other.alloc, one.cpu / other.cpu));
        }
        return median(ratios);
    }

    private static double median(List<Sample> samples, ToDoubleFunction<Sample> number) {
        return median(samples.stream().mapToDouble(number).toArray());
    }

    /** The middle one, or the mean of the two in the middle. */
    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
