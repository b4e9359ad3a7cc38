package io.github.camelsendcloud.springboot;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsendcloud.SendcloudComponent;
import io.github.camelsendcloud.sandbox.KeyRotation;
import io.github.camelsendcloud.sandbox.Sandbox;
import io.github.camelsendcloud.sandbox.SendcloudSandbox;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Spring Boot's actuator shows the health of the component, and the component finds the meters of Spring Boot. */
@SendcloudSandbox
@SpringBootTest(classes = { Application.class, ActuatorTest.Polling.class }, webEnvironment = WebEnvironment.RANDOM_PORT,
                properties = {
                        "camel.health.exposure-level=full",
                        "camel.health.producers-enabled=true",
                        "management.endpoint.health.show-details=always",
                        "management.endpoints.web.exposure.include=health,metrics" })
@DirtiesContext
class ActuatorTest {

    private Sandbox sandbox;

    @Autowired
    private CamelContext camel;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private Environment environment;

    @Test
    void healthFollowsTheKeys() throws Exception {
        awaitStatus("UP");
        assertThat(health().at("/components/camelHealth/details").toString()).contains("consumer:poll");

        sandbox.account().rotateKeys(KeyRotation.atOnce());
        awaitStatus("DOWN");
        assertThat(health().at("/components/camelHealth/details").toString())
                .contains("401", "check publicKey and secretKey").doesNotContain(sandbox.secretKey());

        camel.getComponent("sendcloud", SendcloudComponent.class).updateKeys(sandbox.publicKey(), sandbox.secretKey());
        awaitStatus("UP");
    }

    @Test
    void theMetersOfSpringBootAreInTheRegistryOfCamel() {
        assertThat(camel.getRegistry().findSingleByType(MeterRegistry.class)).isSameAs(meters);
    }

    private void awaitStatus(String status) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(
                () -> assertThat(health().path("status").asText()).isEqualTo(status));
    }

    @Test
    void theActuatorShowsTheCallsOfTheComponent() throws Exception {
        camel.createProducerTemplate().requestBody("sendcloud:parcels/statuses", null, String.class);

        JsonNode calls = actuator("metrics/camel.sendcloud.calls");
        assertThat(calls.at("/measurements/0/statistic").asText()).as(calls.toString()).isEqualTo("COUNT");
        assertThat(calls.at("/measurements/0/value").asDouble()).isPositive();
        assertThat(calls.at("/availableTags").toString()).contains("v3 GET /parcels/statuses", "success");
    }

    private JsonNode health() throws Exception {
        return actuator("health");
    }

    private JsonNode actuator(String path) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port") + "/actuator/" + path);
        return new ObjectMapper().readTree(HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString()).body());
    }

    /** A route that polls. */
    @Configuration
    static class Polling {

        @Bean
        RouteBuilder poll() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("sendcloud:shipments?startFrom=now&initialDelay=0&delay=300").routeId("poll").to("mock:changes");
                }
            };
        }
    }
}
