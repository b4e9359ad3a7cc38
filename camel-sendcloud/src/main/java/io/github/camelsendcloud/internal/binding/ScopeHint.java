package io.github.camelsendcloud.internal.binding;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelsendcloud.internal.client.ApiRequest;
import io.github.camelsendcloud.internal.client.ApiResponse;

/** Describes the scopes of a request with an OAuth2 token that the API has refused with 403. */
final class ScopeHint {

    /** RFC 6750, 3.1: the error code of a token that lacks a scope. */
    private static final Pattern INSUFFICIENT = Pattern.compile("(?:^|[\\s,])error\\s*=\\s*\"?insufficient_scope\"?");
    /** RFC 6750, 3: the scopes that the API needs. */
    private static final Pattern SCOPE
            = Pattern.compile(
                    "(?:^|[\\s,])scope\\s*=\\s*\"([\\x21\\x23-\\x5b\\x5d-\\x7e][\\x20\\x21\\x23-\\x5b\\x5d-\\x7e]{0,500})\"");

    private ScopeHint() {
    }

    /**
     * Text for the end of a message: the scopes that the operation needs, and the scopes of the token. Scopes in the
     * header {@code WWW-Authenticate} of the response take precedence over the scopes of the catalog.
     *
     * @return empty when the request carried no OAuth2 token of an account
     */
    static String of(ApiRequest request, ApiResponse response) {
        if (!request.credentials().hasScopes()) {
            return "";
        }
        String asked = asked(response);
        String granted = request.credentials().grantedScopes();
        return " (" + (asked == null
                ? "scope that the operation needs: " + request.operation().scopes() : "scope that the API asks for: " + asked)
               + "; scopes of the token: " + (granted == null ? "unknown" : granted.isEmpty() ? "none" : granted) + ")";
    }

    /** @return {@code null} when the response names no scope */
    private static String asked(ApiResponse response) {
        for (String challenge : response.headers("WWW-Authenticate")) {
            Matcher scope = SCOPE.matcher(challenge);
            if (INSUFFICIENT.matcher(challenge).find() && scope.find()) {
                return scope.group(1).strip();
            }
        }
        return null;
    }
}
