package io.github.camelsendcloud.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
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

    private static final String[] OPTIONS = { "-Xmx1g", "-XX:+UseSerialGC" };

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
     * @param args the number of rounds, 5 by default; {@code aot} for the first label only, with the caches of classes
     *             that a JDK 25 writes
     */
    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        if (args.length > 1) {
            compareFirstLabels(rounds, "-Dcache=none");
            compareFirstLabels(rounds, "-XX:AOTCache=%s");
            return;
        }
        for (int endpoints : new int[] { 1, 100, 1000 }) {
            compare(endpoints, "cold", rounds);
        }
        compare(1000, "warm", rounds);
        compareFirstLabels(rounds, "-Dcache=none");
    }

    /**
     * Prints the time from the start of the process to the first label on disk.
     *
     * @param option an option of the JVM; {@code %s} stands for the cache of the component, which a first run writes
     */
    private static void compareFirstLabels(int rounds, String option) throws IOException, InterruptedException {
        double[] ratios = new double[rounds];
        double[][] millis = new double[2][rounds];
        Path file = Files.createTempFile("label", ".pdf");
        try (ServerProcess server = ServerProcess.start(FixedServer.class)) {
            if (option.contains("%s")) {
                firstLabel("camel-http", server.port(), file, "-XX:AOTCacheOutput=%s");
                firstLabel("sendcloud", server.port(), file, "-XX:AOTCacheOutput=%s");
            }
            for (int round = 0; round < rounds; round++) {
                millis[0][round] = firstLabel("camel-http", server.port(), file, option);
                millis[1][round] = firstLabel("sendcloud", server.port(), file, option);
                ratios[round] = millis[1][round] / millis[0][round];
            }
        } finally {
            Files.delete(file);
        }
        line("FIRST-LABEL vs=camel-http cache=%s time=%.3f ms=%.0f of %.0f", option.contains("%s"), Sample.median(ratios),
                Sample.median(millis[1]),
                Sample.median(millis[0]));
    }

    private static double firstLabel(String component, int port, Path file, String option)
            throws IOException, InterruptedException {
        List<String> command = ServerProcess.java(OPTIONS);
        command.add(1, option.formatted(file + "-" + component + ".aot"));
        command.addAll(List.of(FirstLabel.class.getName(), component, String.valueOf(port), file.toString()));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader out = process.inputReader()) {
            String line = out.readLine();
            while (line != null && !line.startsWith(FirstLabel.DONE)) {
                line = out.readLine();
            }
            double millis = (System.nanoTime() - start) / 1e6;
            out.transferTo(Writer.nullWriter());
            if (process.waitFor() != 0 || line == null) {
                throw new IOException(String.join(" ", command) + " has ended without a label");
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
