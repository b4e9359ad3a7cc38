package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.sandbox.WebhookReceiver.Received;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The sandbox keeps each webhook with its attempts, and sends webhooks again, wrongly signed or in another order. */
class DeliveriesTest extends SandboxWithReceiver {

    private static final String EVENTS = "/api/v3/event-subscriptions";

    @Test
    void aRejectedWebhookIsRetriedAtTheTimesOfSendcloud() throws Exception {
        receiver.rejectNext(1000);
        sandbox.webhooks().trigger("test_webhook", null, null).get(10, SECONDS);
        sandbox.clock().advance(Duration.ofDays(2));

        WebhookDelivery delivery = sandbox.webhooks().deliveries().get(0);
        assertThat(delivery.attempts()).allMatch(attempt -> attempt.status() == 500).extracting(
                attempt -> Duration.between(NEW_YEAR, attempt.time()).toMinutes())
                .containsExactly(0L, 5L, 15L, 35L, 75L, 135L, 195L, 255L, 315L, 375L, 435L);
        assertThat(receiver.received()).hasSize(11);
    }

    @Test
    void aRetryThatSucceedsIsTheLast() throws IOException {
        receiver.rejectNext(2);
        client.post("/api/v3/shipments/announce", TestClient.SHIPMENT);
        sandbox.clock().advance(Duration.ofMinutes(50));

        WebhookDelivery delivery = sandbox.webhooks().deliveries().get(0);
        assertThat(delivery.attempts()).extracting(WebhookDelivery.Attempt::status).containsExactly(500, 500, 200);
        assertThat(delivery.attempts().get(2).time()).isEqualTo(NEW_YEAR.plus(Duration.ofMinutes(15)));
    }

    @Test
    void anAttemptWithoutAResponseHasAnError() throws Exception {
        receiver.close();
        sandbox.webhooks().trigger("test_webhook", null, null).get(10, SECONDS);
        sandbox.webhooks().url(sandbox.integrations().get(0), "no address").trigger("test_webhook", null, null).get(10,
                SECONDS);

        assertThat(sandbox.webhooks().deliveries()).hasSize(2).allSatisfy(delivery -> {
            assertThat(delivery.attempts()).hasSize(1);
            assertThat(delivery.attempts().get(0).status()).isZero();
            assertThat(delivery.attempts().get(0).error()).isNotBlank();
        });
    }

    @Test
    void aDeliveryIsSentAgainWithTheSameBody() throws Exception {
        client.post("/api/v3/shipments/announce", TestClient.SHIPMENT);
        Received first = receiver.next();
        long id = sandbox.webhooks().deliveries().get(0).id();

        assertThat(sandbox.webhooks().resend(id).get(10, SECONDS)).isEqualTo(200);

        assertThat(receiver.next()).isEqualTo(first);
        assertThat(sandbox.webhooks().deliveries()).hasSize(1);
        assertThat(sandbox.webhooks().deliveries().get(0).attempts()).hasSize(2);
        assertThatThrownBy(() -> sandbox.webhooks().resend(id + 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "parcel_status_changed", "return_created", "return_delivered", "integration_connected", "integration_updated",
            "integration_deleted", "integration_credentials", "test_webhook" })
    void eachEventCanBeTriggered(String event) throws Exception {
        client.post("/api/v3/shipments/announce", TestClient.SHIPMENT);
        receiver.next();

        assertThat(sandbox.webhooks().trigger(event, "account-1", null).get(10, SECONDS)).isEqualTo(200);

        Received received = receiver.next();
        JsonNode body = Json.read(received.body());
        assertThat(body.path("action").asText()).isEqualTo(event);
        assertThat(body.path("timestamp").asLong()).isEqualTo(NEW_YEAR.toEpochMilli());
        assertThat(received.signature()).isEqualTo(WebhookReceiver.hmac(received.body(), sandbox.secretKey()));
        if (event.matches("integration_(connected|updated|deleted)")) {
            assertThat(body.at("/integration/webhook_url").asText()).isEqualTo(receiver.url("/hook"));
            assertThat(body.at("/integration/system").asText()).isEqualTo("api");
        }
    }

    @Test
    void anUnknownEventAccountOrParcelCannotBeTriggered() {
        assertThatThrownBy(() -> sandbox.webhooks().trigger("parcel_exploded", null, null))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("parcel_exploded");
        assertThatThrownBy(() -> sandbox.webhooks().trigger("parcel_status_changed", null, null))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("no parcel");
        assertThatThrownBy(() -> sandbox.webhooks().trigger("parcel_status_changed", "nobody", null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aChangeOfAnIntegrationSendsAWebhook() throws Exception {
        long id = sandbox.integrations().get(0).id();
        client.send("PATCH", "/api/v3/integrations/" + id, "{\"shop_name\": \"Bakery\"}");

        JsonNode body = Json.read(receiver.next().body());
        assertThat(body.path("action").asText()).isEqualTo("integration_updated");
        assertThat(body.at("/integration/shop_name").asText()).isEqualTo("Bakery");
    }

    @Test
    void theNextAttemptsHaveAWrongSignature() throws Exception {
        receiver.rejectNext(1);
        sandbox.webhooks().wrongSignatures(1).trigger("test_webhook", null, null).get(10, SECONDS);
        sandbox.clock().advance(Duration.ofMinutes(5));

        Received wrong = receiver.next();
        Received right = receiver.next();
        String signature = WebhookReceiver.hmac(right.body(), sandbox.secretKey());
        assertThat(wrong.signature()).hasSameSizeAs(signature).isNotEqualTo(signature);
        assertThat(right.signature()).isEqualTo(signature);
        assertThat(sandbox.webhooks().deliveries().get(0).signature()).isEqualTo(signature);
    }

    @Test
    void eachSecondWebhookOvertakesTheWebhookBefore() {
        sandbox.webhooks().reorder(true);
        for (int i = 1; i <= 5; i++) {
            sandbox.webhooks().send(sandbox.integrations().get(0), "{\"n\":" + i + "}");
            sandbox.clock().advance(Duration.ofSeconds(1));
        }
        assertThat(bodies()).containsExactly("{\"n\": 2}", "{\"n\": 1}", "{\"n\": 4}", "{\"n\": 3}");
        sandbox.clock().advance(Duration.ofSeconds(10));
        assertThat(bodies()).containsExactly("{\"n\": 5}");
    }

    @Test
    void eachActiveSubscriptionGetsTheEventsOfAParcelInOrder() throws IOException {
        sandbox.webhooks().url(sandbox.integrations().get(0), null);
        subscribe("{\"auth_type\": \"bearer\", \"auth_config\": {\"token\": \"t\"}, \"extra_headers\": {\"X-Shop\": \"1\"}}",
                true);
        subscribe("{\"auth_type\": \"none\"}", false);
        client.post("/api/v3/shipments/announce", TestClient.SHIPMENT);
        sandbox.clock().advance(Duration.ofDays(2));

        assertThat(bodies()).extracting(body -> Json.read(body).at("/data/event/phase").asText()).containsExactly(
                "ready_to_send", "announced", "accepted", "in_transit", "sorted", "in_delivery", "delivered");
        assertThat(sandbox.webhooks().deliveries()).hasSize(7).allSatisfy(delivery -> {
            assertThat(delivery.kind()).isEqualTo("event");
            assertThat(delivery.event()).isEqualTo("parcels.event.created");
            assertThat(delivery.account()).isEqualTo("account-1");
            assertThat(delivery.signature()).isNull();
        });
        assertThat(receiver.headers()).allSatisfy(headers -> {
            assertThat(headers.getFirst("Authorization")).isEqualTo("Bearer t");
            assertThat(headers.getFirst("X-Shop")).isEqualTo("1");
        });
    }

    @Test
    void aRejectedEventIsRetriedFiveTimes() throws Exception {
        subscribe("{\"auth_type\": \"none\"}", true);
        client.post("/api/v3/shipments", TestClient.SHIPMENT);
        sandbox.webhooks().url(sandbox.integrations().get(0), null);
        receiver.rejectNext(1000);
        sandbox.webhooks().trigger("parcels.event.created", null, null).get(10, SECONDS);
        sandbox.clock().advance(Duration.ofSeconds(4));
        assertThat(sandbox.webhooks().deliveries()).hasSize(1);
        sandbox.clock().advance(Duration.ofDays(1));

        assertThat(sandbox.webhooks().deliveries().get(0).attempts()).hasSize(6);
    }

    @Test
    void theSandboxKeepsTheNewestThousandDeliveries() throws Exception {
        for (int i = 0; i < 1050; i++) {
            sandbox.webhooks().send(sandbox.integrations().get(0), "{\"n\":" + i + "}").get(10, SECONDS);
        }
        assertThat(sandbox.webhooks().deliveries()).hasSize(1000);
        assertThat(sandbox.webhooks().deliveries().get(0).body()).isEqualTo("{\"n\": 50}");
    }

    private void subscribe(String configuration, boolean active) throws IOException {
        HttpResponse<String> connection = client.post(EVENTS + "/connections", "{\"type\": \"webhook\", \"configuration\": "
                                                                               + configuration.replaceFirst("\\{",
                                                                                       "{\"url\": \"" + receiver.url("/events")
                                                                                                                   + "\", ")
                                                                               + "}");
        String id = TestClient.at(connection, "/data/id");
        HttpResponse<String> subscription = client.post(EVENTS + "/subscriptions",
                "{\"connection_id\": " + id + ", \"event_type\": \"parcels.event.created\""
                                                                                   + (active ? "" : ", \"is_active\": false")
                                                                                   + "}");
        assertThat(subscription.statusCode()).isEqualTo(201);
    }

    private List<String> bodies() {
        List<Received> all = new ArrayList<>();
        receiver.received().drainTo(all);
        return all.stream().map(Received::body).toList();
    }
}
