package io.github.camelsendcloud.internal.auth;

import java.io.IOException;

import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;

/**
 * Sets the credential of each request in HttpClient's chain. This element comes after each element that could redirect
 * the request, and before the lease of a connection. So a request that waits for a token holds no connection of the
 * pool.
 */
public final class RequestAuthenticator implements ExecChainHandler {

    /**
     * The context of a call, with the credentials of the call. The context counts the attempts, since only the chain
     * sees the second attempt after a 401.
     */
    public static class Context extends AuthContext {

        private final ApiCredentials credentials;
        private final boolean newToken;
        private int attempts;

        /** @param newToken whether this attempt follows {@link ApiCredentials#replacement()} */
        public Context(ApiCredentials credentials, boolean newToken) {
            this.credentials = credentials;
            this.newToken = newToken;
        }

        /** The number of sendings and of failed connects; 0 when no token was available. */
        public int attempts() {
            return attempts;
        }
    }

    /** A target of HttpClient, and the target in the form for the comparison with credentials. */
    private record Target(HttpHost host, Authority authority) {
    }

    /** The latest target. Most requests have the target of the previous request, so that the conversion is rare. */
    private volatile Target latest = new Target(null, null);

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        request.removeHeaders(HttpHeaders.AUTHORIZATION);
        if (!(scope.clientContext instanceof Context call)) {
            return chain.proceed(request, scope);
        }
        if (!call.credentials.isFor(authority(scope.route.getTargetHost()))) {
            call.attempts++;
            return chain.proceed(request, scope);
        }
        ExecChain counting = (sent, where) -> {
            call.attempts++;
            try {
                ClassicHttpResponse response = chain.proceed(sent, where);
                call.credentials.responded(response.getCode());
                return response;
            } catch (IOException e) {
                call.credentials.failed(e);
                throw e;
            }
        };
        return call.credentials.send(request, scope, counting, call.newToken);
    }

    private Authority authority(HttpHost host) {
        Target target = latest;
        if (!host.equals(target.host)) {
            target = new Target(host, Authority.of(host));
            latest = target;
        }
        return target.authority;
    }
}
