package io.github.camelsendcloud.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The control endpoints for accounts: their keys, tokens, scopes and limits. */
final class ControlAccounts {

    private static final int MAX_TOKENS = 20;
    private static final String ACCOUNTS = ControlApi.ROOT + "/accounts";
    private static final String ACCOUNT = ACCOUNTS + "/{name}";

    private final Accounts accounts;
    private final SandboxControls controls;

    ControlAccounts(Accounts accounts, SandboxControls controls) {
        this.accounts = accounts;
        this.controls = controls;
    }

    void addTo(Router router) {
        router.add("GET", ACCOUNTS, request -> ApiResponse.data(200, json()));
        router.add("POST", ACCOUNTS,
                request -> accountResponse(201, accounts.add(ControlApi.required(request.jsonObject(), "name"))));
        router.add("GET", ACCOUNT, request -> accountResponse(200, account(request)));
        router.add("PATCH", ACCOUNT, this::update);
        router.add("POST", ACCOUNT + "/rotate", this::rotate);
        router.add("POST", ACCOUNT + "/revoke-tokens", request -> accountResponse(200, account(request).revokeTokens()));
        router.add("POST", ControlApi.ROOT + "/required-scopes", this::requireScope);
        router.add("PATCH", ControlApi.ROOT + "/limits", this::limit);
    }

    /** All accounts, in the order of their addition. */
    ArrayNode json() {
        Map<Account, List<TokenIssuer.Valid>> tokens = tokens();
        ArrayNode data = Json.array();
        accounts.all().forEach(account -> data.add(json(account, tokens.getOrDefault(account, List.of()))));
        return data;
    }

    private Map<Account, List<TokenIssuer.Valid>> tokens() {
        Map<Account, List<TokenIssuer.Valid>> tokens = new HashMap<>();
        accounts.tokens().valid()
                .forEach(token -> tokens.computeIfAbsent(token.account(), account -> new ArrayList<>()).add(token));
        return tokens;
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
            accounts.rateLimit().set(account.id(), rule(changes.get("rate_limit")));
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
        controls.requireScope(
                ControlApi.required(body, "scope"), ControlApi.required(body, "method"), ControlApi.required(body, "path"));
        return ApiResponse.empty(204);
    }

    private ApiResponse limit(ApiRequest request) {
        RateLimit.Rule rule = rule(request.json());
        accounts.rateLimit().set(rule);
        return ApiResponse.data(200, json(rule));
    }

    /** The limit in a body; null for no limit. */
    private static RateLimit.Rule rule(JsonNode limit) {
        return limit.isNull()
                ? null
                : new RateLimit.Rule(
                        limit.path("writes").asInt(), limit.path("reads").asInt(), seconds(limit, "window_seconds"),
                        Json.text(limit, "retry_after"));
    }

    private static JsonNode json(RateLimit.Rule rule) {
        return rule == null
                ? NullNode.getInstance()
                : Json.object().put("writes", rule.writes()).put("reads", rule.reads())
                        .put("window_seconds", rule.window().toMillis() / 1000.0).put("retry_after", rule.retryAfter());
    }

    private Account account(ApiRequest request) {
        try {
            return accounts.named(request.parameter("name"));
        } catch (IllegalArgumentException e) {
            throw new ErrorResponseException(ErrorResponses.of(request, 404, "not_found", e.getMessage()));
        }
    }

    private ApiResponse accountResponse(int status, Account account) {
        return ApiResponse.data(status, json(account, tokens().getOrDefault(account, List.of())));
    }

    private ObjectNode json(Account account, List<TokenIssuer.Valid> tokens) {
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
        json.set("rate_limit", json(accounts.rateLimit().rule(account.id())));
        ArrayNode shown = json.putArray("tokens");
        tokens.stream().limit(MAX_TOKENS).forEach(
                token -> shown.addObject().put("token", token.mask()).put("expires_in", token.expiresIn()));
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

    /** A duration in seconds, which can have decimals; zero if the field is absent. */
    static Duration seconds(JsonNode body, String field) {
        return Duration.ofMillis(Math.round(body.path(field).asDouble() * 1000));
    }
}
