package io.github.camelsendcloud.api;

import java.time.Duration;
import java.time.Instant;

/**
 * The state of the credentials of an account, without keys and tokens.
 *
 * @param name          the name of the account in the configuration; {@code null} for an account without a name
 * @param account       the public key, as the limits show it. After a rotation, this is the first public key
 * @param integrationId the id of the integration; {@code null} when the configuration has no id
 * @param refusal       the latest response of the API that refused the credentials; {@code null} for none
 * @param token         the OAuth2 token; {@code null} for Basic authentication
 */
public record AccountStatus(String name, String account, Long integrationId, Refusal refusal, Token token) {

    /**
     * A response of the API that refused the credentials.
     *
     * @param at     the time of the response, on the clock of this machine
     * @param status 401 or 403
     */
    public record Refusal(Instant at, int status) {
    }

    /**
     * The state of an OAuth2 token. Ages and counts begin when the first endpoint uses the account.
     *
     * @param scopes    the scopes that the token endpoint has granted, separated by spaces; empty for no scope,
     *                  {@code null} for unknown scopes
     * @param age       the time since the request for the token; {@code null} when the account has no usable token
     * @param left      the time until the token expires; {@code null} when the account has no usable token
     * @param refreshes the number of tokens that the token endpoint has issued
     * @param failures  the number of refreshes that have failed after all retries
     * @param pause     the time until the component requests a token again after a failed refresh; zero for no pause
     */
    public record Token(String scopes, Duration age, Duration left, long refreshes, long failures, Duration pause) {
    }

    /** {@code basic} or {@code oauth2}. */
    public String mode() {
        return token == null ? "basic" : "oauth2";
    }

    /** The name of the account; the public key of an account without a name. */
    public String label() {
        return name == null ? account : name;
    }

    /** The state in one line of plain text. */
    public String text() {
        StringBuilder text = new StringBuilder("account ").append(label()).append(": ").append(mode());
        if (integrationId != null) {
            text.append(", integration ").append(integrationId);
        }
        if (token != null) {
            text.append(token.age == null
                    ? ", no token"
                    : ", token " + token.age.toSeconds() + " s old, expires in " + token.left.toSeconds() + " s");
            text.append(", scopes ").append(token.scopes == null ? "unknown" : "[" + token.scopes + "]");
            text.append(", refreshes ").append(token.refreshes).append(", failures ").append(token.failures);
            if (!token.pause.isZero()) {
                text.append(", next attempt in ").append(token.pause.toMillis()).append(" ms");
            }
        }
        if (refusal != null) {
            text.append(", latest refusal ").append(refusal.status).append(" at ").append(refusal.at);
        }
        return text.toString();
    }
}
