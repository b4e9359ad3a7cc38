package io.github.camelsendcloud.internal.client;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.util.Locale;

import javax.net.ssl.SSLException;

import io.github.camelsendcloud.api.Operation;

/** The kinds of failures that the {@link RetryRules} know. */
enum FailureKind {

    /**
     * The connect failed, or the connection was closed before the end of the request: the request was not processed.
     */
    NOT_SENT,
    /** The status is 401, and no other token is ready: the request was not processed. */
    TOKEN_REFUSED,
    /** The certificate of the server is not trusted: the request was not processed, and a retry will fail too. */
    TLS,
    /** The connection was closed, or the timeout expired, after the end of the request. */
    NO_RESPONSE,
    /** The body of a response with status 2xx was truncated. */
    RESPONSE_TRUNCATED,
    /** A response with status 2xx lacks the content of the operation, and the request has a reference. */
    UNUSABLE,
    /** The status is 429. */
    RATE_LIMITED,
    /** The status is 400, with an error that asks for a later retry. */
    BUSY,
    /** The status is 409. */
    CONFLICT,
    /** The status is 408, 502, 503 or 504: the request may have been processed. */
    UNAVAILABLE,
    /** The status is 500 or another 5xx: the request may have been processed. */
    SERVER_ERROR,
    /** The status is another status: the request was not processed, and a retry will fail too. */
    REFUSED;

    private final String tag = name().toLowerCase(Locale.ROOT);

    /** The name for meters. */
    String tag() {
        return tag;
    }

    /** Whether the request may have been processed. */
    boolean isAmbiguous() {
        return this == NO_RESPONSE || this == RESPONSE_TRUNCATED || this == UNUSABLE || this == UNAVAILABLE
                || this == SERVER_ERROR;
    }

    /** Whether the response shows that Sendcloud works, like a success does. */
    boolean isDefinite() {
        return this == REFUSED || this == CONFLICT;
    }

    /** @param sent whether the whole request may have been sent */
    static FailureKind of(IOException failure, boolean sent) {
        if (failure instanceof TruncatedResponseException) {
            return RESPONSE_TRUNCATED;
        }
        if (sent) {
            return NO_RESPONSE;
        }
        Throwable cause = failure.getCause();
        // a handshake that is cut off is no evidence about trust
        boolean cut = cause instanceof EOFException || cause instanceof SocketException;
        return failure instanceof SSLException && !cut ? TLS : NOT_SENT;
    }

    /** @return {@code null} for a success */
    static FailureKind of(ApiResponse response, Operation operation) {
        if (response.isSuccess()) {
            return null;
        }
        String busy = operation.retrySemantics().busyText();
        return switch (response.status()) {
            case 400 -> busy != null && response.error().contains(busy) ? BUSY : REFUSED;
            case 408, 502, 503, 504 -> UNAVAILABLE;
            case 409 -> CONFLICT;
            case 429 -> RATE_LIMITED;
            default -> response.status() >= 500 ? SERVER_ERROR : REFUSED;
        };
    }
}
