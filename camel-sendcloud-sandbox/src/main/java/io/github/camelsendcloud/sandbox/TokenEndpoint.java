package io.github.camelsendcloud.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The OAuth2 token endpoint. The endpoint knows only the client credentials grant (RFC 6749, section 4.4). */
final class TokenEndpoint {

    private static final Pattern SCOPE = Pattern.compile("api|(read|write):[a-z-]+");

    private final Authenticator authenticator;
    private final TokenIssuer tokens;

    TokenEndpoint(Authenticator authenticator, TokenIssuer tokens) {
        this.authenticator = authenticator;
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
        Integration integration = client(request, form);
        String grantType = form.first("grant_type");
        if (grantType == null) {
            throw new ErrorResponseException(error(400, "invalid_request", "The parameter grant_type is missing."));
        }
        if (!grantType.equals("client_credentials")) {
            throw new ErrorResponseException(
                    error(400, "unsupported_grant_type",
                            "The authorization grant type is not supported by the authorization server."));
        }
        String scope = form.first("scope");
        List<String> scopes = scope == null ? List.of("api") : Arrays.asList(scope.trim().split(" +"));
        for (String requested : scopes) {
            if (!SCOPE.matcher(requested).matches()) {
                throw new ErrorResponseException(
                        error(400, "invalid_scope",
                                "The OAuth 2.0 Client is not allowed to request scope '" + requested + "'."));
            }
        }
        request.authenticated(integration);
        TokenIssuer.Issued issued = tokens.issue(integration);
        return ApiResponse.json(
                200, Json.object()
                        .put("access_token", issued.token())
                        .put("expires_in", issued.expiresIn())
                        .put("scope", String.join(" ", scopes))
                        .put("token_type", "bearer"));
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

    private Integration client(RecordedRequest request, QueryParameters form) {
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
        Integration integration = id == null || secret == null ? null : authenticator.byKeys(id, secret);
        if (integration == null) {
            throw invalidClient();
        }
        return integration;
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
                = "Client authentication failed (e.g., unknown client, no client authentication included, or unsupported authentication method).";
        return new ErrorResponseException(
                error(401, "invalid_client", description).withHeader("WWW-Authenticate", "Basic realm=\"oauth2\""));
    }

    private static ApiResponse error(int status, String code, String description) {
        ObjectNode body = Json.object().put("error", code).put("error_description", description).put("status_code", status);
        return ApiResponse.json(status, body);
    }
}
