package io.github.camelsendcloud.examples.springboot;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelsendcloud.sandbox.Fault;
import io.github.camelsendcloud.sandbox.FaultRule;
import io.github.camelsendcloud.sandbox.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The shop is killed in the middle of an order and started again: the order has one label and its whole timeline. */
@Timeout(240)
class CrashTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Sendcloud receives the request, and the shop waits for the response. */
    private static final Fault SLOW = Fault.latency(Duration.ofMinutes(2));

    private final Sandbox sandbox = Sandbox.start();
    private final HttpClient client = HttpClient.newHttpClient();
    @TempDir
    private Path folder;
    private Process shop;
    private String address;

    @AfterEach
    void stop() throws Exception {
        shop.destroyForcibly().waitFor();
        sandbox.close();
    }

    @Test
    void anOrderHasOneLabelAndItsWholeTimelineAfterEachKill() throws Exception {
        start();
        int number = 1;
        for (String request : List.of("POST *shipments/announce", "GET *documents/label", "GET *parcels/tracking*")) {
            String order = "C-" + number++;
            long fault = sandbox.controls().addFault(FaultRule.of(request, SLOW));
            int before = sandbox.requests().size();
            CompletableFuture<HttpResponse<String>> response = post(order);
            if (request.contains("tracking")) {
                // the webhook of the new status asks for the tracking
                response.join();
                sandbox.clock().advance(Duration.ofHours(2));
            }
            await().atMost(PATIENCE).until(() -> sandbox.requests().size() > before);
            shop.destroyForcibly().waitFor();
            sandbox.controls().removeFault(fault);
            // no program receives the webhooks of these changes
            sandbox.clock().advance(Duration.ofDays(3));
            start();

            await().atMost(PATIENCE).until(() -> get("/orders/" + order + "/label").statusCode() == 200);
            assertThat(post(order).join().statusCode()).isEqualTo(200);
            sandbox.clock().advance(Duration.ofDays(3));
            int delivered = number - 1;
            await().atMost(PATIENCE).untilAsserted(
                    () -> assertThat(get("/").body().split("<li>Delivered ", -1)).hasSize(delivered + 1));
            assertThat(sandbox.labels()).hasSize(delivered);
        }
        assertThat(get("/").body().split("<li>Sorted ", -1)).hasSize(number);
    }

    private CompletableFuture<HttpResponse<String>> post(String order) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/orders")).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(TestSettings.order(order))).build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(address + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Starts the shop in another JVM, like a user. */
    private void start() throws IOException {
        List<String> command = new ArrayList<>(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "-Dserver.port=0", "-Dshop.resume-period=500", "-Dshop.tracking-period=500",
                        "-Dlogging.level.org.springframework.boot.web.embedded.tomcat=info"));
        TestSettings.of(sandbox).forEach((name, value) -> {
            if (!name.endsWith("-key")) {
                command.add("-D" + name + "=" + value);
            }
        });
        command.addAll(List.of(ShopApplication.class.getName(), folder.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SENDCLOUD_PUBLIC_KEY", sandbox.publicKey());
        builder.environment().put("SENDCLOUD_SECRET_KEY", sandbox.secretKey());
        shop = builder.start();
        BufferedReader output = shop.inputReader();
        Pattern started = Pattern.compile("Tomcat started on port (\\d+)");
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            System.out.println(line);
            Matcher port = started.matcher(line);
            if (port.find()) {
                address = "http://127.0.0.1:" + port.group(1);
            }
            // the routes start after the server
            if (line.contains("Started ShopApplication")) {
                sandbox.webhooks().url(sandbox.integrations().get(0), address + "/hooks/sendcloud");
                Thread log = new Thread(() -> output.lines().forEach(System.out::println), "log-of-the-shop");
                log.setDaemon(true);
                log.start();
                return;
            }
        }
        throw new IllegalStateException("The shop has ended before its start was complete");
    }
}
