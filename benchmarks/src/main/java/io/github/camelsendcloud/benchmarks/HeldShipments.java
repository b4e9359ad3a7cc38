package io.github.camelsendcloud.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsendcloud.sandbox.Sandbox;

/** Reads the shipments of a sandbox, without the component and without the proxy. */
final class HeldShipments {

    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    private HeldShipments() {
    }

    /** The number of shipments for each order number. */
    static Map<String, Integer> byOrderNumber(Sandbox sandbox) throws IOException, InterruptedException {
        Map<String, Integer> held = new HashMap<>();
        HttpClient client = HttpClient.newHttpClient();
        String page = sandbox.baseUri() + "/v3/shipments?page_size=100";
        while (page != null) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(page))
                    .header("Authorization", Keys.basic(sandbox.publicKey(), sandbox.secretKey())).build();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException("The sandbox responded with the status " + response.statusCode());
            }
            for (JsonNode shipment : new ObjectMapper().readTree(response.body()).path("data")) {
                held.merge(shipment.path("order_number").asText(), 1, Integer::sum);
            }
            Matcher next = NEXT.matcher(response.headers().firstValue("Link").orElse(""));
            page = next.find() ? next.group(1) : null;
        }
        return held;
    }
}
