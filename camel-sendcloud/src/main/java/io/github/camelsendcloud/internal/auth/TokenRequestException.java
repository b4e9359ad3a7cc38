package io.github.camelsendcloud.internal.auth;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

import io.github.camelsendcloud.api.ActivityListener;

/**
 * The exception for a failed token request. The message has the response of the token endpoint, and never the keys.
 */
public class TokenRequestException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int statusCode;
    private final String error;
    private final String errorDescription;
    private final transient Duration retryAfter;
    private final boolean withoutResponse;

    private TokenRequestException(String message, int statusCode, String error, String errorDescription, Duration retryAfter,
                                  boolean withoutResponse, Throwable cause) {
        super(message, cause);
        this.statusCode = statusCode;
        this.error = error;
        this.errorDescription = errorDescription;
        this.retryAfter = retryAfter;
        this.withoutResponse = withoutResponse;
    }

    /** The exception for a request that the endpoint has refused. */
    static TokenRequestException refused(URI endpoint, int statusCode, String error, String description, Duration retryAfter) {
        return new TokenRequestException(
                "The token endpoint " + endpoint + " responded with " + statusCode + (error == null ? "" : " " + error)
                                         + (description == null ? "" : ": " + description)
                                         + (areKeysRefused(statusCode, error) ? " (" + KeyHint.TOKEN + ")" : ""),
                statusCode, error, description, retryAfter, false, null);
    }

    /** The exception for a response without a usable token. */
    static TokenRequestException unusable(URI endpoint, int statusCode, String why) {
        return new TokenRequestException(
                "The token endpoint " + endpoint + " responded with " + statusCode + " but without a usable token: " + why,
                statusCode, null, null, null, false, null);
    }

    /** The exception for a missing or incomplete response. */
    static TokenRequestException failed(URI endpoint, Throwable cause) {
        return new TokenRequestException(
                "The token endpoint " + endpoint + " gave no complete response: " + cause, 0, null, null, null, true, cause);
    }

    /** The exception for an unexpected failure, such as an error in the component. */
    static TokenRequestException unexpected(Throwable cause) {
        return new TokenRequestException("The request for a token failed: " + cause, 0, null, null, null, false, cause);
    }

    /** The exception for a stopped component. */
    static TokenRequestException stopped() {
        return new TokenRequestException(
                "No token is requested: the component is stopped", 0, null, null, null, false, null);
    }

    /** The HTTP status of the response of the token endpoint; 0 for no response. */
    public int getStatusCode() {
        return statusCode;
    }

    /** The OAuth2 error code, such as {@code invalid_client}; {@code null} when the response has none. */
    public String getError() {
        return error;
    }

    /** The description of the error; {@code null} when the response has none. */
    public String getErrorDescription() {
        return errorDescription;
    }

    /** The {@code Retry-After} of the response, one hour at most; {@code null} when the response has none. */
    public Duration getRetryAfter() {
        return retryAfter;
    }

    /** Whether the endpoint has refused the keys (RFC 6749, 5.2). */
    boolean areKeysRefused() {
        return areKeysRefused(statusCode, error);
    }

    private static boolean areKeysRefused(int statusCode, String error) {
        return statusCode == 401 || "invalid_client".equals(error);
    }

    /** The outcome of the request for meters. */
    ActivityListener.Outcome outcome() {
        if (statusCode == 0) {
            return withoutResponse ? ActivityListener.Outcome.NO_RESPONSE : ActivityListener.Outcome.STOPPED;
        }
        if (areKeysRefused()) {
            return ActivityListener.Outcome.UNAUTHORIZED;
        }
        return statusCode == 200 && error == null
                ? ActivityListener.Outcome.UNUSABLE : ActivityListener.Outcome.ofFailed(statusCode);
    }

    /** Whether the response is missing or incomplete. */
    boolean isWithoutResponse() {
        return withoutResponse;
    }

    /** Whether the same request may succeed later: the endpoint was unreachable, busy or faulty, but did not refuse. */
    public boolean isTransient() {
        return statusCode < 400 || statusCode == 408 || statusCode == 425 || statusCode == 429 || statusCode >= 500;
    }
}
