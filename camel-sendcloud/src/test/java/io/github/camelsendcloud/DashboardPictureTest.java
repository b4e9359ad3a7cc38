package io.github.camelsendcloud;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.github.camelsendcloud.sandbox.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A real Prometheus scrapes a shop and computes each query of the dashboard. {@code -Ddashboard.picture=true} lets the
 * shop work for more than a minute, and replaces the picture of docs/meters.md.
 */
@Timeout(300)
class DashboardPictureTest {

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private static final Path DOCS = DocumentedPage.DOCS;
    private static final boolean NEW_PICTURE = Boolean.getBoolean("dashboard.picture");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    @TempDir
    private Path folder;

    @Test
    void prometheusComputesEachQueryOfTheDashboard() throws Exception {
        String prometheus = program("prometheus");
        assumeTrue(prometheus != null, "The queries of the dashboard are not computed: the PATH has no prometheus");
        int port = WebhookTestSupport.freePort();
        Process server = null;
        HttpServer metrics = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        try (WatchedShop shop = new WatchedShop(SENDCLOUD.sandbox())) {
            metrics.createContext("/metrics", exchange -> {
                byte[] text = shop.scrape().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4");
                exchange.sendResponseHeaders(200, text.length);
                exchange.getResponseBody().write(text);
                exchange.close();
            });
            metrics.start();
            server = start(prometheus, port, metrics.getAddress().getPort());
            JsonNode dashboard = JSON.readTree(Files.readString(DOCS.resolve("grafana/sendcloud-dashboard.json")));
            assertThat(dashboard.path("panels")).hasSize(12);
            Instant begin = Instant.now();
            Instant enough = begin.plusSeconds(NEW_PICTURE ? DashboardPicture.SPAN + 20 : 3);
            List<String> open = List.of();
            while (Instant.now().isBefore(enough) || !open.isEmpty() && Instant.now().isBefore(begin.plusSeconds(120))) {
                shop.work();
                open = Instant.now().isBefore(enough) ? open : queriesWithoutAResult(port, dashboard);
            }
            assertThat(open).isEmpty();
            if (NEW_PICTURE) {
                picture(new DashboardPicture(panels(port, dashboard)).html());
            }
        } finally {
            metrics.stop(0);
            if (server != null) {
                server.destroy();
                server.waitFor(10, TimeUnit.SECONDS);
            }
        }
    }

    private List<String> queriesWithoutAResult(int port, JsonNode dashboard) throws Exception {
        List<String> open = new ArrayList<>();
        for (JsonNode target : dashboard.findValues("targets")) {
            for (JsonNode query : target) {
                if (query(port, query).isEmpty()) {
                    open.add(query.path("expr").asText());
                }
            }
        }
        return open;
    }

    private List<DashboardPicture.Panel> panels(int port, JsonNode dashboard) throws Exception {
        List<DashboardPicture.Panel> panels = new ArrayList<>();
        for (JsonNode panel : dashboard.path("panels")) {
            List<DashboardPicture.Line> lines = new ArrayList<>();
            for (JsonNode target : panel.path("targets")) {
                lines.addAll(query(port, target));
            }
            panels.add(new DashboardPicture.Panel(panel, lines));
        }
        return panels;
    }

    private Process start(String prometheus, int port, int target) throws IOException {
        Path config = Files.writeString(folder.resolve("prometheus.yml"), """
                global:
                  scrape_interval: 1s
                scrape_configs:
                  - job_name: shop
                    static_configs:
                      - targets: ["127.0.0.1:%d"]
                """.formatted(target));
        Process server = new ProcessBuilder(
                prometheus, "--config.file=" + config, "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port).redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile()).start();
        await().atMost(60, TimeUnit.SECONDS).ignoreExceptions().until(() -> get(port, "/-/ready").statusCode() == 200);
        return server;
    }

    private HttpResponse<String> get(int port, String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private List<DashboardPicture.Line> query(int port, JsonNode target) throws Exception {
        String expression = target.path("expr").asText().replace("$__rate_interval", "15s").replace("$context", ".*");
        long now = Instant.now().getEpochSecond();
        long start = now - DashboardPicture.SPAN;
        String encoded = URLEncoder.encode(expression, StandardCharsets.UTF_8);
        JsonNode response = JSON.readTree(
                get(port, "/api/v1/query_range?step=1&start=" + start + "&end=" + now + "&query=" + encoded).body());
        assertThat(response.path("status").asText()).as(response.toString()).isEqualTo("success");
        List<DashboardPicture.Line> lines = new ArrayList<>();
        response.at("/data/result").forEach(
                line -> lines.add(DashboardPicture.Line.of(target.path("legendFormat").asText(), line, now)));
        return lines;
    }

    private void picture(String html) throws Exception {
        String chromium = program("chromium");
        assumeTrue(chromium != null, "No picture is made: the PATH has no chromium");
        Path page = Files.writeString(folder.resolve("dashboard.html"), html);
        Path picture = DOCS.resolve("images/grafana-dashboard.png").toAbsolutePath();
        Process browser = new ProcessBuilder(
                chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1440,1040",
                "--user-data-dir=" + folder.resolve("chromium"), "--screenshot=" + picture, page.toUri().toString())
                .redirectErrorStream(true).redirectOutput(folder.resolve("chromium.log").toFile()).start();
        assertThat(browser.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(picture).isNotEmptyFile();
    }

    private static String program(String name) {
        for (String path : System.getenv("PATH").split(File.pathSeparator)) {
            File file = new File(path, name);
            if (file.canExecute()) {
                return file.getPath();
            }
        }
        return null;
    }
}
