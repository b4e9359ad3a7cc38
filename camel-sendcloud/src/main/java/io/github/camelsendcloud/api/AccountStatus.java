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
 * @param calls         the responses of the API to the calls
 */
public record AccountStatus(
        String name, String account, Long integrationId, Refusal refusal, Token token, Calls calls) {

    /**
     * A response of the API that refused the credentials.
     *
     * @param at     the time of the response, on the clock of this machine
     * @param status 401 or 403
     * @param code   the error code of Sendcloud; {@code null} for no code
     */
    public record Refusal(Instant at, int status, String code) {

        /** The same refusal with an error code. */
        public Refusal withCode(String code) {
            return new Refusal(at, status, code);
        }
    }

    /**
     * The responses of the API to the calls with the credentials. All times are on the clock of this machine.
     *
     * @param acceptedAt  the time of the latest response that shows that the API has accepted the credentials;
     *                    {@code null} for none
     * @param refused     the first refusal since then, which means that the API does not accept the present keys;
     *                    {@code null} for none. A 403 for a missing permission is no such refusal
     * @param failures    the number of attempts in a row without a response or with a server error (5xx)
     * @param failedSince the time of the first of these failures; {@code null} for no failure
     * @param failedAt    the time of the latest of these failures; {@code null} for no failure
     * @param failure     the status or the class of the exception of the latest failure; {@code null} for no failure
     */
    public record Calls(
            Instant acceptedAt, Refusal refused, int failures, Instant failedSince, Instant failedAt, String failure) {
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
     * @param failure   the failure of the latest refresh with the present keys; {@code null} after a success
     */
    public record Token(
            String scopes, Duration age, Duration left, long refreshes, long failures, Duration pause,
            TokenFailure failure) {
    }

    /**
     * The failure of a refresh of a token, after all retries.
     *
     * @param since   the time of the first failure in a row, on the clock of this machine
     * @param at      the time of the latest failure in a row
     * @param status  the HTTP status of the token endpoint; 0 for no response
     * @param error   the OAuth2 error code, such as {@code invalid_client}; {@code null} for no code
     * @param refused whether the token endpoint has refused the keys
     */
    public record TokenFailure(Instant since, Instant at, int status, String error, boolean refused) {
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
        if (calls.failures > 0) {
            text.append(", ").append(calls.failures).append(" failures in a row, the latest: ").append(calls.failure);
        }
        return text.toString();
    }
}
