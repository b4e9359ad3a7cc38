package io.github.camelsendcloud.internal.auth;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/**
 * No token was to be had. Says what the token endpoint said, never what it was asked with.
 */
public class TokenRequestException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int statusCode;
    private final String error;
    private final String errorDescription;
    private final transient Duration retryAfter;
    private final boolean unanswered;

    private TokenRequestException(String message, int statusCode, String error, String errorDescription, Duration retryAfter,
                                  boolean unanswered, Throwable cause) {
        super(message, cause);
        this.statusCode = statusCode;
        this.error = error;
        this.errorDescription = errorDescription;
        this.retryAfter = retryAfter;
        this.unanswered = unanswered;
    }

    /** The endpoint answered, and refused. */
    static TokenRequestException refused(URI endpoint, int statusCode, String error, String description, Duration retryAfter) {
        return new TokenRequestException(
                "The token endpoint " + endpoint + " answered " + statusCode + (error == null ? "" : " " + error)
                                         + (description == null ? "" : ": " + description),
                statusCode, error, description, retryAfter, false, null);
    }

    /** The endpoint answered something that is no token. */
    static TokenRequestException unusable(URI endpoint, int statusCode, String why) {
        return new TokenRequestException(
                "The token endpoint " + endpoint + " answered " + statusCode + " without a usable token: " + why,
                statusCode, null, null, null, false, null);
    }

    /** The endpoint did not answer. */
    static TokenRequestException failed(URI endpoint, Throwable cause) {
        return new TokenRequestException(
                "The token endpoint " + endpoint + " could not be asked: " + cause, 0, null, null, null, true, cause);
    }

    /** Asking failed in a way that nobody thought of. */
    static TokenRequestException unexpected(Throwable cause) {
        return new TokenRequestException("Asking for a token failed: " + cause, 0, null, null, null, false, cause);
    }

    /** No one can be asked any more. */
    static TokenRequestException stopped() {
        return new TokenRequestException(
                "No token is requested any more: the component is stopped", 0, null, null, null, false, null);
    }

    /** The HTTP status of the token endpoint's answer; 0 when there was none. */
    public int getStatusCode() {
        return statusCode;
    }

    /** The OAuth2 error code, such as {@code invalid_client}; {@code null} when the endpoint gave none. */
    public String getError() {
        return error;
    }

    /** The endpoint's explanation; {@code null} when it gave none. */
    public String getErrorDescription() {
        return errorDescription;
    }

    /** How long the endpoint asked to be left alone; {@code null} when it did not say. */
    public Duration getRetryAfter() {
        return retryAfter;
    }

    /** Whether the endpoint was asked, or was to be asked, and gave no whole response. */
    boolean isUnanswered() {
        return unanswered;
    }

    /** Whether the same request may succeed later: the endpoint was unreachable, busy or broken, but did not refuse. */
    public boolean isTransient() {
        return statusCode < 400 || statusCode == 408 || statusCode == 425 || statusCode == 429 || statusCode >= 500;
    }
}
