package io.github.camelsendcloud.client;

import java.io.IOException;

import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;

/**
 * Stands between connecting and sending, and notes that a request got that far: one that did not was surely not
 * processed.
 */
final class Transmission implements ExecChainHandler {

    private static final String BEGUN = Transmission.class.getName();

    static boolean hasBegun(HttpClientContext context) {
        return context.getAttribute(BEGUN) != null;
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        scope.clientContext.setAttribute(BEGUN, Boolean.TRUE);
        ClassicHttpResponse response = chain.proceed(request, scope);
        if (response.getCode() == HttpStatus.SC_UNAUTHORIZED) {
            // not processed. With another token it may be sent again, and not get this far
            scope.clientContext.removeAttribute(BEGUN);
        }
        return response;
    }
}
