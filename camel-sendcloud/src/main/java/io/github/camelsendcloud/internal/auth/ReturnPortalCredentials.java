package io.github.camelsendcloud.internal.auth;

import java.io.IOException;
import java.util.regex.Pattern;

import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;

/**
 * A token that the return portal gave for one parcel, as bearer. It is the caller's, for one call: a refusal is final,
 * and says nothing about the account's own token.
 */
final class ReturnPortalCredentials implements ApiCredentials {

    /** RFC 6750, 2.1 */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private final String token;
    private final Authority audience;

    /**
     * @param  audience                 who may see it
     * @throws IllegalArgumentException when it cannot be a token; the message does not tell it
     */
    public ReturnPortalCredentials(String token, HttpHost audience) {
        if (!TOKEN.matcher(token).matches()) {
            throw new IllegalArgumentException("it is no bearer token, which has letters, digits and -._~+/= only");
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
