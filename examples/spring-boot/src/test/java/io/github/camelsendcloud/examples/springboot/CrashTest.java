package io.github.camelsendcloud.examples.springboot;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

import io.github.camelsendcloud.examples.ExampleProgram;
import io.github.camelsendcloud.sandbox.Fault;
import io.github.camelsendcloud.sandbox.FaultRule;
import io.github.camelsendcloud.sandbox.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The shop is killed in the middle of an order and started again: each order has one label and its whole timeline. */
@Timeout(400)
class CrashTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration JOURNEY = Duration.ofDays(3);

    /** A request to Sendcloud in whose middle the shop is killed. */
    private enum Moment {
        BEFORE_THE_ANNOUNCEMENT("/shipments/announce", Fault.noResponse()),
        AFTER_THE_ANNOUNCEMENT("/shipments/announce", Fault.responseLost()),
        BEFORE_THE_LABEL_IS_STORED("/documents/label", Fault.noResponse()),
        IN_THE_UPDATE_OF_THE_TIMELINE("/parcels/tracking/", Fault.noResponse());

        private final String path;
        private final Fault fault;

        Moment(String path, Fault fault) {
            this.path = path;
            this.fault = fault;
        }
    }

    private final HttpClient client = HttpClient.newHttpClient();
    @TempDir
    private Path folder;
    private ExampleProgram shop;
    private String address;

    @BeforeEach
    void prepare() {
        shop = new ExampleProgram(ShopApplication.class, folder.toString());
    }

    @AfterEach
    void stop() throws Exception {
        shop.close();
    }

    @Test
    void anOrderHasOneLabelAndItsWholeTimelineAfterEachKill() throws Exception {
        long seed = Long.getLong("crash.seed", 20261129);
        List<Moment> moments = Arrays.asList(Moment.values());
        Collections.shuffle(moments, new Random(seed));
        try (Sandbox sandbox = Sandbox.start()) {
            start(sandbox);
            int orders = 0;
            for (Moment moment : moments) {
                String order = "C-" + ++orders;
                killIn(moment, order, sandbox);
                // no program receives the webhooks of these changes
                sandbox.clock().advance(JOURNEY);
                start(sandbox);

                assertThat(get("/").body()).as("the page, seed %d", seed).contains("<h2>" + order + "</h2>");
                await().atMost(PATIENCE).until(() -> get("/orders/" + order + "/label").statusCode() == 200);
                assertThat(post(order).join().statusCode()).isEqualTo(200);
                sandbox.clock().advance(JOURNEY);
                int delivered = orders;
                await().atMost(PATIENCE).untilAsserted(
                        () -> assertThat(get("/").body().split("<li>Delivered ", -1)).hasSize(delivered + 1));
                assertThat(sandbox.labels()).as("labels after %s, seed %d", moment, seed).hasSize(orders);
            }
            assertThat(get("/").body().split("<li>Sorted ", -1)).hasSize(orders + 1);
        }
    }

    /** As a user runs the shop: the sandbox is a part of the program and ends with the program. */
    @Test
    void aShopWithoutKeysFindsItsOrdersAndTheDataOfItsSandboxAfterAKill() throws Exception {
        start(null);
        HttpResponse<String> shipped = post("C-1").join();
        assertThat(shipped.statusCode()).as(shipped.body()).isEqualTo(200);
        CompletableFuture<HttpResponse<String>> interrupted = post("C-2");
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> get("/").body().contains("<h2>C-2</h2>"));
        shop.kill();
        assertThat(interrupted).failsWithin(PATIENCE);
        start(null);

        await().atMost(PATIENCE).until(() -> get("/orders/C-2/label").statusCode() == 200);
        assertThat(post("C-1").join().body()).contains(trackingNumber(shipped.body()));
        // the parcels of the sandbox travel on
        int changes = get("/").body().split("<li>", -1).length;
        await().atMost(PATIENCE).untilAsserted(
                () -> assertThat(get("/").body().split("<li>", -1)).hasSizeGreaterThan(changes));
    }

    private static String trackingNumber(String json) {
        assertThat(json).contains("\"trackingNumber\":\"");
        return json.replaceFirst("(?s).*\"trackingNumber\":\"([^\"]+)\".*", "\"$1\"");
    }

    private void killIn(Moment moment, String order, Sandbox sandbox) throws Exception {
        boolean label = moment == Moment.IN_THE_UPDATE_OF_THE_TIMELINE;
        if (label) {
            assertThat(post(order).join().statusCode()).isEqualTo(200);
        }
        long fault = sandbox.controls().addFault(FaultRule.of("*" + moment.path + "*", moment.fault));
        long before = requests(sandbox, moment.path);
        CompletableFuture<HttpResponse<String>> response = label ? new CompletableFuture<>() : post(order);
        if (label) {
            sandbox.clock().advance(Duration.ofDays(1));
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(requests(sandbox, moment.path))
                .as("%s, %s", moment, response.thenApply(HttpResponse::body).getNow("no response")).isGreaterThan(before));
        shop.kill();
        sandbox.controls().removeFault(fault);
    }

    private static long requests(Sandbox sandbox, String path) {
        return sandbox.requests().stream().filter(request -> request.path().contains(path)).count();
    }

    private CompletableFuture<HttpResponse<String>> post(String order) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "orders")).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(TestSettings.order(order))).build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(address).resolve(path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** @param sandbox {@code null} for the sandbox of the shop itself */
    private void start(Sandbox sandbox) throws IOException {
        Map<String, String> properties = new HashMap<>(
                Map.of("server.port", "0", "shop.resume-period", "500", "shop.tracking-period", "500"));
        if (sandbox != null) {
            properties.putAll(TestSettings.addresses(sandbox));
        }
        // the routes start after the server
        address = shop.start(properties, sandbox == null ? Map.of() : ExampleProgram.keys(sandbox), "Started ShopApplication",
                Pattern.compile("The orders are at (http://127.0.0.1:\\d+/)"));
        if (sandbox != null) {
            sandbox.webhooks().url(sandbox.integrations().get(0), address + "hooks/sendcloud");
        }
    }
}
