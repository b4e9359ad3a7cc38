package io.github.camelsendcloud.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/**
 * The control endpoints: a person or another process changes accounts over HTTP. The endpoints need no credentials,
 * because the sandbox listens on 127.0.0.1 only and its keys protect nothing. The sandbox does not record these
 * requests.
 */
final class ControlApi {

    static final String ROOT = "/control";

    private static final String ACCOUNTS = ROOT + "/accounts";
    private static final String ACCOUNT = ACCOUNTS + "/{name}";

    private final Accounts accounts;
    private final SandboxControls controls;
    private final Router router = new Router(ErrorResponses::notFound);

    ControlApi(Accounts accounts, SandboxControls controls) {
        this.accounts = accounts;
        this.controls = controls;
        router.add("GET", ACCOUNTS, request -> list());
        router.add("POST", ACCOUNTS, request -> accountResponse(201, accounts.add(required(request.jsonObject(), "name"))));
        router.add("GET", ACCOUNT, request -> accountResponse(200, account(request)));
        router.add("PATCH", ACCOUNT, this::update);
        router.add("POST", ACCOUNT + "/rotate", this::rotate);
        router.add("POST", ACCOUNT + "/revoke-tokens", request -> accountResponse(200, account(request).revokeTokens()));
        router.add("POST", ROOT + "/required-scopes", this::requireScope);
    }

    /** Whether a raw path is a path of the control endpoints. */
    static boolean hasPath(String path) {
        return path.startsWith(ROOT + "/");
    }

    /** Processes a request. An error is a response too. */
    ApiResponse respond(RecordedRequest recorded, byte[] body) {
        // without its headers: the body is JSON, also when curl calls the body a form
        ApiRequest request = new ApiRequest(
                recorded.method(), recorded.path(), Map.of(), null, Map.of(), body, null, null, null);
        try {
            return router.route(request);
        } catch (ErrorResponseException e) {
            return e.response();
        } catch (IllegalArgumentException e) {
            return ErrorResponses.of(request, 400, "invalid", e.getMessage());
        }
    }

    private ApiResponse list() {
        ArrayNode data = Json.array();
        accounts.all().forEach(account -> data.add(json(account)));
        return ApiResponse.data(200, data);
    }

    private ApiResponse update(ApiRequest request) {
        Account account = account(request);
        ObjectNode changes = request.jsonObject();
        if (changes.has("authentication")) {
            account.accept(accepted(Json.text(changes, "authentication", "")));
        }
        if (changes.has("scopes")) {
            List<String> scopes = new ArrayList<>();
            changes.get("scopes").forEach(scope -> scopes.add(scope.asText()));
            account.grantScopes(scopes.toArray(String[]::new));
        }
        if (changes.has("webhook_secret")) {
            account.webhookSecret(Json.text(changes, "webhook_secret"));
        }
        if (changes.has("rate_limit")) {
            JsonNode limit = changes.get("rate_limit");
            account.rateLimit(
                    limit.path("writes").asInt(), limit.path("reads").asInt(), seconds(limit, "window_seconds"),
                    Json.text(limit, "retry_after"));
        }
        return accountResponse(200, account);
    }

    private ApiResponse rotate(ApiRequest request) {
        Account account = account(request);
        ObjectNode body = request.body().length == 0 ? Json.object() : request.jsonObject();
        account.rotateKeys(new KeyRotation(
                Json.text(body, "public_key"), Json.text(body, "secret_key"), seconds(body, "overlap_seconds"),
                body.path("revoke_tokens").asBoolean(), body.path("sign_with_old_secret").asBoolean()));
        return accountResponse(200, account);
    }

    private ApiResponse requireScope(ApiRequest request) {
        ObjectNode body = request.jsonObject();
        controls.requireScope(required(body, "scope"), required(body, "method"), required(body, "path"));
        return ApiResponse.empty(204);
    }

    private Account account(ApiRequest request) {
        try {
            return accounts.named(request.parameter("name"));
        } catch (IllegalArgumentException e) {
            throw new ErrorResponseException(ErrorResponses.of(request, 404, "not_found", e.getMessage()));
        }
    }

    private static ApiResponse accountResponse(int status, Account account) {
        return ApiResponse.data(status, json(account));
    }

    private static ObjectNode json(Account account) {
        Integration integration = account.integration();
        AccountCounts counts = account.counts();
        ObjectNode json = Json.object().put("name", account.name()).put("integration_id", integration.id())
                .put("user_id", integration.userId()).put("public_key", integration.publicKey())
                .put("secret_key", integration.secretKey())
                .put("authentication", name(account.accepted()));
        account.granted().names().forEach(json.putArray("scopes")::add);
        json.putObject("counts").put("token_requests", counts.tokenRequests()).put("tokens_issued", counts.tokensIssued())
                .put("calls", counts.calls()).put("unauthorized", counts.unauthorized())
                .put("forbidden", counts.forbidden()).put("rate_limited", counts.rateLimited());
        return json;
    }

    private static AcceptedAuthentication accepted(String name) {
        for (AcceptedAuthentication accepted : AcceptedAuthentication.values()) {
            if (name(accepted).equals(name)) {
                return accepted;
            }
        }
        throw new IllegalArgumentException(
                "The field \"authentication\" is basic_and_oauth2, oauth2_only or basic_only, not \"" + name + "\"");
    }

    private static String name(AcceptedAuthentication accepted) {
        return accepted.name().toLowerCase(Locale.ROOT);
    }

    private static String required(JsonNode body, String field) {
        String text = Json.text(body, field);
        if (text == null) {
            throw new IllegalArgumentException("The field \"" + field + "\" is missing");
        }
        return text;
    }

    /** A duration in seconds, which can have decimals; zero if the field is absent. */
    private static Duration seconds(JsonNode body, String field) {
        return Duration.ofMillis(Math.round(body.path(field).asDouble() * 1000));
    }
}
