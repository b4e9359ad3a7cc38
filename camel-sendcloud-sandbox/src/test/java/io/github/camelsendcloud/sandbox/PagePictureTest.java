package io.github.camelsendcloud.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Makes the picture of the page that the README and the docs show. {@code -Dpage.picture=true} replaces the picture. */
class PagePictureTest {

    @RegisterExtension
    @Order(1)
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    @RegisterExtension
    @Order(2)
    static final Browser PAGE = new Browser(SENDCLOUD);

    private static final Path PICTURE = Path.of("../docs/images/sandbox-page.png");
    private static final Duration STEP = Duration.ofHours(7).plusMinutes(23);

    private record Shipped(String name, String city, String country, List<String> statuses) {
    }

    private static final List<Shipped> ORDERS = List.of(
            new Shipped("Anna de Vries", "Eindhoven", "NL", List.of("ANNOUNCED", "SORTED", "DRIVER_EN_ROUTE", "DELIVERED")),
            new Shipped("Chloé Martin", "Paris", "FR", List.of("ANNOUNCED", "SORTED", "DELIVERY_ATTEMPT_FAILED")),
            new Shipped("Pablo García", "Madrid", "ES", List.of("CANCELLED")),
            new Shipped("Jörg Müller", "Köln", "DE", List.of("ANNOUNCED", "EN_ROUTE_TO_SORTING_CENTER", "SORTED",
                    "DRIVER_EN_ROUTE")),
            new Shipped("Marta Rossi", "Milano", "IT", List.of("ANNOUNCED")),
            new Shipped("Sofie Peeters", "Gent", "BE", List.of()));

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final TestClient program = new TestClient(sandbox);

    @Test
    void thePageShowsParcelsInDifferentStates() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            sandbox.webhooks().url(sandbox.integrations().get(0), receiver.url("/webhooks"));
            sandbox.account().store().clock().set(Instant.parse("2026-12-01T08:10:04Z"));
            sandbox.account().store().clock().speed(0);
            int number = 1001;
            for (Shipped order : ORDERS) {
                ship(order, number++);
            }
            PAGE.screen(1440, 900, "light");
            PAGE.open("parcels");
            PAGE.press("#faults", "Cause the fault");
            PAGE.waitForText("#faults", "status 503");
            PAGE.click("#parcels tbody:nth-of-type(3) .opener");
            PAGE.until("the label", () -> (Boolean) PAGE.run(
                    "return document.querySelector('.label img')?.complete && document.querySelector('.label img').naturalWidth > 0"));
            PAGE.run("document.activeElement.blur()");

            assertThat(PAGE.text("#parcels tbody:nth-of-type(3) .timeline")).startsWith("Driver en route");
            PAGE.picture("sandbox-page.png");
            if (Boolean.getBoolean("page.picture")) {
                PAGE.picture(PICTURE);
            }
        }
    }

    private void ship(Shipped order, int number) throws Exception {
        ObjectNode shipment = (ObjectNode) Json.read(TestClient.SHIPMENT);
        shipment.put("order_number", "KK-2026-" + number);
        ((ObjectNode) shipment.get("to_address")).put("name", order.name()).put("city", order.city())
                .put("country_code", order.country());
        long parcel = Long.parseLong(TestClient.at(
                program.post("/api/v3/shipments/announce", shipment.toString()), "/data/parcels/0/id"));
        for (String status : order.statuses()) {
            sandbox.account().store().clock().advance(STEP);
            sandbox.parcelStatus(parcel, status);
        }
        sandbox.account().store().clock().advance(STEP);
    }
}
