package io.github.camelsendcloud.internal.auth;

import java.io.IOException;
import java.util.regex.Pattern;

import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;

/**
 * A token of the return portal for one parcel, as bearer. The token belongs to the caller and serves one call. A 401 is
 * final, and does not affect the token of the account.
 */
final class ReturnPortalCredentials implements ApiCredentials {

    /** The characters of a token, see RFC 6750, 2.1. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private final String token;
    private final Authority audience;

    /**
     * @param  audience                 the server that may see the token
     * @throws IllegalArgumentException when the text is no token; the message does not contain the text
     */
    public ReturnPortalCredentials(String token, HttpHost audience) {
        if (!TOKEN.matcher(token).matches()) {
            throw new IllegalArgumentException("the value is no bearer token: a token has letters, digits and -._~+/= only");
        }
        this.token = token;
        this.audience = Authority.of(audience);
    }

    @Override
    public boolean isFor(Authority authority) {
        return audience.equals(authority);
    }

    @Override
    public ClassicHttpResponse send(
            ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain, AccessToken awaited)
            throws IOException, HttpException {
        RequestAuthenticator.authenticate(request, scope, "Bearer " + token, Redaction.ofToken(token));
        return chain.proceed(request, scope);
    }
}
