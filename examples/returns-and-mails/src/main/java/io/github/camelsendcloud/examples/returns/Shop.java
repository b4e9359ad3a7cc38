package io.github.camelsendcloud.examples.returns;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsendcloud.sandbox.Sandbox;

/** Announces orders at a sandbox, and sets the receiver of webhooks. */
final class Shop {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Sandbox sandbox;

    Shop(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** The settings for a program that uses the sandbox and a mail server. */
    Map<String, String> settings(MailServer mailServer) {
        Map<String, String> settings = new HashMap<>(mailServer.settings());
        settings.put(ReturnsAndMails.COMPONENT + "base-uri", sandbox.baseUri().toString());
        settings.put(ReturnsAndMails.COMPONENT + "service-points-uri", sandbox.servicePointsUri().toString());
        settings.put(ReturnsAndMails.COMPONENT + "token-uri", sandbox.tokenUri().toString());
        settings.put(ReturnsAndMails.COMPONENT + "public-key", sandbox.publicKey());
        settings.put(ReturnsAndMails.COMPONENT + "secret-key", sandbox.secretKey());
        settings.put("poll.delay", "200");
        return settings;
    }

    void sendWebhooksTo(URI address) {
        sandbox.webhooks().url(sandbox.integrations().get(0), address.toString());
    }

    /** Announces the order of a customer, and returns the id of the parcel. */
    long announce(String order, String customer) throws IOException, InterruptedException {
        return announce(order, customer, "kunde-" + order + "@example.com");
    }

    long announce(String order, String customer, String mailAddress) throws IOException, InterruptedException {
        String body = MAPPER.writeValueAsString(Map.of(
                "order_number", order, "external_reference_id", order,
                "from_address", Map.of(
                        "name", "Lager Eindhoven", "address_line_1", "Stadhuisplein", "house_number", "10",
                        "postal_code", "5611 EM", "city", "Eindhoven", "country_code", "NL"),
                "to_address", Map.of(
                        "name", customer, "address_line_1", "Königstraße", "house_number", "12a", "postal_code", "70173",
                        "city", "Stuttgart", "country_code", "DE", "email", mailAddress),
                "ship_with", Map.of(
                        "type", "shipping_option_code", "properties", Map.of("shipping_option_code", "sendcloud:letter")),
                "parcels", List.of(Map.of("weight", Map.of("value", "1.500", "unit", "kg")))));
        String credentials = Base64.getEncoder()
                .encodeToString((sandbox.publicKey() + ":" + sandbox.secretKey()).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.baseUri() + "/v3/shipments/announce"))
                .header("Authorization", "Basic " + credentials).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        return MAPPER.readTree(response.body()).at("/data/parcels/0/id").asLong();
    }
}
