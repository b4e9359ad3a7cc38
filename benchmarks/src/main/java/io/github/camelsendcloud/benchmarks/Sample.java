package io.github.camelsendcloud.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The measurements of one round of a contender.
 *
 * @param throughput calls per second
 * @param alloc      bytes allocated per call
 * @param cpu        nanoseconds of CPU time per call
 */
record Sample(double throughput, double alloc, double cpu) {

    /** Whether this number of processors can spend this CPU time. The tolerance for clocks is 5 %. */
    boolean isPossible(int processors) {
        return throughput * cpu <= processors * 1.05e9;
    }

    /** The median of each number. */
    static Sample median(List<Sample> samples) {
        return new Sample(
                median(samples, Sample::throughput), median(samples, Sample::alloc), median(samples, Sample::cpu));
    }

    /**
     * The median of the ratios of each round. A slow period of the machine affects both numbers of a round, so the
     * ratio stays right.
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

    /** The middle value, or the mean of the two middle values. */
    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
