package io.github.camelsendcloud.internal.auth;

import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpHeaders;

/** The context of a call that knows which credentials the call has sent. */
abstract class AuthContext extends HttpClientContext {

    private Redaction sent = Redaction.NONE;

    /**
     * Sets the credential of a request. The redaction of the call masks the credential from now on: a server may echo
     * the header.
     */
    static void authenticate(ClassicHttpRequest request, ExecChain.Scope scope, String header, Redaction redaction) {
        request.setHeader(HttpHeaders.AUTHORIZATION, header);
        if (scope.clientContext instanceof AuthContext call) {
            call.sent = call.sent.and(redaction);
        }
    }

    /** Masks the credentials that this call has sent so far. */
    public Redaction redaction() {
        return sent;
    }
}
