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

    /** Whether a second request may be processed again. */
    protected boolean mayHarm() {
        return false;
    }

    /**
     * Whether a rejected request of a call must not be sent again with the same keys. The API has surely not processed
     * a request with a 401. A 403 can also be the result of a rule of the account.
     */
    static boolean mustKeep(ExecChain.Scope scope, boolean unauthorized) {
        return !unauthorized && scope.clientContext instanceof AuthContext call && call.mayHarm();
    }

    /** Masks the credentials that this call has sent so far. */
    public Redaction redaction() {
        return sent;
    }
}
