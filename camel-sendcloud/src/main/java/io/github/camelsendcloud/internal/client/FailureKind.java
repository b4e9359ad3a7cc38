package io.github.camelsendcloud.internal.client;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;

import javax.net.ssl.SSLException;

import io.github.camelsendcloud.api.Operation;

/** In how many ways a call can fail, as far as that decides whether it is repeated. */
enum FailureKind {

    /** No connection, or cut before the request was out: it was not processed. */
    NOT_SENT,
    /** 401, and there is no other token yet: it was not processed. */
    TOKEN_REFUSED,
    /** No trust: it was not processed, and will not be without another certificate. */
    TLS,
    /** Cut, or waited for in vain, after the request was out. */
    NO_ANSWER,
    /** A success, cut in the middle of its body. */
    ANSWER_CUT,
    /** A 2xx without what the operation answers with, of a request with a reference. */
    UNUSABLE,
    /** 429. */
    RATE_LIMITED,
    /** 400 that means "not now". */
    BUSY,
    /** 409. */
    CONFLICT,
    /** 408, 502, 503, 504: nobody can tell how far the request got. */
    UNAVAILABLE,
    /** 500 and its like: it was begun. */
    SERVER_ERROR,
    /** Any other status: it was understood and not done. */
    REFUSED;

    /** Whether the request may have been processed. */
    boolean isAmbiguous() {
        return this == NO_ANSWER || this == ANSWER_CUT || this == UNUSABLE || this == UNAVAILABLE || this == SERVER_ERROR;
    }

    /** Whether it is Sendcloud's last word about the request, as a success is. */
    boolean isDefinite() {
        return this == REFUSED || this == CONFLICT;
    }

    /** @param sent whether the whole request may have got out */
    static FailureKind of(IOException failure, boolean sent) {
        if (failure instanceof TruncatedResponseException) {
            return ANSWER_CUT;
        }
        if (sent) {
            return NO_ANSWER;
        }
        Throwable cause = failure.getCause();
        // a handshake that breaks off has nothing to do with trust
        boolean cut = cause instanceof EOFException || cause instanceof SocketException;
        return failure instanceof SSLException && !cut ? TLS : NOT_SENT;
    }

    /** @return {@code null} for a success */
    static FailureKind of(ApiResponse response, Operation operation) {
        if (response.isSuccess()) {
            return null;
        }
        String busy = operation.repetition().busy();
        return switch (response.status()) {
            case 400 -> busy != null && response.error().contains(busy) ? BUSY : REFUSED;
            case 408, 502, 503, 504 -> UNAVAILABLE;
            case 409 -> CONFLICT;
            case 429 -> RATE_LIMITED;
            default -> response.status() >= 500 ? SERVER_ERROR : REFUSED;
        };
    }
}
