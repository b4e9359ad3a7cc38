package io.github.camelsendcloud.internal.auth;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

import io.github.camelsendcloud.api.AccountStatus;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/** How requests are authenticated, for example with keys or with a token. Safe for use by several threads. */
interface AuthScheme {

    /** See {@link ApiCredentials#pending()}. */
    default CompletableFuture<?> pending() {
        return null;
    }

    /** See {@link ApiCredentials#replacement()}. */
    default CompletableFuture<?> replacement() {
        throw new UnsupportedOperationException("These credentials are not replaced");
    }

    /** See {@link ApiCredentials#hasScopes()}. */
    default boolean hasScopes() {
        return false;
    }

    /** See {@link ApiCredentials#grantedScopes()}. */
    default String grantedScopes() {
        throw new UnsupportedOperationException("These credentials have no scopes");
    }

    /** See {@link ApiCredentials#token()}. */
    default AccountStatus.Token token() {
        return null;
    }

    /** See {@link ApiCredentials#invalidate()}. */
    default void invalidate() {
        // no token
    }

    /** See {@link ApiCredentials#stop()}. */
    default void stop() {
        // no request waits
    }

    /**
     * Sets the credential on the request, with {@link AuthContext#authenticate}, and sends the request.
     *
     * @param  newToken    whether this attempt follows {@link #replacement()}. When the API refuses this token too, the
     *                     request is not sent again
     * @throws IOException from the connection; a {@link TokenRequestException} when there is no token; a
     *                     {@link ReplacementException} when the caller has to send the request again, with the
     *                     replacement
     */
    ClassicHttpResponse send(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain, boolean newToken)
            throws IOException, HttpException;
}
