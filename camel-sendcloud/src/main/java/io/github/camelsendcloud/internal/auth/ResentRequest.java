package io.github.camelsendcloud.internal.auth;

import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/** Creates the second request of a call whose first credential the API has refused. */
final class ResentRequest {

    private ResentRequest() {
    }

    /** Whether the body of a request can be sent a second time. */
    static boolean isPossible(ClassicHttpRequest request) {
        return request.getEntity() == null || request.getEntity().isRepeatable();
    }

    /** The request without the headers that later elements of the chain have added. */
    static ClassicHttpRequest of(ClassicHttpRequest sent, ExecChain.Scope scope) {
        ClassicHttpRequest fresh = ClassicRequestBuilder.copy(scope.originalRequest).build();
        fresh.removeHeaders(HttpHeaders.AUTHORIZATION);
        Header encoding = sent.getFirstHeader(HttpHeaders.ACCEPT_ENCODING);
        if (encoding != null) {
            // an earlier element of the chain has set this header
            fresh.setHeader(encoding);
        }
        return fresh;
    }
}
