package io.github.camelsendcloud.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Creates RESULTS.md from the printed lines of a full run and a description of the machine. */
public final class ResultsPage {

    private final List<Line> lines;
    private final StringBuilder page = new StringBuilder();

    /** {@code RATIO case=get2k threads=1 …}: a kind, and named numbers. */
    record Line(String kind, Map<String, String> values) {

        static Line of(String text) {
            String[] words = text.split(" ");
            Map<String, String> values = new HashMap<>();
            for (int i = 1; i < words.length; i++) {
                int equals = words[i].indexOf('=');
                if (equals > 0) {
                    values.put(words[i].substring(0, equals), words[i].substring(equals + 1));
                }
            }
            return new Line(words[0], values);
        }

        String get(String name) {
            return values.getOrDefault(name, "");
        }
    }

    ResultsPage(List<Line> lines) {
        this.lines = lines;
    }

    /** @param args the page, and the files with the lines */
    public static void main(String[] args) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (int i = 1; i < args.length; i++) {
            if (Files.exists(Path.of(args[i]))) {
                Files.readAllLines(Path.of(args[i])).forEach(text -> lines.add(Line.of(text)));
            }
        }
        Files.writeString(Path.of(args[0]), new ResultsPage(lines).markdown(machine()));
    }

    String markdown(String machine) {
        page.append("# Results\n\n`benchmarks/run.sh full` has written this page. README.md explains the tables.\n\n");
        page.append(machine);
        table("Demands", List.of("demand", "limit", "worst", "where", "kept"),
                "A demand applies to each line that fits. A row shows the worst line.",
                Demands.of(lines));
        ratios("Ratios", "");
        ratios("Ratios with 64 virtual threads as callers", "yes");
        table("Medians", List.of("case", "threads", "virtual", "contender", "throughput", "alloc", "cpu"),
                "Calls a second, bytes allocated for a call, microseconds of CPU time for a call.", select("MEDIAN"));
        table("Start of a context, ratios", List.of("endpoints", "jvm", "vs", "time", "heap", "threads"),
                "Ratios of the component to the others; threads: the number of additional threads.", select("STARTUP"));
        table("Start of a context, medians", List.of("endpoints", "jvm", "component", "ms", "heapKb", "threads"),
                "Each start has a separate JVM.", select("STARTED"));
        table("Bulk",
                List.of("contender", "contexts", "windows", "ratio", "status429", "lost", "twice"),
                "300 orders at once; ratio: the measured time divided by the shortest time that the limits allow.",
                select("BULK", "OTHER-BULK"));
        table("Faults", List.of("scheme", "reference", "sent", "held", "twice", "lost", "unknown"),
                "Shipments on a bad network, over http and https.", select("FAULTS"));
        return page.toString();
    }

    private void ratios(String title, String virtual) {
        List<Line> chosen
                = select("RATIO", "OTHER-RATIO").stream().filter(line -> line.get("virtual").equals(virtual)).toList();
        table(title, List.of("case", "threads", "contender", "vs", "throughput", "alloc", "cpu"),
                "Medians of the ratios of each round. Without a contender: sendcloud-basic.", chosen);
    }

    private List<Line> select(String... kinds) {
        return lines.stream().filter(line -> List.of(kinds).contains(line.kind())).toList();
    }

    private void table(String title, List<String> columns, String about, List<Line> rows) {
        if (rows.isEmpty()) {
            return;
        }
        // a column without a value in any row is left out
        List<String> used = columns.stream()
                .filter(column -> rows.stream().anyMatch(row -> !row.get(column).isEmpty())).toList();
        page.append("\n## ").append(title).append("\n\n").append(about).append("\n\n");
        page.append(row(used.stream()));
        page.append(row(used.stream().map(column -> "---")));
        rows.forEach(line -> page.append(row(used.stream().map(line::get))));
    }

    private static String row(Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String machine() throws IOException {
        String cpu = Files.exists(Path.of("/proc/cpuinfo"))
                ? Files.readAllLines(Path.of("/proc/cpuinfo")).stream().filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip()).min(Comparator.naturalOrder()).orElse("?")
                : System.getProperty("os.arch");
        Runtime.Version version = Runtime.version();
        return """
                | | |
                | --- | --- |
                | processor | %s, %d cores, shared by client and server |
                | Java | %s %s |
                | operating system | %s |
                | date | %s |
                """.formatted(cpu, Runtime.getRuntime().availableProcessors(), System.getProperty("java.vm.name"), version,
                System.getProperty("os.name"), LocalDate.now());
    }
}
