package io.github.camelsendcloud.examples.tracking;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsendcloud.sandbox.Sandbox;
import org.apache.camel.ProducerTemplate;

/** Announces shipments at a sandbox, changes statuses like a carrier, and sets the receiver of webhooks. */
final class Shop {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String ORDER = """
            {
              "order_number": "%1$s",
              "external_reference_id": "%1$s",
              "from_address": {
                "name": "Lager Eindhoven", "address_line_1": "Stadhuisplein", "house_number": "10",
                "postal_code": "5611 EM", "city": "Eindhoven", "country_code": "NL"
              },
              "to_address": {
                "name": "Anneliese Müßig-Köhler", "address_line_1": "Königstraße", "house_number": "12a",
                "postal_code": "70173", "city": "Stuttgart", "country_code": "DE"
              },
              "ship_with": {
                "type": "shipping_option_code", "properties": { "shipping_option_code": "sendcloud:letter" }
              },
              "parcels": [ { "weight": { "value": "1.500", "unit": "kg" } } ]
            }
            """;

    private final Sandbox sandbox;

    Shop(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** The settings for a {@link Tracking} that uses the sandbox. */
    Map<String, String> settings(String reconcileDelay) {
        return Map.of(
                "camel.component.sendcloud.base-uri", sandbox.baseUri().toString(),
                "camel.component.sendcloud.service-points-uri", sandbox.servicePointsUri().toString(),
                "camel.component.sendcloud.token-uri", sandbox.tokenUri().toString(),
                "camel.component.sendcloud.public-key", sandbox.publicKey(),
                "camel.component.sendcloud.secret-key", sandbox.secretKey(),
                "tracking.reconcile.initial-delay", reconcileDelay,
                "tracking.reconcile.delay", reconcileDelay,
                "tracking.reconcile.start-from", "beginning");
    }

    /** Announces shipments with one parcel each, and returns the ids of the parcels. */
    List<Long> announce(ProducerTemplate camel, int shipments) throws Exception {
        List<Long> parcels = new ArrayList<>();
        for (int i = 1; i <= shipments; i++) {
            String response = camel.requestBody("sendcloud:shipments/announce", ORDER.formatted("KK-2026-" + i), String.class);
            parcels.add(MAPPER.readTree(response).at("/data/parcels/0/id").asLong());
        }
        return parcels;
    }

    void sendWebhooksTo(Tracking tracking) {
        sandbox.webhooks().url(sandbox.integrations().get(0), tracking.webhookAddress().toString());
    }

    /** Makes the sandbox send no webhooks. */
    void loseWebhooks() {
        sandbox.webhooks().url(sandbox.integrations().get(0), null);
    }

    /** Changes the status of each parcel to each of these statuses in turn. */
    void changeStatuses(List<Long> parcels, String... statuses) {
        for (String status : statuses) {
            parcels.forEach(parcel -> sandbox.parcelStatus(parcel, status));
        }
    }

    /** The status of each parcel at the sandbox. */
    Map<Long, String> statuses(ProducerTemplate camel) throws Exception {
        Map<Long, String> statuses = new TreeMap<>();
        Iterator<?> shipments = camel.requestBody("sendcloud:shipments?method=GET&fetchAll=true", null, Iterator.class);
        while (shipments.hasNext()) {
            for (JsonNode parcel : MAPPER.readTree(shipments.next().toString()).path("parcels")) {
                statuses.put(parcel.path("id").asLong(), parcel.at("/status/message").asText());
            }
        }
        return statuses;
    }
}
