package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.sandbox.WebhookReceiver.Received;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Parcels go from their announcement to their end as the clock of the sandbox goes on, and send webhooks. */
class JourneyTest extends SandboxWithReceiver {

    private static final String ANNOUNCE = "/api/v3/shipments/announce";
    private static final List<String> DELIVERED = List.of(
            "Ready to send", "Announced", "Shipment picked up by driver", "En route to sorting center", "Sorted",
            "Driver en route", "Delivered");
    private static final List<Integer> HOURS = List.of(0, 1, 6, 8, 20, 42, 48);

    @Test
    void aParcelIsDeliveredInTwoDaysAndEachStatusSendsASignedWebhookInOrder() throws IOException {
        long parcel = announce(TestClient.SHIPMENT);

        sandbox.clock().advance(Duration.ofDays(2));

        List<JsonNode> webhooks = webhooks();
        assertThat(webhooks).extracting(webhook -> webhook.at("/parcel/status/message").asText()).isEqualTo(DELIVERED);
        assertThat(webhooks).extracting(webhook -> webhook.path("timestamp").asLong()).isEqualTo(
                HOURS.stream().map(hours -> NEW_YEAR.plus(Duration.ofHours(hours)).toEpochMilli()).toList());
        assertThat(webhooks).allMatch(webhook -> webhook.at("/parcel/id").asLong() == parcel);
        assertThat(sandbox.webhooks().deliveries()).hasSize(7).allSatisfy(delivery -> {
            assertThat(delivery.kind()).isEqualTo("webhook");
            assertThat(delivery.account()).isEqualTo("account-1");
            assertThat(delivery.event()).isEqualTo("parcel_status_changed");
            assertThat(delivery.attempts()).hasSize(1).allMatch(attempt -> attempt.status() == 200);
        });
        assertThat(status(parcel)).isEqualTo("Delivered");
        sandbox.clock().advance(Duration.ofDays(400));
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void theSignatureOfAWebhookIsTheHmacOfItsBody() throws IOException {
        announce(TestClient.SHIPMENT);
        sandbox.clock().advance(Duration.ofDays(2));

        List<Received> all = new ArrayList<>();
        receiver.received().drainTo(all);
        assertThat(all).hasSize(7).allSatisfy(
                webhook -> assertThat(webhook.signature())
                        .isEqualTo(WebhookReceiver.hmac(webhook.body(), sandbox.secretKey())));
    }

    @Test
    void aMinuteIsEnoughAtTheSpeedOf2880() throws Exception {
        sandbox.clock().speed(2880 * 60);
        announce(TestClient.SHIPMENT);

        for (String message : DELIVERED) {
            assertThat(Json.read(receiver.next().body()).at("/parcel/status/message").asText()).isEqualTo(message);
        }
    }

    @Test
    void theTimesOfAParcelAreTheTimesOfTheClock() throws IOException {
        long parcel = announce(TestClient.SHIPMENT);
        sandbox.clock().advance(Duration.ofDays(2));

        JsonNode view = TestClient.json(client.get("/api/v2/parcels/" + parcel)).path("parcel");
        assertThat(view.path("date_announced").asText()).isEqualTo("01-01-2027 08:00:00");
        assertThat(view.path("date_updated").asText()).isEqualTo("03-01-2027 08:00:00");
    }

    @Test
    void theClockGoesOnWhileParcelsMove() throws IOException {
        sandbox.clock().speed(1);
        Instant announced = sandbox.clock().now();
        announce(TestClient.SHIPMENT);
        sandbox.clock().advance(Duration.ofDays(2));

        List<JsonNode> webhooks = webhooks();
        assertThat(webhooks).hasSize(7);
        for (int i = 0; i < 7; i++) {
            assertThat(Instant.ofEpochMilli(webhooks.get(i).path("timestamp").asLong()))
                    .isCloseTo(announced.plus(Duration.ofHours(HOURS.get(i))), within(Duration.ofSeconds(20)));
        }
    }

    @Test
    void aCancelledParcelHasNoMoreEvents() throws IOException {
        long parcel = announce(TestClient.SHIPMENT);
        sandbox.clock().advance(Duration.ofHours(1));
        client.post("/api/v2/parcels/" + parcel + "/cancel", "{}");
        sandbox.clock().advance(Duration.ofDays(30));

        assertThat(webhooks()).last().satisfies(
                webhook -> assertThat(webhook.at("/parcel/status/message").asText()).isEqualTo("Cancelled"));
        assertThat(status(parcel)).isEqualTo("Cancelled");
    }

    @Test
    void aParcelCanBeMovedOnStepByStep() throws IOException {
        long parcel = announce(TestClient.SHIPMENT);

        List<String> statuses = new ArrayList<>();
        for (String next = sandbox.nextParcelStatus(parcel); next != null; next = sandbox.nextParcelStatus(parcel)) {
            statuses.add(next);
        }

        assertThat(statuses).containsExactly(
                "ANNOUNCED", "SHIPMENT_PICKED_UP_BY_DRIVER", "EN_ROUTE_TO_SORTING_CENTER", "SORTED", "DRIVER_EN_ROUTE",
                "DELIVERED");
        sandbox.clock().advance(Duration.ofDays(3));
        assertThat(webhooks()).hasSize(7);
        assertThatThrownBy(() -> sandbox.nextParcelStatus(1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aStatusThatACallerSetsStartsTheTimeOfTheNextStep() throws IOException {
        long parcel = announce(TestClient.SHIPMENT);
        sandbox.clock().advance(Duration.ofMinutes(30));
        sandbox.parcelStatus(parcel, "SORTED");

        sandbox.clock().advance(Duration.ofHours(21));
        assertThat(status(parcel)).isEqualTo("Sorted");
        sandbox.clock().advance(Duration.ofHours(1));
        assertThat(status(parcel)).isEqualTo("Driver en route");
        sandbox.parcelStatus(parcel, "UNABLE_TO_DELIVER");
        sandbox.clock().advance(Duration.ofHours(48));
        assertThat(status(parcel)).isEqualTo("Returned to sender");
    }

    @Test
    void anAsynchronousAnnouncementTakesSomeSecondsOfTheClock() throws IOException {
        JsonNode created = TestClient.json(client.post("/api/v3/shipments", TestClient.SHIPMENT));
        assertThat(created.at("/data/parcels/0/status/code").asText()).isEqualTo("ANNOUNCING");

        sandbox.clock().advance(Duration.ofSeconds(4));
        assertThat(webhooks()).isEmpty();
        sandbox.clock().advance(Duration.ofSeconds(1));
        assertThat(webhooks()).extracting(webhook -> webhook.at("/parcel/status/message").asText())
                .containsExactly("Ready to send");
    }

    @Test
    void aParcelForAServicePointIsCollectedThere() throws IOException {
        announce(TestClient.shipmentWith("to_service_point", "{\"id\": \"10168633\"}"));
        sandbox.clock().advance(Duration.ofDays(4));

        assertThat(webhooks()).extracting(webhook -> webhook.at("/parcel/status/message").asText())
                .endsWith("Awaiting customer pickup", "Shipment collected by customer");
    }

    @Test
    void aResetEndsAllJourneysAndSetsTheTime() throws IOException {
        announce(TestClient.SHIPMENT);
        sandbox.reset();
        sandbox.clock().advance(Duration.ofDays(3));

        assertThat(webhooks()).extracting(webhook -> webhook.at("/parcel/status/message").asText())
                .doesNotContain("Announced", "Delivered");
        assertThat(sandbox.webhooks().deliveries()).isEmpty();
        assertThat(sandbox.clock().speed()).isEqualTo(1);
    }

    private long announce(String shipment) throws IOException {
        return TestClient.json(client.post(ANNOUNCE, shipment)).at("/data/parcels/0/id").asLong();
    }

    private String status(long parcel) throws IOException {
        return TestClient.at(client.get("/api/v2/parcels/" + parcel), "/parcel/status/message");
    }

    /** The webhooks that have arrived and that this method has not returned before. */
    private List<JsonNode> webhooks() {
        List<Received> all = new ArrayList<>();
        receiver.received().drainTo(all);
        return all.stream().map(webhook -> Json.read(webhook.body())).toList();
    }
}
