package io.github.camelsendcloud.auth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;

/** The keys of an integration, sent with every request before anybody asks for them. A refusal is final. */
public final class BasicCredentials implements ApiCredentials {

    private final String header;
    private final String secretKey;
    private final Set<Authority> audience;

    /**
     * @param publicKey the user name
     * @param secretKey the password
     * @param audience  who may see them
     */
    public BasicCredentials(String publicKey, String secretKey, Set<Authority> audience) {
        this.header = header(publicKey, secretKey);
        this.secretKey = secretKey;
        this.audience = Set.copyOf(audience);
    }

    static String header(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean isFor(Authority authority) {
        return audience.contains(authority);
    }

    @Override
    public String redact(String text) {
        return text.replace(header, MASK).replace(header.substring("Basic ".length()), MASK).replace(secretKey, MASK);
    }

    @Override
    public ClassicHttpResponse send(
            ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain, AccessToken awaited)
            throws IOException, HttpException {
        request.setHeader(HttpHeaders.AUTHORIZATION, header);
        return chain.proceed(request, scope);
    }
}
