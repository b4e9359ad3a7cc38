package io.github.camelsendcloud.internal.auth;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;

/**
 * The keys of an account (RFC 7617). Each request has the keys from the first attempt on. The API does not process a
 * request whose keys the API refuses (401 or 403). When the account has newer keys, or can ask for newer keys, the
 * request is sent again with the newer keys.
 */
final class BasicCredentials implements AuthScheme {

    private final Account account;
    /** The header of the latest keys: the header of other keys is built when the keys change. */
    private volatile Prepared latest;

    private record Prepared(Account.Keys keys, String header, Redaction own, Redaction redaction) {
    }

    BasicCredentials(Account account) {
        this.account = account;
    }

    static String header(String user, String password) {
        return "Basic " + Redaction.pair(user, password);
    }

    private Prepared prepared() {
        Account.Keys keys = account.current();
        Prepared known = latest;
        if (known == null || known.keys() != keys) {
            Redaction own = Redaction.ofKeys(keys.publicKey(), keys.secretKey());
            known = new Prepared(
                    keys, header(keys.publicKey(), keys.secretKey()), own,
                    // one call may have sent both
                    known == null ? own : own.and(known.own()));
            latest = known;
        }
        return known;
    }

    @Override
    public CompletableFuture<?> replacement() {
        return account.replacement();
    }

    @Override
    public ClassicHttpResponse send(
            ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain, boolean replaced)
            throws IOException, HttpException {
        ClassicHttpRequest sent = request;
        while (true) {
            Prepared used = prepared();
            ClassicHttpResponse response = send(sent, used, scope, chain);
            boolean unauthorized = response.getCode() == HttpStatus.SC_UNAUTHORIZED;
            if (!unauthorized && response.getCode() != HttpStatus.SC_FORBIDDEN
                    || !account.mayReplace(used.keys(), unauthorized)) {
                return response;
            }
            boolean isNewerKnown = !prepared().keys().equals(used.keys());
            boolean waits = !replaced && !AuthContext.mustKeep(scope, unauthorized);
            if (!ResentRequest.isPossible(sent) || !isNewerKnown && !waits) {
                // later calls need the newer keys
                account.refused(used.keys());
                return response;
            }
            response.close();
            if (!isNewerKnown) {
                // the call waits for the source of the keys without a thread
                account.refused(used.keys());
                throw new ReplacementException("keys");
            }
            sent = ResentRequest.of(sent, scope);
        }
    }

    private static ClassicHttpResponse send(
            ClassicHttpRequest request, Prepared keys, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        AuthContext.authenticate(request, scope, keys.header(), keys.redaction());
        return chain.proceed(request, scope);
    }
}
