package io.github.camelsendcloud.examples.springboot;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.examples.Picture;
import io.github.camelsendcloud.sandbox.Fault;
import io.github.camelsendcloud.sandbox.FaultRule;
import io.github.camelsendcloud.sandbox.Sandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The shop with a sandbox, over real sockets. {@code -Dexample.picture=true} replaces the picture of the README. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ShopTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Sandbox SANDBOX = Sandbox.start();

    @LocalServerPort
    private int port;
    @Autowired
    private TestRestTemplate shop;
    @Autowired
    private JdbcTemplate database;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("spring.datasource.url", () -> "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        settings.add("shop.resume-period", () -> "200");
        TestSettings.addresses(SANDBOX).forEach((name, value) -> settings.add(name, () -> value));
        settings.add("camel.component.sendcloud.public-key", SANDBOX::publicKey);
        settings.add("camel.component.sendcloud.secret-key", SANDBOX::secretKey);
    }

    @AfterAll
    static void closeSandbox() {
        SANDBOX.close();
    }

    @Test
    void theSameOrderTwiceHasOneLabel() {
        int before = SANDBOX.labels().size();
        ResponseEntity<JsonNode> first = post(TestSettings.order("S-1"));
        ResponseEntity<JsonNode> second = post(TestSettings.order("S-1"));

        assertThat(first.getStatusCode().value()).isEqualTo(200);
        assertThat(second.getStatusCode().value()).isEqualTo(200);
        assertThat(second.getBody().path("trackingNumber")).isEqualTo(first.getBody().path("trackingNumber"));
        assertThat(SANDBOX.labels()).hasSize(before + 1);
        ResponseEntity<byte[]> label = shop.getForEntity(first.getBody().path("labelPath").asText(), byte[].class);
        assertThat(label.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PDF);
        assertThat(new String(label.getBody(), 0, 5)).isEqualTo("%PDF-");
    }

    @Test
    void anOtherOrderWithTheSameNumberIsAConflict() {
        post(TestSettings.order("S-2"));
        ResponseEntity<JsonNode> conflict = post(TestSettings.order("S-2").replace("70173", "10115"));

        assertThat(conflict.getStatusCode().value()).isEqualTo(409);
        assertThat(conflict.getBody().at("/differences/postalCode").toString()).isEqualTo("[\"70173\",\"10115\"]");
    }

    @Test
    void anOrderWithAnErrorNamesTheField() {
        for (List<String> each : List.of(
                List.of("\"70173\"", "\"\"", "postalCode"), List.of("1.5", "-1", "weight"), List.of("1.5", "\"x\"", "weight"),
                List.of("\"DE\"", "\"Germany\"", "country"), List.of("S-3", "S/3", "number"),
                List.of("\"city\"", "\"town\"", "city"))) {
            ResponseEntity<JsonNode> response = post(TestSettings.order("S-3").replace(each.get(0), each.get(1)));

            assertThat(response.getStatusCode().value()).as(each.toString()).isEqualTo(400);
            assertThat(response.getBody().path("errors").has(each.get(2))).as(response.getBody().toString()).isTrue();
        }
        assertThat(post("{").getStatusCode().value()).isEqualTo(400);
        assertThat(post(TestSettings.order("S-3").replace("\"DE\"", "\"XX\"")).getStatusCode().value()).isEqualTo(400);
    }

    @Test
    void anOrderThatSendcloudCannotTakeNowHasItsLabelLater() {
        long fault = SANDBOX.controls().addFault(FaultRule.of("POST *announce", Fault.status(503)));
        ResponseEntity<JsonNode> accepted = post(TestSettings.order("S-4"));
        SANDBOX.controls().removeFault(fault);

        assertThat(accepted.getStatusCode().value()).isEqualTo(503);
        await().atMost(PATIENCE).until(
                () -> shop.getForEntity("/orders/S-4/label", byte[].class).getStatusCode().is2xxSuccessful());
        assertThat(post(TestSettings.order("S-4")).getStatusCode().value()).isEqualTo(200);
    }

    @Test
    void theActuatorShowsHealthAndMetrics() {
        assertThat(shop.getForEntity("/actuator/health", JsonNode.class).getBody().path("status").asText()).isEqualTo("UP");
        assertThat(shop.getForEntity("/actuator/metrics", JsonNode.class).getBody().path("names").toString())
                .contains("http.server.requests");
    }

    @Test
    void thePageShowsTheLabelsAndTheTimelines() throws Exception {
        database.update("DELETE FROM shop_order");
        SANDBOX.webhooks().url(SANDBOX.integrations().get(0), "http://127.0.0.1:" + port + "/hooks/sendcloud");
        post(TestSettings.order("KK-2026-3001"));
        SANDBOX.clock().advance(Duration.ofDays(3));
        post(TestSettings.order("KK-2026-3002").replace("Anneliese Müßig-Köhler", "Zoë <b>de Vries</b>"));
        SANDBOX.clock().advance(Duration.ofHours(7));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(shop.getForObject("/", String.class)).contains("Delivered"));
        String page = shop.getForObject("/", String.class);
        assertThat(page)
                .contains("Zoë &lt;b&gt;de Vries&lt;/b&gt;", "/orders/KK-2026-3001/label", "Shipment picked up by driver")
                .doesNotContain("<b>");
        Picture.take(URI.create("http://127.0.0.1:" + port + "/"), "orders.png", browser -> {
            assertThat(browser.findElements(By.cssSelector("article b"))).isEmpty();
            assertThat(browser.findElement(By.cssSelector("article:has(a[href='/orders/KK-2026-3001/label']) li:last-child"))
                    .getText()).startsWith("Delivered");
        });
    }

    private ResponseEntity<JsonNode> post(String order) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        return shop.postForEntity("/orders", new HttpEntity<>(order, headers), JsonNode.class);
    }
}
