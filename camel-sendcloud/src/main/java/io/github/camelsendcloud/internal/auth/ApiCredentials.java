package io.github.camelsendcloud.internal.auth;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;

/** What the requests of an account are authenticated with. Safe for use by many threads. */
public interface ApiCredentials {

    /** What stands where a credential was. */
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

    /** A token of the return portal, for one server. */
    static ApiCredentials returnPortal(String token, HttpHost server) {
        return new ReturnPortalCredentials(token, server);
    }

    /**
     * What a request would have to wait for.
     *
     * @return {@code null} when a request can be sent at once, which it nearly always can; else what completes when it
     *         can, or fails with a {@link TokenRequestException}
     */
    default CompletableFuture<AccessToken> pending() {
        return null;
    }

    /**
     * What a request waits for whose token was refused.
     *
     * @return completes with the next token, or fails with a {@link TokenRequestException}
     */
    default CompletableFuture<AccessToken> replacement() {
        throw new UnsupportedOperationException("These credentials are not replaced");
    }

    /**
     * Whether this may be shown to that server. The {@link RequestAuthenticator} asks before it lets {@link #send} put
     * anything on a request.
     */
    boolean isFor(Authority authority);

    /**
     * Puts the credential on the request, with {@link RequestAuthenticator#authenticate}, and sends it on.
     *
     * @param  awaited     what {@link #replacement()} gave for this very attempt, or {@code null}: when this token is
     *                     refused, too, the request is not sent again
     * @throws IOException from the connection, a {@link TokenRequestException} when there is no token to send, or a
     *                     {@link TokenReplacementException} when the request is to be sent again with another token
     */
    ClassicHttpResponse send(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain, AccessToken awaited)
            throws IOException, HttpException;
}
