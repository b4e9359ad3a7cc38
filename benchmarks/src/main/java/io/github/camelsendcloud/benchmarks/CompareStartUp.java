package io.github.camelsendcloud.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs {@link StartUp} for each component in turn and prints the medians of all rounds. Each start has a separate JVM.
 */
public final class CompareStartUp {

    private static final List<String> COMPONENTS = List.of("mock", "camel-http", "sendcloud");

    /** The program can have further options, such as a cache of classes. */
    private static final String[] OPTIONS = ("-Xmx1g -XX:+UseSerialGC " + System.getProperty("benchmarks.options", "")).trim().split(" +");

    private record Start(double millis, double heap, double threads) {

        static Start median(List<Start> starts) {
            return new Start(
                    Sample.median(starts.stream().mapToDouble(Start::millis).toArray()),
                    Sample.median(starts.stream().mapToDouble(Start::heap).toArray()),
                    Sample.median(starts.stream().mapToDouble(Start::threads).toArray()));
        }
    }

    private CompareStartUp() {
    }

    /**
     * @param args the number of rounds; 5 by default
     */
    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        for (int endpoints : new int[] { 1, 100, 1000 }) {
            compare(endpoints, "cold", rounds);
        }
        compare(1000, "warm", rounds);
        compareFirstLabels(rounds);
    }

    /** Prints the time from the start of the process to the first label on disk. */
    private static void compareFirstLabels(int rounds) throws IOException, InterruptedException {
        double[] ratios = new double[rounds];
        double[][] millis = new double[2][rounds];
        Path file = Files.createTempFile("label", ".pdf");
        try (ServerProcess server = ServerProcess.start(FixedServer.class)) {
            for (int round = 0; round < rounds; round++) {
                millis[0][round] = firstLabel("camel-http", server.port(), file);
                millis[1][round] = firstLabel("sendcloud", server.port(), file);
                ratios[round] = millis[1][round] / millis[0][round];
            }
        } finally {
            Files.delete(file);
        }
        line("FIRST-LABEL vs=camel-http time=%.3f ms=%.0f of %.0f", Sample.median(ratios), Sample.median(millis[1]),
                Sample.median(millis[0]));
    }

    private static double firstLabel(String component, int port, Path file) throws IOException, InterruptedException {
        List<String> command = ServerProcess.java(OPTIONS);
        command.addAll(List.of(FirstLabel.class.getName(), component, String.valueOf(port), file.toString()));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader out = process.inputReader()) {
            String line = out.readLine();
            double millis = (System.nanoTime() - start) / 1e6;
            if (process.waitFor() != 0 || line == null || !line.startsWith(FirstLabel.DONE)) {
                throw new IOException(String.join(" ", command) + " printed: " + line);
            }
            return millis;
        }
    }

    private static void compare(int endpoints, String state, int rounds) throws IOException, InterruptedException {
        Map<String, List<Start>> starts = new LinkedHashMap<>();
        COMPONENTS.forEach(component -> starts.put(component, new ArrayList<>()));
        for (int round = 0; round < rounds; round++) {
            for (String component : COMPONENTS) {
                starts.get(component).add(start(component, endpoints, state));
            }
        }
        print(endpoints + " jvm=" + state, starts);
    }

    private static Start start(String component, int endpoints, String state) throws IOException, InterruptedException {
        List<String> command = ServerProcess.java(OPTIONS);
        command.addAll(List.of(StartUp.class.getName(), component, String.valueOf(endpoints), state));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader out = process.inputReader()) {
            String line = out.readLine();
            if (process.waitFor() != 0 || line == null) {
                throw new IOException(String.join(" ", command) + " ended with the exit value " + process.exitValue());
            }
            String[] numbers = line.split(" ");
            return new Start(
                    Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]), Double.parseDouble(numbers[2]));
        }
    }

    private static void print(String endpoints, Map<String, List<Start>> starts) {
        starts.forEach((component, own) -> {
            Start median = Start.median(own);
            line("STARTED endpoints=%s component=%s ms=%.0f heapKb=%.0f threads=%.0f", endpoints, component,
                    median.millis(), median.heap() / Payloads.KB, median.threads());
        });
        for (String other : List.of("camel-http", "mock")) {
            List<Start> ratios = new ArrayList<>();
            for (int round = 0; round < starts.get(other).size(); round++) {
                Start one = starts.get("sendcloud").get(round);
                Start two = starts.get(other).get(round);
                ratios.add(new Start(one.millis / two.millis, one.heap / two.heap, one.threads - two.threads));
            }
            Start ratio = Start.median(ratios);
            line("STARTUP endpoints=%s vs=%s time=%.3f heap=%.3f threads=%.0f", endpoints, other, ratio.millis(),
                    ratio.heap(), ratio.threads());
        }
    }

    private static void line(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
