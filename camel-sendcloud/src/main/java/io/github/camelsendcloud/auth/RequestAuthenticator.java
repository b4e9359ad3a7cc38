package io.github.camelsendcloud.auth;

import java.io.IOException;

import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;

/**
 * The place in HttpClient's chain where a request gets its credential: after all that could redirect it, before a
 * connection is leased, so that waiting for a token cannot use up the pool.
 */
public final class RequestAuthenticator implements ExecChainHandler {

    private static final String CALL = RequestAuthenticator.class.getName();

    /** What a call brings along. The attempts are counted here since only the chain knows of a repetition. */
    private static final class Call {
        private final ApiCredentials credentials;
        private final AccessToken awaited;
        private int attempts;

        private Call(ApiCredentials credentials, AccessToken awaited) {
            this.credentials = credentials;
            this.awaited = awaited;
        }
    }

    /**
     * Prepares the context of a call.
     *
     * @param awaited what {@link ApiCredentials#pending()} gave for this call, or {@code null}
     */
    public static void prepare(HttpClientContext context, ApiCredentials credentials, AccessToken awaited) {
        context.setAttribute(CALL, new Call(credentials, awaited));
    }

    /** How often the request of that context was sent, or was to be and found no connection; 0 for want of a token. */
    public static int attempts(HttpClientContext context) {
        return ((Call) context.getAttribute(CALL)).attempts;
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        request.removeHeaders(HttpHeaders.AUTHORIZATION);
        Call call = (Call) scope.clientContext.getAttribute(CALL);
        if (call == null) {
            return chain.proceed(request, scope);
        }
        ExecChain counting = (sent, where) -> {
            call.attempts++;
            return chain.proceed(sent, where);
        };
        return call.credentials.isFor(Authority.of(scope.route.getTargetHost()))
                ? call.credentials.send(request, scope, counting, call.awaited) : counting.proceed(request, scope);
    }
}
