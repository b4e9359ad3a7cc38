package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** Calls a sandbox with the JDK's HTTP client, like the program of a user. */
final class TestClient {

    static final String METADATA = "/api/v3/user/auth/metadata";

    static final String SHIPMENT
            = """
                    {"to_address": {"name": "Jörg Müller", "address_line_1": "Große Straße", "house_number": "5",
                                    "postal_code": "50667", "city": "Köln", "country_code": "DE"},
                     "ship_with": {"type": "shipping_option_code", "properties": {"shipping_option_code": "postnl:standard"}},
                     "order_number": "ORD-1",
                     "parcels": [{"weight": {"value": "1.320", "unit": "kg"}}]}""";

    static final String PARCEL = """
            {"parcel": {"name": "John Doe", "address": "Stadhuisplein", "house_number": "10", "city": "Eindhoven",
                        "postal_code": "5611 EM", "country": "NL", "request_label": true, "shipment": {"id": 8},
                        "weight": "10.000", "order_number": "ORD-2"}}""";

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Sandbox sandbox;
    private final String authorization;

    TestClient(Sandbox sandbox) {
        this(sandbox, basic(sandbox.publicKey(), sandbox.secretKey()));
    }

    /**
     * Creates a client with other credentials.
     *
     * @param authorization the value of the Authorization header, {@code null} for no header
     */
    TestClient(Sandbox sandbox, String authorization) {
        this.sandbox = sandbox;
        this.authorization = authorization;
    }

    /** A client with the newest keys of an account. */
    static TestClient of(Sandbox sandbox, Account account) {
        return new TestClient(sandbox, basic(account.publicKey(), account.secretKey()));
    }

    /** A client with a new token of this client's keys. */
    TestClient withToken() throws IOException {
        return new TestClient(sandbox, "Bearer " + at(token("grant_type=client_credentials"), "/access_token"));
    }

    /** The status of a call that needs nothing but authentication. */
    int status() throws IOException {
        return get(METADATA).statusCode();
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> get(String path) throws IOException {
        return send(request(path).GET());
    }

    HttpResponse<String> post(String path, String json) throws IOException {
        return send("POST", path, json);
    }

    HttpResponse<String> send(String method, String path, String json) throws IOException {
        return send(request(path).header("Content-Type", "application/json").method(method,
                HttpRequest.BodyPublishers.ofString(json)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) throws IOException {
        try {
            return http.send(request.build(), handler);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    byte[] bytes(String path, String accept) throws IOException {
        return send(request(path).header("Accept", accept), HttpResponse.BodyHandlers.ofByteArray()).body();
    }

    /** Returns a request to a path below the root of the sandbox, or to an absolute address. */
    HttpRequest.Builder request(String path) {
        URI root = URI.create("http://127.0.0.1:" + sandbox.port());
        HttpRequest.Builder request
                = HttpRequest.newBuilder(path.startsWith("http") ? URI.create(path) : URI.create(root + path));
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    HttpResponse<String> token(String form) throws IOException {
        HttpRequest.Builder request = request("/oauth2/token").header("Content-Type", "application/x-www-form-urlencoded");
        return send(request.POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    static JsonNode json(HttpResponse<String> response) {
        return Json.read(response.body());
    }

    /** Returns a value of the JSON body by its JSON pointer. */
    static String at(HttpResponse<String> response, String pointer) {
        return json(response).at(pointer).asText();
    }

    /** Returns {@link #SHIPMENT} with an additional field. */
    static String shipmentWith(String field, String json) {
        ObjectNode shipment = (ObjectNode) Json.read(SHIPMENT);
        shipment.set(field, Json.read(json));
        return shipment.toString();
    }
}
