package io.github.camelsendcloud.internal.auth;

import java.io.IOException;

import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;

/**
 * The place in HttpClient's chain where a request gets its credential: after all that could redirect it, before a
 * connection is leased, so that waiting for a token cannot use up the pool.
 */
public final class RequestAuthenticator implements ExecChainHandler {

    /**
     * The context of a call: what it is authenticated with. The attempts are counted here since only the chain knows of
     * a repetition.
     */
    public static class Context extends HttpClientContext {

        private final ApiCredentials credentials;
        private final AccessToken awaited;
        private int attempts;
        private Redaction sent = Redaction.NONE;

        /** @param awaited what {@link ApiCredentials#replacement()} gave for this attempt, or {@code null} */
        public Context(ApiCredentials credentials, AccessToken awaited) {
            this.credentials = credentials;
            this.awaited = awaited;
        }

        /** How often the request was sent, or was to be and found no connection; 0 for want of a token. */
        public int attempts() {
            return attempts;
        }

        /** Masks the credentials that were sent for this call so far. */
        public Redaction redaction() {
            return sent;
        }
    }

    /** Puts a credential on a request, and remembers what a server may echo from now on. */
    static void authenticate(ClassicHttpRequest request, ExecChain.Scope scope, String header, Redaction redaction) {
        request.setHeader(HttpHeaders.AUTHORIZATION, header);
        if (scope.clientContext instanceof Context call) {
            call.sent = call.sent.and(redaction);
        }
    }

    /** What a target of HttpClient is to whoever has a credential. */
    private record Target(HttpHost host, Authority authority) {
    }

    /** Nearly always the next request has the same target, and need not take it apart. */
    private volatile Target latest = new Target(null, null);

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        request.removeHeaders(HttpHeaders.AUTHORIZATION);
        if (!(scope.clientContext instanceof Context call)) {
            return chain.proceed(request, scope);
        }
        ExecChain counting = (sent, where) -> {
            call.attempts++;
            return chain.proceed(sent, where);
        };
        return call.credentials.isFor(authority(scope.route.getTargetHost()))
                ? call.credentials.send(request, scope, counting, call.awaited) : counting.proceed(request, scope);
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
