package io.github.camelsendcloud.internal.auth;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;

/** The credentials of the requests of an account. Several threads may use an instance. */
public interface ApiCredentials {

    /** The text that replaces a secret in texts for people. */
    String MASK = "xxxxxx";

    /**
     * The keys of an integration (Basic).
     *
     * @param audience the servers that may see the keys
     */
    static ApiCredentials basic(String publicKey, String secretKey, Set<Authority> audience) {
        return new BasicCredentials(publicKey, secretKey, audience);
    }

    /**
     * The token of an account.
     *
     * @param audience the servers that may see the token
     */
    static ApiCredentials bearer(TokenManager tokens, Set<Authority> audience) {
        return new BearerCredentials(tokens, audience);
    }

    /**
     * Whether the API has refused the token of a request and another token is not available yet, so that the request
     * can be sent again with {@link #replacement()}.
     *
     * @param failure the exception of the sending
     */
    static boolean isReplacementPending(IOException failure) {
        return failure instanceof TokenReplacementException;
    }

    /** A token of the return portal, for one server. */
    static ApiCredentials returnPortal(String token, HttpHost server) {
        return new ReturnPortalCredentials(token, server);
    }

    /**
     * The credential that a request must wait for.
     *
     * @return {@code null} in the usual case that no request must wait; otherwise a future that completes with the
     *         token, or fails with a {@link TokenRequestException}
     */
    default CompletableFuture<AccessToken> pending() {
        return null;
    }

    /**
     * The token that replaces a refused token.
     *
     * @return a future that completes with the next token, or fails with a {@link TokenRequestException}
     */
    default CompletableFuture<AccessToken> replacement() {
        throw new UnsupportedOperationException("These credentials are not replaced");
    }

    /**
     * The scopes of the token, as {@link TokenManager#grantedScopes()} returns them.
     *
     * @throws UnsupportedOperationException when {@link #hasScopes()} is false
     */
    default String grantedScopes() {
        throw new UnsupportedOperationException("These credentials have no scopes");
    }

    /** Whether the credentials are an OAuth2 token of an account, so that scopes limit the allowed operations. */
    default boolean hasScopes() {
        return false;
    }

    /**
     * Whether a server may see these credentials. The {@link RequestAuthenticator} calls {@link #send} only for such a
     * server.
     */
    boolean isFor(Authority authority);

    /**
     * Sets the credential on the request, with {@link RequestAuthenticator#authenticate}, and sends the request.
     *
     * @param  awaited     the token of {@link #replacement()} for this attempt, or {@code null}. When the API refuses
     *                     this token too, the request is not sent again
     * @throws IOException from the connection; a {@link TokenRequestException} when no token is available; a
     *                     {@link TokenReplacementException} when the caller must send the request again, with the
     *                     replacement
     */
    ClassicHttpResponse send(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain, AccessToken awaited)
            throws IOException, HttpException;
}
