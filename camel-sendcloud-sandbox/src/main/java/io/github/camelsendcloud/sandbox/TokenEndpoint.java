package io.github.camelsendcloud.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.Counters.Event;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.QueryParameters;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The OAuth2 token endpoint. The endpoint knows only the client credentials grant (RFC 6749, section 4.4). */
final class TokenEndpoint {

    private final Accounts accounts;
    private final TokenIssuer tokens;

    TokenEndpoint(Accounts accounts, TokenIssuer tokens) {
        this.accounts = accounts;
        this.tokens = tokens;
    }

    /** Processes a token request. An error is a response too. */
    ApiResponse respond(RecordedRequest request, byte[] body) {
        ApiResponse response;
        try {
            response = issue(request, body);
        } catch (ErrorResponseException e) {
            response = e.response();
        }
        return response.withHeaders(Map.of("Cache-Control", "no-store", "Pragma", "no-cache"));
    }

    private ApiResponse issue(RecordedRequest request, byte[] body) {
        if (!request.method().equals("POST")) {
            throw new ErrorResponseException(
                    error(405, "invalid_request", "The token endpoint is called with POST.").withHeader("Allow", "POST"));
        }
        QueryParameters form = form(request, body);
        KeyPair keys = client(request, form);
        String grantType = form.first("grant_type");
        if (grantType == null) {
            throw new ErrorResponseException(error(400, "invalid_request", "The parameter grant_type is missing."));
        }
        if (!grantType.equals("client_credentials")) {
            throw new ErrorResponseException(
                    error(400, "unsupported_grant_type",
                            "The authorization grant type is not supported by the authorization server."));
        }
        Scopes scopes = scopes(keys.account(), form.first("scope"));
        request.authenticated(new Caller(keys.account(), keys.publicKey(), scopes));
        TokenIssuer.Issued issued = tokens.issue(keys, scopes);
        keys.account().counters().count(Event.TOKEN_ISSUED);
        return ApiResponse.json(
                200, Json.object()
                        .put("access_token", issued.token())
                        .put("expires_in", issued.expiresIn())
                        .put("scope", scopes.toString())
                        .put("token_type", "bearer"));
    }

    private static Scopes scopes(Account account, String requested) {
        if (requested == null) {
            return account.granted();
        }
        List<String> names = Scopes.split(requested);
        for (String name : names) {
            if (!Scopes.isScope(name)) {
                throw invalidScope(name);
            }
        }
        Scopes granted = account.granted().grant(Scopes.of(names));
        if (granted.isEmpty()) {
            throw invalidScope(requested);
        }
        return granted;
    }

    private static ErrorResponseException invalidScope(String scope) {
        return new ErrorResponseException(
                error(400, "invalid_scope", "The OAuth 2.0 Client is not allowed to request scope '" + scope + "'."));
    }

    private static QueryParameters form(RecordedRequest request, byte[] body) {
        String contentType = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!contentType.startsWith("application/x-www-form-urlencoded")) {
            throw new ErrorResponseException(
                    error(400, "invalid_request", "The body must be application/x-www-form-urlencoded."));
        }
        try {
            QueryParameters form = QueryParameters.parse(new String(body, StandardCharsets.UTF_8));
            if (form.hasRepeated()) {
                throw new ErrorResponseException(error(400, "invalid_request", "A parameter must occur once."));
            }
            return form;
        } catch (IllegalArgumentException e) {
            throw new ErrorResponseException(error(400, "invalid_request", "The body is not form-encoded correctly."));
        }
    }

    private KeyPair client(RecordedRequest request, QueryParameters form) {
        String authorization = request.header("Authorization").orElse(null);
        String id = form.first("client_id");
        String secret = form.first("client_secret");
        if (authorization != null) {
            if (secret != null) {
                throw new ErrorResponseException(
                        error(400, "invalid_request", "The client must not use more than one way to authenticate."));
            }
            BasicCredentials credentials = BasicCredentials.parse(authorization);
            if (credentials == null) {
                throw invalidClient();
            }
            id = formDecoded(credentials.user());
            secret = formDecoded(credentials.password());
        }
        Account account = id == null ? null : accounts.withPublicKey(id);
        if (account == null) {
            throw invalidClient();
        }
        account.counters().count(Event.TOKEN_REQUEST);
        KeyPair keys = secret == null ? null : account.validPair(id, secret);
        if (keys == null || account.accepted() == AcceptedAuthentication.BASIC_ONLY) {
            throw invalidClient();
        }
        return keys;
    }

    /** Decodes an id or a secret. Both are form-encoded in Basic credentials: RFC 6749, section 2.3.1. */
    private static String formDecoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalidClient();
        }
    }

    private static ErrorResponseException invalidClient() {
        String description
                = "Client authentication failed (e.g., unknown client, no client authentication included, "
                  + "or unsupported authentication method).";
        return new ErrorResponseException(
                error(401, "invalid_client", description).withHeader("WWW-Authenticate", "Basic realm=\"oauth2\""));
    }

    private static ApiResponse error(int status, String code, String description) {
        ObjectNode body = Json.object().put("error", code).put("error_description", description).put("status_code", status);
        return ApiResponse.json(status, body);
    }
}
