package io.github.camelsendcloud.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

import io.github.camelsendcloud.benchmarks.ResultsPage.Line;

/**
 * The targets of the component. Each row has a target, the worst measured value, and whether the value meets the
 * target.
 */
final class Demands {

    private static final String TIMES = "throughput";

    private final List<Line> lines;
    private final List<Line> rows = new ArrayList<>();

    private Demands(List<Line> lines) {
        // the targets do not apply to lines with virtual threads
        this.lines = lines.stream().filter(line -> line.get("virtual").isEmpty()).toList();
    }

    /** A row for each target with a measured value. */
    static List<Line> of(List<Line> lines) {
        Demands demands = new Demands(lines);
        Predicate<Line> shape = line -> !line.get("case").isEmpty() && Case.of(line.get("case")).isShape();
        Predicate<Line> http = is("RATIO", "vs", Contenders.HTTP).and(shape.negate());
        Predicate<Line> bare = is("RATIO", "vs", Contenders.BARE);
        Predicate<Line> large = line -> List.of(Case.GET_200K.label(), Case.PDF_100K.label()).contains(line.get("case"));
        demands.atLeast("calls a second over camel-http", http, TIMES, 1.05);
        demands.atLeast("calls a second over the bare client", bare, TIMES, 0.92);
        demands.atMost("CPU time of a call over camel-http", http, "cpu", 0.9);
        demands.atMost("bytes allocated over camel-http", http, "alloc", 1);
        demands.atMost("bytes allocated for 200 kB and the PDF over the bare client", bare.and(large), "alloc", 1.1);
        for (Case called : Case.values()) {
            if (called.isShape()) {
                Predicate<Line> own = is("RATIO", "case", called.label());
                demands.atLeast(called.label() + ": calls a second over camel-http", own, TIMES, 1.05);
                demands.atMost(called.label() + ": CPU time of a call over camel-http", own, "cpu", 0.95);
                demands.atMost(called.label() + ": bytes allocated over camel-http", own, "alloc", 1);
            }
        }
        demands.atLeast("calls a second with OAuth2 over Basic", is("OTHER-RATIO", "contender", Contenders.OAUTH2), TIMES,
                0.98);
        for (String jvm : List.of("cold", "warm")) {
            Predicate<Line> start = is("STARTUP", "vs", Contenders.HTTP).and(is("STARTUP", "endpoints", "1000"))
                    .and(is("STARTUP", "jvm", jvm));
            demands.atMost("time of 1000 endpoints over camel-http, " + jvm + " JVM", start, "time", 0.8);
            demands.atMost("heap of 1000 endpoints over camel-http, " + jvm + " JVM", start, "heap", 0.8);
            demands.atMost("more threads than with camel-http, " + jvm + " JVM", start, "threads", 5);
        }
        Predicate<Line> one = is("BULK", "contexts", "1");
        Predicate<Line> two = is("BULK", "contexts", "2");
        demands.atMost("time of 300 orders over the least", one.and(is("BULK", "windows", Bulk.BURSTS)), "ratio", 1.1);
        demands.atMost("time of 300 orders over the least", one.and(is("BULK", "windows", Bulk.EVEN)), "ratio", 1.03);
        demands.atMost("time of 300 orders over the least, two contexts", two, "ratio", 1.15);
        demands.atMost("responses 429", one, "status429", 0);
        demands.atMost("responses 429, two contexts", two, "status429", Bulk.ORDERS / 100.0);
        for (String kind : List.of("BULK", "FAULTS")) {
            demands.atMost(kind.toLowerCase(Locale.ROOT) + ": orders lost", is(kind), "lost", 0);
            demands.atMost(kind.toLowerCase(Locale.ROOT) + ": orders twice", is(kind), "twice", 0);
        }
        demands.atLeast("shipments of " + Faults.ORDERS + " on a bad network", is("FAULTS", "reference", "yes"), "held",
                Faults.ORDERS);
        return demands.rows;
    }

    private static Predicate<Line> is(String kind) {
        return line -> line.kind().equals(kind);
    }

    private static Predicate<Line> is(String kind, String name, String value) {
        return is(kind).and(line -> line.get(name).equals(value));
    }

    private void atLeast(String demand, Predicate<Line> selected, String number, double limit) {
        lines.stream().filter(selected).min(Comparator.comparingDouble(line -> value(line, number)))
                .ifPresent(worst -> row(demand, ">= ", limit, worst, number, value(worst, number) >= limit));
    }

    private void atMost(String demand, Predicate<Line> selected, String number, double limit) {
        lines.stream().filter(selected).max(Comparator.comparingDouble(line -> value(line, number)))
                .ifPresent(worst -> row(demand, "<= ", limit, worst, number, value(worst, number) <= limit));
    }

    private static double value(Line line, String number) {
        return Double.parseDouble(line.get(number));
    }

    private void row(String demand, String sign, double limit, Line worst, String number, boolean kept) {
        List<String> where = new ArrayList<>();
        for (String name : List.of("case", "threads", "contexts", "windows", "scheme", "reference")) {
            if (!name.equals(number) && !worst.get(name).isEmpty()) {
                where.add(name + "=" + worst.get(name));
            }
        }
        Map<String, String> row = new LinkedHashMap<>();
        row.put("demand", demand);
        row.put("limit", sign + (limit == Math.rint(limit) ? String.valueOf((long) limit) : String.valueOf(limit)));
        row.put("worst", worst.get(number));
        row.put("where", String.join(" ", where));
        row.put("kept", kept ? "yes" : "**no**");
        rows.add(new Line("DEMAND", row));
    }
}
