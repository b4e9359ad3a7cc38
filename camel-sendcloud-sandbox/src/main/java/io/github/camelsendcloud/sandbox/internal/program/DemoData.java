package io.github.camelsendcloud.sandbox.internal.program;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.SandboxClock;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/**
 * Fills a new sandbox with a few days of a small shop, so that the page and the lists are not empty. The data come
 * through the API like the data of any caller. The clock goes back three days, moves on with each order, and ends at
 * the present.
 */
public final class DemoData {

    private static final Duration PAST = Duration.ofHours(72);

    /** Hours after the begin; shipping option; name; street; number; postal code; city; country; kilograms. */
    private static final List<String> ORDERS = List.of(
            "0|postnl:standard|Anna de Vries|Stadhuisplein|10|5611 EM|Eindhoven|NL|1.2",
            "2|dhl:parcel|Jörg Müller|Große Straße|5|50667|Köln|DE|3.4",
            "6|postnl:standard|Pieter Jansen|Oudegracht|112|3511 AX|Utrecht|NL|0.8",
            "11|bpost:parcel|Élise Dubois|Rue Neuve|48|1000|Bruxelles|BE|2.1",
            "20|postnl:standard|Sofie Peeters|Meir|22|2000|Antwerpen|BE|0.5",
            "26|dhl:parcel|Max Weber|Torstraße|140|10119|Berlin|DE|5.0",
            "31|sendcloud:letter|Lotte Bakker|Coolsingel|40|3011 AD|Rotterdam|NL|0.2",
            "40|postnl:standard|Marco Rossi|Via Torino|18|20123|Milano|IT|1.7",
            "48|dhl:parcel|Claire Martin|Rue de Rivoli|74|75004|Paris|FR|2.6",
            "55|postnl:standard|Daan Visser|Grote Markt|7|9712 HN|Groningen|NL|0.9",
            "63|postnl:standard|Ingrid Larsen|Strøget|31|1160|København|DK|1.1",
            "72|sendcloud:letter|Noor Smit|Vrijthof|3|6211 LD|Maastricht|NL|0.1");

    private final BiFunction<String, JsonNode, ApiResponse> poster;
    private final SandboxClock clock;

    /**
     * Demo data for an account.
     *
     * @param poster processes a POST request with a path, such as {@code /v3/orders}, and a body
     */
    public DemoData(BiFunction<String, JsonNode, ApiResponse> poster, SandboxClock clock) {
        this.poster = poster;
        this.clock = clock;
    }

    /**
     * Creates the orders and their shipments.
     *
     * @throws ProgramFailed if the sandbox rejects a request
     */
    public void create() {
        Instant present = clock.now();
        Instant begin = present.minus(PAST);
        clock.set(begin);
        int number = 1000;
        for (String line : ORDERS) {
            String[] fields = line.split("\\|");
            clock.set(begin.plus(Duration.ofHours(Long.parseLong(fields[0]))));
            number++;
            post("/v3/shipments/announce", shipment("DEMO-" + number, fields));
        }
        clock.set(present);
        for (String line : ORDERS.subList(0, 3)) {
            number++;
            post("/v3/orders", Json.array().add(order("DEMO-" + number, line.split("\\|"))));
        }
    }

    private static ObjectNode shipment(String number, String[] fields) {
        ObjectNode shipment = Json.object().put("order_number", number).put("external_reference_id", number);
        shipment.set("to_address", address(fields));
        shipment.putObject("ship_with").put("type", "shipping_option_code").putObject("properties")
                .put("shipping_option_code", fields[1]);
        ObjectNode parcel = shipment.putArray("parcels").addObject();
        parcel.putObject("weight").put("value", fields[8]).put("unit", "kg");
        return shipment;
    }

    private ObjectNode order(String number, String[] fields) {
        ObjectNode order = Json.object().put("order_id", number).put("order_number", number);
        ObjectNode details = order.putObject("order_details");
        details.putObject("integration").put("id", 1);
        details.putObject("status").put("code", "unfulfilled").put("message", "Unfulfilled");
        details.put("order_created_at", clock.now().toString());
        details.putArray("order_items").addObject().put("name", "T-shirt").put("quantity", 1)
                .putObject("total_price").put("value", 19.95).put("currency", "EUR");
        order.putObject("payment_details").putObject("total_price").put("value", 19.95).put("currency", "EUR");
        ((ObjectNode) order.get("payment_details")).putObject("status").put("code", "paid").put("message", "Paid");
        order.set("shipping_address", address(fields));
        return order;
    }

    private static ObjectNode address(String[] fields) {
        return Json.object().put("name", fields[2]).put("address_line_1", fields[3]).put("house_number", fields[4])
                .put("postal_code", fields[5]).put("city", fields[6]).put("country_code", fields[7])
                .put("email", "customer@example.com").put("phone_number", "+31612345678");
    }

    private void post(String path, JsonNode body) {
        ApiResponse response = poster.apply(path, body);
        if (response.status() >= 300) {
            throw new ProgramFailed(
                    "The sandbox has rejected its demo data: " + new String(response.bytes(), StandardCharsets.UTF_8));
        }
    }
}
