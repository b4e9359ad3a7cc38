package io.github.camelsendcloud.internal.auth;

import java.io.IOException;

import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/** The keys of an integration (RFC 7617). Each request has the keys from the first attempt on. A 401 is final. */
final class BasicCredentials implements AuthScheme {

    private final String header;
    private final Redaction redaction;

    /**
     * @param publicKey the user name
     * @param secretKey the password
     */
    BasicCredentials(String publicKey, String secretKey) {
        this.header = header(publicKey, secretKey);
        this.redaction = Redaction.ofKeys(publicKey, secretKey);
    }

    static String header(String user, String password) {
        return "Basic " + Redaction.pair(user, password);
    }

    @Override
    public ClassicHttpResponse send(
            ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain, boolean newToken)
            throws IOException, HttpException {
        AuthContext.authenticate(request, scope, header, redaction);
        return chain.proceed(request, scope);
    }
}
