package io.github.camelsendcloud.sandbox;

import java.io.IOException;
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

/**
 * Makes the picture of the page that the README and the docs show. {@code -Dpage.picture=true} replaces the picture.
 */
class PagePictureTest {

    @RegisterExtension
    @Order(1)
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    @RegisterExtension
    @Order(2)
    static final Browser PAGE = new Browser(SENDCLOUD);

    private static final Path PICTURE = Path.of("../docs/images/sandbox-page.png");
    private static final Instant MORNING = Instant.parse("2026-12-01T08:10:04Z");

    /** An order, and the hours between its shipment and the picture. */
    private record Shipped(String name, String street, String postalCode, String city, String country, int hours) {
    }

    private static final List<Shipped> ORDERS = List.of(
            new Shipped("Anna de Vries", "Stadhuisplein", "5611 EM", "Eindhoven", "NL", 50),
            new Shipped("Chloé Martin", "Rue de Rivoli", MagicValue.FAILED_ATTEMPT.postalCode("FR"), "Paris", "FR", 49),
            new Shipped("Jörg Müller", "Große Straße", "50667", "Köln", "DE", 43),
            new Shipped("Pablo García", "Calle Mayor", "28013", "Madrid", "ES", 30),
            new Shipped("Marta Rossi", "Via Torino", "20123", "Milano", "IT", 9),
            new Shipped("Sofie Peeters", "Veldstraat", "9000", "Gent", "BE", 0));

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final TestClient program = new TestClient(sandbox);

    @Test
    void thePageShowsParcelsInDifferentStates() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            sandbox.webhooks().url(sandbox.integrations().get(0), receiver.url("/webhooks"));
            int number = 1001;
            for (Shipped order : ORDERS) {
                sandbox.account().store().clock().set(MORNING.minus(Duration.ofHours(order.hours())));
                long parcel = ship(order, "KK-2026-" + number++);
                if (order.country().equals("ES")) {
                    sandbox.parcelStatus(parcel, "CANCELLED");
                }
            }
            sandbox.account().store().clock().speed(0);
            PAGE.screen(1440, 1010, "light");
            PAGE.open("parcels");
            PAGE.press("#faults", "Cause the fault");
            PAGE.waitForText("#faults", "status 503");
            PAGE.click("#parcels tbody:nth-of-type(2) .opener");
            PAGE.until("the label", () -> (Boolean) PAGE.run(
                    "const label = document.querySelector('.label img'); return label?.complete && label.naturalWidth > 0"));
            PAGE.run("document.activeElement.blur()");

            assertThat(PAGE.text("#parcels tbody:nth-of-type(2) .timeline")).startsWith("En route to sorting center");
            PAGE.picture("sandbox-page.png");
            if (Boolean.getBoolean("page.picture")) {
                PAGE.picture(PICTURE);
            }
        }
    }

    /** Ships an order; returns the id of its parcel. */
    private long ship(Shipped order, String number) throws IOException {
        ObjectNode shipment = (ObjectNode) Json.read(TestClient.SHIPMENT);
        shipment.put("order_number", number);
        ((ObjectNode) shipment.get("to_address")).put("name", order.name()).put("address_line_1", order.street())
                .put("postal_code", order.postalCode()).put("city", order.city()).put("country_code", order.country());
        return Long.parseLong(TestClient.at(
                program.post("/api/v3/shipments/announce", shipment.toString()), "/data/parcels/0/id"));
    }
}
