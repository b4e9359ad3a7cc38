package io.github.camelsendcloud.internal.auth;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

import io.github.camelsendcloud.api.AccountStatus;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;

/**
 * An OAuth2 token as bearer (RFC 6750). A 401 means that the API did not process the request. Therefore the refused
 * token is discarded, and the request is sent a second time with another token. When the API refuses the second token
 * too, that token is discarded for later requests, and the request fails. A 401 that another token of the same keys
 * would not change, and a 403, lead to a question to the source of the keys, if the account has a source.
 */
final class BearerCredentials implements AuthScheme {

    private final TokenManager tokens;
    private final Account account;

    /**
     * @param tokens  the manager that supplies the tokens
     * @param account supplies the keys of the tokens
     */
    BearerCredentials(TokenManager tokens, Account account) {
        this.tokens = tokens;
        this.account = account;
    }

    @Override
    public CompletableFuture<AccessToken> pending() {
        return tokens.usable() != null ? null : tokens.token();
    }

    @Override
    public CompletableFuture<AccessToken> replacement() {
        return account.replacement().thenCompose(asked -> tokens.refresh().exceptionallyCompose(
                failed -> tokens.usable() != null ? tokens.token() : CompletableFuture.failedFuture(failed)));
    }

    @Override
    public boolean hasScopes() {
        return true;
    }

    @Override
    public String grantedScopes() {
        return tokens.grantedScopes();
    }

    @Override
    public AccountStatus.Token token() {
        return tokens.status();
    }

    @Override
    public void invalidate() {
        tokens.invalidate();
    }

    @Override
    public void stop() {
        tokens.stop();
    }

    @Override
    public ClassicHttpResponse send(
            ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain, boolean newToken)
            throws IOException, HttpException {
        AccessToken usable = tokens.usable();
        AccessToken token = usable != null ? usable : tokens.await();
        ClassicHttpResponse response = send(request, token, scope, chain);
        boolean unauthorized = response.getCode() == HttpStatus.SC_UNAUTHORIZED;
        if (!unauthorized && response.getCode() != HttpStatus.SC_FORBIDDEN) {
            return response;
        }
        boolean requestedForThisCall = usable == null || newToken;
        boolean curable = unauthorized && tokens.discard(token) && !requestedForThisCall;
        boolean newKeys = !curable && token.keys() instanceof Account.Keys keys && account.mayReplace(keys, unauthorized);
        if (newKeys) {
            account.refused((Account.Keys) token.keys());
        }
        boolean sameKeys = newKeys && token.keys().equals(account.current());
        if (newToken || !curable && !newKeys || !ResentRequest.isPossible(request)
                || sameKeys && AuthContext.mustKeep(scope, unauthorized)) {
            return response;
        }
        response.close();
        AccessToken another = newKeys ? null : tokens.usable();
        if (another == null) {
            // the call waits for the token endpoint without a thread
            throw new ReplacementException("token");
        }
        return send(ResentRequest.of(request, scope), another, scope, chain);
    }

    private static ClassicHttpResponse send(
            ClassicHttpRequest request, AccessToken token, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        AuthContext.authenticate(request, scope, token.header(), token.redaction());
        ClassicHttpResponse response = chain.proceed(request, scope);
        if (response.getCode() != HttpStatus.SC_UNAUTHORIZED) {
            token.accepted();
        }
        return response;
    }
}
