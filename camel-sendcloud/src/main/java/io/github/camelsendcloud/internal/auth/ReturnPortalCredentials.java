package io.github.camelsendcloud.internal.auth;

import java.io.IOException;
import java.util.regex.Pattern;

import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/**
 * A token of the return portal for one parcel, as bearer. The token belongs to the caller and serves one call. A 401 is
 * final, and does not affect the token of the account.
 */
final class ReturnPortalCredentials implements AuthScheme {

    /** The characters of a token, see RFC 6750, 2.1. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private final String token;

    /** @throws IllegalArgumentException when the text is no token; the message does not contain the text */
    ReturnPortalCredentials(String token) {
        if (!TOKEN.matcher(token).matches()) {
            throw new IllegalArgumentException("the value is no bearer token: a token has letters, digits and -._~+/= only");
        }
        this.token = token;
    }

    @Override
    public ClassicHttpResponse send(
            ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain, boolean newToken)
            throws IOException, HttpException {
        AuthContext.authenticate(request, scope, "Bearer " + token, Redaction.ofToken(token));
        return chain.proceed(request, scope);
    }
}
