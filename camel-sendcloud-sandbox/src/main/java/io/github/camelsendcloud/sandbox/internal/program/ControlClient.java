package io.github.camelsendcloud.sandbox.internal.program;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.sandbox.internal.http.BasicHeader;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** Calls the control API of a running sandbox. */
final class ControlClient {

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private final String url;
    private final String token;

    /**
     * A client of the sandbox at an address.
     *
     * @param token the control token; null for none
     */
    ControlClient(String url, String token) {
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.token = token;
    }

    /**
     * Sends a request below {@code /sandbox}.
     *
     * @param  body          null for no body
     * @return               the field {@code data} of the response; a missing node if the response has no body
     * @throws ProgramFailed if the sandbox cannot be reached or rejects the request
     */
    JsonNode call(String method, String path, JsonNode body) {
        byte[] response = send(method, path, "application/json", body == null ? new byte[0] : Json.bytes(body));
        return read(response).path("data");
    }

    /** Sends a body of any type below {@code /sandbox}, and returns the body of the response. */
    byte[] send(String method, String path, String contentType, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "/sandbox" + path))
                .timeout(Duration.ofMinutes(5))
                .method(method, body.length == 0
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofByteArray(body));
        if (body.length > 0) {
            request.header("Content-Type", contentType);
        }
        return send(authorized(request));
    }

    /** The settings of an integration in the form of API v3. */
    JsonNode integration(JsonNode account) {
        return read(send(integrationRequest(account).GET())).path("data");
    }

    /**
     * Changes the webhook address of an integration with the keys of its account.
     *
     * @param webhookUrl null for none
     */
    void webhookUrl(JsonNode account, String webhookUrl, boolean active) {
        byte[] body = Json.bytes(Json.object().put("webhook_url", webhookUrl).put("webhook_active", active));
        send(integrationRequest(account).header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private HttpRequest.Builder integrationRequest(JsonNode account) {
        return HttpRequest.newBuilder(URI.create(url + "/api/v3/integrations/" + account.path("integration_id").asText()))
                .header("Authorization", BasicHeader.of(
                        account.path("public_key").asText(), account.path("secret_key").asText()));
    }

    private byte[] send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() / 100 != 2) {
                throw new ProgramFailed(
                        "The sandbox has rejected the request with the status " + response.statusCode() + ": "
                                        + new String(response.body(), StandardCharsets.UTF_8));
            }
            return response.body();
        } catch (IOException e) {
            throw new ProgramFailed("No sandbox responds at " + url + ". Start a sandbox, or name its address with --url");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProgramFailed("The program was interrupted");
        }
    }

    private HttpRequest.Builder authorized(HttpRequest.Builder request) {
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static JsonNode read(byte[] body) {
        try {
            return Json.read(body);
        } catch (IOException e) {
            throw new ProgramFailed("The response of the sandbox is not JSON");
        }
    }
}
