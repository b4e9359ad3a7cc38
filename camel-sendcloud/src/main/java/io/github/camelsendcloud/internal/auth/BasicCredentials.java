package io.github.camelsendcloud.internal.auth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/** The keys of an integration (RFC 7617). Each request has the keys from the first attempt on. A 401 is final. */
final class BasicCredentials implements ApiCredentials {

    private final String header;
    private final Redaction redaction;
    private final Set<Authority> audience;

    /**
     * @param publicKey the user name
     * @param secretKey the password
     * @param audience  the servers that may see the keys
     */
    public BasicCredentials(String publicKey, String secretKey, Set<Authority> audience) {
        this.header = header(publicKey, secretKey);
        this.redaction = Redaction.ofKeys(publicKey, secretKey);
        this.audience = Set.copyOf(audience);
    }

    static String header(String user, String password) {
        return "Basic " + pair(user, password);
    }

    /** User name and password in the form of the header. */
    static String pair(String user, String password) {
        return Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean isFor(Authority authority) {
        return audience.contains(authority);
    }

    @Override
    public ClassicHttpResponse send(
            ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain, AccessToken awaited)
            throws IOException, HttpException {
        RequestAuthenticator.authenticate(request, scope, header, redaction);
        return chain.proceed(request, scope);
    }
}
