package io.github.camelsendcloud.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures all contenders in turn, round by round in one JVM, and prints medians and ratios. A run of JMH is one round
 * of one contender: JMH by itself would measure one contender after the other, each in another state of the machine.
 */
public final class CompareCalls {

    private static final String ALLOCATION = "gc.alloc.rate.norm";
    private static final boolean VIRTUAL = "VIRTUAL".equals(System.getProperty("jmh.executor"));

    private final Map<String, Contender> contenders;
    private final int rounds;

    private CompareCalls(Map<String, Contender> contenders, int rounds) {
        this.contenders = contenders;
        this.rounds = rounds;
    }

    /**
     * @param args {@code quick}, {@code full} or {@code virtual}, optionally a case to measure alone, and optionally
     *             the names of the contenders, with commas
     */
    public static void main(String[] args) throws Exception {
        String plan = args[0];
        try (ServerProcess server = ServerProcess.start(FixedServer.class)) {
            Map<String, Contender> contenders = Contenders.all(server.port());
            if (args.length > 2) {
                contenders.keySet().retainAll(List.of(args[2].split(",")));
            }
            CallBenchmark.use(contenders);
            CompareCalls compare = new CompareCalls(contenders, plan.equals("quick") ? 5 : 9);
            for (Case called : Case.values()) {
                if (args.length < 2 || args[1].equals(called.label())) {
                    compare.measure(called, threads(plan, called));
                }
            }
            contenders.values().forEach(Contender::close);
        }
    }

    private static int[] threads(String plan, Case called) {
        return switch (plan) {
            case "quick" -> switch (called) {
                case GET_200K, PDF_100K -> new int[] { 8 };
                case LIST_200K -> new int[0];
                default -> new int[] { 1, 8, 64 };
            };
            case "virtual" -> new int[] { 64 };
            default -> new int[] { 1, 8, 64 };
        };
    }

    private void measure(Case called, int[] threads) throws RunnerException {
        for (int i = 0; i < threads.length; i++) {
            // the JVM has not compiled the code of a case before its first run
            measure(called, threads[i], i == 0 ? 3 : 1);
        }
    }

    private void measure(Case called, int threads, int warmUp) throws RunnerException {
        Map<String, List<Sample>> samples = new LinkedHashMap<>();
        List<String> order = new ArrayList<>(
                called.isShape() ? List.of(Contenders.HTTP, Contenders.BASIC) : contenders.keySet());
        for (String name : order) {
            round(name, called, threads, warmUp);
            samples.put(name, new ArrayList<>());
        }
        for (int round = 0; round < rounds; round++) {
            for (String name : order) {
                samples.get(name).add(plausibleRound(name, called, threads));
            }
            // the order changes, so that no contender always follows the same contender
            order.add(order.remove(0));
        }
        print(called, threads, samples);
    }

    /**
     * Measures a round until the result is possible, at most 10 times. With virtual threads, JMH sometimes counts the
     * calls of a longer time than the measured time.
     */
    private static Sample plausibleRound(String contender, Case called, int threads) throws RunnerException {
        for (int attempt = 0; attempt < 10; attempt++) {
            Sample sample = round(contender, called, threads, 1);
            if (sample.isPossible(Runtime.getRuntime().availableProcessors())) {
                return sample;
            }
            line("DROPPED case=%s threads=%d contender=%s throughput=%.0f cpu=%.1f", called.label(), threads, contender,
                    sample.throughput(), sample.cpu() / 1000);
        }
        throw new IllegalStateException("The clocks of this machine do not agree");
    }

    private static Sample round(String contender, Case called, int threads, int seconds) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(CallBenchmark.class.getName() + ".call$")
                .param("contender", contender).param("called", called.label())
                .threads(threads).forks(0).warmupIterations(0).measurementIterations(1)
                .measurementTime(TimeValue.seconds(seconds))
                .addProfiler(GCProfiler.class).addProfiler(CpuProfiler.class)
                .shouldFailOnError(true).verbosity(VerboseMode.SILENT).build();
        RunResult result = new Runner(options).runSingle();
        return new Sample(
                result.getPrimaryResult().getScore(),
                result.getSecondaryResults().get(ALLOCATION).getScore(),
                result.getSecondaryResults().get(CpuProfiler.RESULT).getScore());
    }

    private static void print(Case called, int threads, Map<String, List<Sample>> samples) {
        samples.forEach((name, own) -> {
            Sample median = Sample.median(own);
            line("MEDIAN case=%s threads=%d contender=%s throughput=%.0f alloc=%.0f cpu=%.1f%s", called.label(), threads,
                    name, median.throughput(), median.alloc(), median.cpu() / 1000, VIRTUAL ? " virtual=yes" : "");
        });
        List<List<String>> pairs = List.of(
                List.of(Contenders.BASIC, Contenders.BARE), List.of(Contenders.BASIC, Contenders.HTTP),
                List.of(Contenders.BASIC, Contenders.HTTP_OAUTH2), List.of(Contenders.OAUTH2, Contenders.BASIC),
                List.of(Contenders.BASIC, Contenders.UNLIMITED), List.of(Contenders.METERED, Contenders.BASIC),
                List.of(Contenders.HTTP, Contenders.BARE));
        for (List<String> pair : pairs) {
            if (!samples.keySet().containsAll(pair)) {
                continue;
            }
            Sample ratio = Sample.ratio(samples.get(pair.get(0)), samples.get(pair.get(1)));
            System.out.println(ratio(called, threads, pair.get(0), pair.get(1), ratio));
        }
    }

    /**
     * The lines about the component begin with their own word, so that a search finds only these lines. Details are at
     * the end of the line.
     */
    static String ratio(Case called, int threads, String contender, String other, Sample ratio) {
        boolean judged = contender.equals(Contenders.BASIC) && !other.equals(Contenders.UNLIMITED);
        return String.format(Locale.ROOT, "%s case=%s threads=%d vs=%s throughput=%.3f alloc=%.3f cpu=%.3f%s%s",
                judged ? "RATIO" : "OTHER-RATIO", called.label(), threads, other, ratio.throughput(), ratio.alloc(),
                ratio.cpu(), judged ? "" : " contender=" + contender, VIRTUAL ? " virtual=yes" : "");
    }

    private static void line(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
