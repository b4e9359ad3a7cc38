package io.github.camelsendcloud;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/** Draws the panels of the dashboard as a page with SVG, because Grafana is no part of the build. */
record DashboardPicture(List<Panel> panels) {

    /** The seconds that a panel shows. */
    static final int SPAN = 60;
    private static final int WIDTH = 440;
    private static final int HEIGHT = 150;
    private static final String[] COLOURS = {
            "#73bf69", "#5794f2", "#f2cc0c", "#ff780a", "#e02f44", "#b877d9", "#37872d", "#8ab8ff" };

    /** @param panel the panel in the file of Grafana, whose grid has 24 columns */
    record Panel(JsonNode panel, List<Line> lines) {

        private static final Map<String, String> UNITS = Map.of("s", " s", "reqps", " req/s", "ops", " ops/s", "short", "");

        private double highest() {
            double highest
                    = lines.stream().flatMap(line -> line.points.stream()).mapToDouble(point -> point[1]).max().orElse(0);
            double step = Math.pow(10, Math.floor(Math.log10(highest <= 0 ? 1 : highest)));
            // the four lines of the grid have round numbers
            return Stream.of(0.2, 0.4, 0.8, 1.2, 1.6, 2.0, 2.4, 3.2, 4.0, 6.0, 8.0, 12.0).mapToDouble(factor -> factor * step)
                    .filter(end -> end >= highest).findFirst().orElseThrow();
        }

        private String svg() {
            double highest = highest();
            StringBuilder svg = new StringBuilder("<svg viewBox='0 0 " + WIDTH + " " + HEIGHT + "'>");
            for (int i = 0; i <= 4; i++) {
                double y = HEIGHT - 5 - i * (HEIGHT - 15) / 4.0;
                svg.append(String.format(Locale.ROOT, "<path d='M55 %1$.1fH%2$d' stroke='#2c3235'/>"
                                                      + "<text x='50' y='%3$.1f' text-anchor='end'>%4$s</text>",
                        y, WIDTH, y + 3, number(highest * i / 4)));
            }
            for (int i = 0; i < lines.size(); i++) {
                StringBuilder path = new StringBuilder();
                double before = -SPAN;
                for (double[] point : lines.get(i).points) {
                    // seconds without a value are a gap
                    path.append(String.format(Locale.ROOT, "%s%.1f %.1f", point[0] - before > 1.5 ? "M" : "L",
                            55 + point[0] * (WIDTH - 55) / SPAN, HEIGHT - 5 - point[1] / highest * (HEIGHT - 15)));
                    before = point[0];
                }
                svg.append(
                        "<path fill='none' stroke-width='1.6' stroke='" + COLOURS[i % COLOURS.length] + "' d='" + path + "'/>");
            }
            return svg + "</svg>";
        }

        private String number(double value) {
            DecimalFormat format = new DecimalFormat("0.###", DecimalFormatSymbols.getInstance(Locale.ROOT));
            return format.format(value) + UNITS.get(panel.at("/fieldConfig/defaults/unit").asText());
        }

        private String html() {
            JsonNode place = panel.path("gridPos");
            StringBuilder html = new StringBuilder(
                    String.format(
                            "<section style='grid-column:%d/span %d;grid-row:%d'><h2>%s</h2><small>%s</small>%s<p>",
                            place.path("x").asInt() + 1, place.path("w").asInt(), place.path("y").asInt() / 8 + 1,
                            escaped(panel.path("title").asText()), escaped(panel.path("description").asText()), svg()));
            for (int i = 0; i < Math.min(lines.size(), 6); i++) {
                html.append("<span><b style='background:" + COLOURS[i % COLOURS.length] + "'></b>" + escaped(lines.get(i).name)
                            + "</span>");
            }
            return html + "</p></section>";
        }
    }

    /** @param points the seconds since the begin of the panel, and the values */
    record Line(String name, List<double[]> points) {

        /** @param result a series of a response of Prometheus */
        static Line of(String legend, JsonNode result, long now) {
            String name = Pattern.compile("\\{\\{(\\w+)}}").matcher(legend)
                    .replaceAll(found -> result.path("metric").path(found.group(1)).asText());
            List<double[]> points = new ArrayList<>();
            for (JsonNode point : result.path("values")) {
                double value = Double.parseDouble(point.get(1).asText());
                if (Double.isFinite(value)) {
                    points.add(new double[] { point.get(0).asDouble() - now + SPAN, value });
                }
            }
            return new Line(name, points);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    String html() {
        StringBuilder html = new StringBuilder("""
                <!DOCTYPE html><meta charset="utf-8"><style>
                body { margin: 0; padding: 12px; background: #111217; color: #ccccdc; font: 12px sans-serif }
                h1 { font-size: 18px; margin: 4px 4px 12px } h2 { font-size: 13px; margin: 0 0 2px }
                small { display: block; height: 26px; margin-bottom: 6px; font-size: 11px; color: #9fa7b3 }
                main { display: grid; grid-template-columns: repeat(24, 1fr); gap: 8px }
                section { background: #181b1f; border: 1px solid #2c3235; padding: 8px; min-height: 200px }
                svg { width: 100%; display: block } text { fill: #9fa7b3; font-size: 10px } p { margin: 4px 0 0 }
                span { margin-right: 12px; white-space: nowrap } b { display: inline-block; width: 12px; height: 3px;
                  margin-right: 4px; vertical-align: middle }
                </style><h1>Sendcloud</h1><main>
                """);
        panels.forEach(panel -> html.append(panel.html()));
        return html.append("</main>").toString();
    }
}
