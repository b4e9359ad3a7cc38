package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.control.ReplayedIds;
import io.github.camelsendcloud.sandbox.internal.http.BasicHeader;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/**
 * Sends the requests of a recorded run again, one after the other, with the keys and the tokens of this sandbox, and
 * compares the statuses. Not safe for use by several threads.
 */
final class Replay {

    private static final String WRONG = "wrong";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration TIMEOUT_WITHOUT_RESPONSE = Duration.ofSeconds(2);

    private final Accounts accounts;
    private final URI root;
    private final String controlToken;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ReplayedIds ids = new ReplayedIds();
    private final Map<Account, String> tokens = new HashMap<>();
    private final ArrayNode different = Json.array();
    private int sent;

    /**
     * @param root         the address of the sandbox, without a slash at its end
     * @param controlToken null for none
     */
    Replay(Accounts accounts, URI root, String controlToken) {
        this.accounts = accounts;
        this.root = root;
        this.controlToken = controlToken;
    }

    /**
     * Sends the requests.
     *
     * @param  run                      one line of JSON for each request
     * @return                          how many requests were sent, how many statuses are the same, and the requests
     *                                  with another status
     * @throws IllegalArgumentException if a line is not a recorded request
     */
    ObjectNode replay(String run) {
        String[] lines = run.split("\r?\n");
        for (int i = 0; i < lines.length; i++) {
            check(lines[i], i + 1);
        }
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isBlank()) {
                replay(Json.read(lines[i]), i + 1);
            }
        }
        ObjectNode report = Json.object().put("requests", sent).put("same", sent - different.size());
        report.set("different", different);
        return report;
    }

    private static void check(String line, int number) {
        if (line.isBlank()) {
            return;
        }
        JsonNode request = Json.read(line);
        String path = Json.text(request, "path", "");
        if (!Json.text(request, "method", "").matches("[A-Z]+") || !path.matches("/[\\x21-\\x7e&&[^?#\\\\^`{|}\"<>]]*")
                || !request.path("status").isInt() || isOfRuns(path)) {
            throw new IllegalArgumentException("Line " + number + " is not a recorded request");
        }
    }

    /** Whether a path is a path of the endpoints that record and replay. */
    static boolean isOfRuns(String path) {
        return path.startsWith(ControlApi.ROOT + "/record") || path.startsWith(ControlApi.ROOT + "/replay");
    }

    private void replay(JsonNode recorded, int line) {
        int expected = recorded.path("status").asInt();
        String response = "";
        int status = 0;
        try {
            HttpResponse<String> answer = http.send(request(recorded), HttpResponse.BodyHandlers.ofString());
            status = answer.statusCode();
            response = answer.body();
        } catch (IOException e) {
            // no response: the status is 0, as in a recorded run
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sent++;
        learn(recorded, response);
        if (status != expected) {
            different.addObject().put("line", line).put("method", Json.text(recorded, "method"))
                    .put("path", Json.text(recorded, "path")).put("expected", expected).put("status", status)
                    .put("response", RequestView.masked(response));
        }
    }

    private HttpRequest request(JsonNode recorded) {
        String path = Json.text(recorded, "path");
        String query = Json.text(recorded, "query");
        Account account = account(Json.text(recorded, "account"));
        String target = ids.inPath(path) + (query == null
                ? "" : "?" + ids.inPath(query).replace("access_token=***", "access_token=" + account.publicKey()));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + target))
                .timeout(recorded.path("status").asInt() == 0 ? TIMEOUT_WITHOUT_RESPONSE : TIMEOUT);
        recorded.path("headers").properties()
                .forEach(header -> request.header(header.getKey(), header.getValue().asText()));
        String authorization = path.startsWith(ControlApi.ROOT + "/")
                ? controlToken == null ? null : "Bearer " + controlToken : authorization(recorded, account);
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        String body = body(recorded, account);
        return request.method(
                Json.text(recorded, "method"),
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body)).build();
    }

    /** The account with the name in the run; the first account if this sandbox has no such account. */
    private Account account(String name) {
        return accounts.all().stream().filter(account -> account.name().equals(name)).findFirst().orElse(accounts.first());
    }

    private String authorization(JsonNode recorded, Account account) {
        String scheme = Json.text(recorded, "authentication");
        boolean refused = recorded.path("status").asInt() == 401 && recorded.path("fault").isNull();
        if (scheme == null) {
            return null;
        }
        return switch (scheme) {
            case "basic" -> BasicHeader.of(account.publicKey(), refused ? WRONG : account.secretKey());
            case "bearer" -> "Bearer " + (refused ? WRONG : token(account));
            case "accesstoken" -> "AccessToken " + (refused ? WRONG : account.publicKey());
            default -> scheme + " " + WRONG;
        };
    }

    /** The newest token of the account in the replayed run; a new token if the run has none. */
    private String token(Account account) {
        return tokens.computeIfAbsent(account, owner -> accounts.tokens().issue(
                owner.validPair(owner.publicKey()), owner.granted()).token());
    }

    private String body(JsonNode recorded, Account account) {
        String body = ids.inBody(Json.text(recorded, "body", ""));
        boolean refused = recorded.path("status").asInt() == 401;
        return !body.contains("client_secret=***") || refused
                ? body
                : body.replace("client_secret=***", "client_secret=" + encoded(account.secretKey()))
                        .replaceAll("client_id=[^&]*", "client_id=" + encoded(account.publicKey()));
    }

    private void learn(JsonNode recorded, String response) {
        ids.learn(Json.text(recorded, "response", ""), response);
        if (Json.text(recorded, "path", "").startsWith(Sandbox.TOKEN_PATH) && response.contains("access_token")) {
            tokens.put(account(Json.text(recorded, "account")), Json.text(Json.read(response), "access_token"));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
