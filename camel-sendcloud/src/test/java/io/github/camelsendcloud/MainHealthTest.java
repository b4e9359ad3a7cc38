package io.github.camelsendcloud;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Properties;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsendcloud.sandbox.KeyRotation;
import io.github.camelsendcloud.sandbox.Sandbox;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The management server of Camel Main reports the health of the component, with the properties of docs/runtimes.md. */
class MainHealthTest {

    /** The routes of the application. */
    static final class Routes extends RouteBuilder {

        @Override
        public void configure() {
            from("direct:statuses").routeId("statuses").to("sendcloud:parcels/statuses");
        }
    }

    private URI management;

    @Test
    void theReadinessFollowsTheKeys() throws Exception {
        try (Sandbox sandbox = Sandbox.start()) {
            Main main = start(sandbox);
            try {
                assertThat(call(main.getCamelContext()).isFailed()).isFalse();
                assertThat(health("/ready", 200)).contains("producer:sendcloud").doesNotContain("DOWN");

                sandbox.account().rotateKeys(KeyRotation.atOnce());
                assertThat(call(main.getCamelContext()).isFailed()).isTrue();
                assertThat(health("/ready", 503)).contains(
                        "producer:sendcloud", "Sendcloud refuses the keys", "status 401", "check publicKey and secretKey")
                        .doesNotContain(sandbox.secretKey());
                assertThat(health("", 503)).contains("Sendcloud refuses the keys");
                assertThat(health("/live", 200)).contains("sendcloud-threads").doesNotContain("producer:sendcloud");

                main.getCamelContext().getComponent("sendcloud", SendcloudComponent.class)
                        .updateKeys(sandbox.publicKey(), sandbox.secretKey());
                assertThat(call(main.getCamelContext()).isFailed()).isFalse();
                health("/ready", 200);
            } finally {
                main.stop();
            }
        }
    }

    private Main start(Sandbox sandbox) throws Exception {
        int port = WebhookTestSupport.freePort();
        management = URI.create("http://127.0.0.1:" + port + "/observe/health");
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "camel.management.enabled", "true", "camel.management.health-check-enabled", "true",
                "camel.health.producers-enabled", "true", "camel.health.exposure-level", "full",
                "camel.management.host", "127.0.0.1", "camel.management.port", String.valueOf(port)));
        properties.putAll(Map.of(
                "camel.component.sendcloud.public-key", sandbox.publicKey(),
                "camel.component.sendcloud.secret-key", sandbox.secretKey(),
                "camel.component.sendcloud.base-uri", sandbox.baseUri().toString()));
        Main main = new Main();
        main.setDefaultPropertyPlaceholderLocation("false");
        main.setInitialProperties(properties);
        main.configure().addRoutesBuilder(new Routes());
        main.start();
        return main;
    }

    private static Exchange call(CamelContext context) {
        return context.createProducerTemplate().request("direct:statuses", exchange -> exchange.getMessage().setBody(null));
    }

    private String health(String path, int status) throws IOException, InterruptedException {
        HttpResponse<String> response = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(URI.create(management + path)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(new ObjectMapper().readTree(response.body()).path("status").asText())
                .isEqualTo(status == 200 ? "UP" : "DOWN");
        return response.body();
    }
}
