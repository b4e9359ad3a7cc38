package io.github.camelsendcloud.sandbox;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Issues access tokens, and finds the key pair of a token. The issuer forgets a token an hour after its end, and the
 * oldest token when the issuer has very many. Safe for use by several threads. Lock: the map of the tokens.
 */
final class TokenIssuer {

    /** A token of this sandbox. An invalid token still tells its account. */
    static final class Token {

        private final KeyPair keys;
        private final Scopes scopes;
        private final long expiresAt;
        private volatile boolean revoked;

        private Token(KeyPair keys, Scopes scopes, long expiresAt) {
            this.keys = keys;
            this.scopes = scopes;
            this.expiresAt = expiresAt;
        }

        /** The pair to which the sandbox has issued this token. */
        KeyPair keys() {
            return keys;
        }

        Scopes scopes() {
            return scopes;
        }
    }

    /** The number of tokens that the issuer keeps. */
    static final int MAX_TOKENS = 100_000;
    /** A call with a token that has ended lately still counts for its account. */
    private static final long KEPT_AFTER_END = TimeUnit.HOURS.toNanos(1);

    private final LongSupplier nanoTime;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Token> tokens = new LinkedHashMap<>();
    private volatile Duration lifetime = SandboxControls.DEFAULT_TOKEN_LIFETIME;
    private volatile Predicate<String> foreign = token -> false;

    TokenIssuer(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * A valid token, without its secret part.
     *
     * @param mask      the last four characters of the token
     * @param expiresIn the seconds until the end of the token
     */
    record Valid(String mask, Account account, long expiresIn) {
    }

    /** The valid tokens, the token with the latest end first. */
    List<Valid> valid() {
        long now = nanoTime.getAsLong();
        List<Valid> valid = new ArrayList<>();
        synchronized (tokens) {
            tokens.forEach((text, token) -> {
                if (isValid(token)) {
                    valid.add(new Valid(
                            "…" + text.substring(text.length() - 4), token.keys.account(),
                            TimeUnit.NANOSECONDS.toSeconds(token.expiresAt - now)));
                }
            });
        }
        valid.sort(Comparator.comparingLong(Valid::expiresIn).reversed());
        return valid;
    }

    /** A token and its lifetime in whole seconds. */
    record Issued(String token, long expiresIn) {
    }

    Issued issue(KeyPair keys, Scopes scopes) {
        Duration lifetime = this.lifetime;
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String token = "ory_at_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        long now = nanoTime.getAsLong();
        synchronized (tokens) {
            tokens.put(token, new Token(keys, scopes, now + lifetime.toNanos()));
            Iterator<Token> oldest = tokens.values().iterator();
            while (now - oldest.next().expiresAt > KEPT_AFTER_END || tokens.size() > MAX_TOKENS) {
                oldest.remove();
            }
        }
        return new Issued(token, lifetime.toSeconds());
    }

    /** The token, valid or not; null if this sandbox has not issued the token, or has forgotten the token. */
    Token find(String bearer) {
        synchronized (tokens) {
            return tokens.get(bearer);
        }
    }

    /** The number of tokens that the issuer has not forgotten. */
    int size() {
        synchronized (tokens) {
            return tokens.size();
        }
    }

    /** Whether a token is neither expired nor revoked. */
    boolean isValid(Token token) {
        return !token.revoked && nanoTime.getAsLong() - token.expiresAt < 0 && token.keys.hasValidTokens();
    }

    /** Whether the sandbox accepts a token that another authorization server has issued. */
    boolean acceptsForeign(String bearer) {
        return foreign.test(bearer);
    }

    void lifetime(Duration lifetime) {
        this.lifetime = lifetime;
    }

    void acceptForeign(Predicate<String> accepts) {
        this.foreign = accepts;
    }

    /** Revokes a token of this sandbox, if the value of an {@code Authorization} header has one. */
    void revoke(String authorization) {
        String bearer = bearer(authorization);
        Token token = bearer == null ? null : find(bearer);
        if (token != null) {
            token.revoked = true;
        }
    }

    /** The token in the value of an {@code Authorization} header; null for none. */
    static String bearer(String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                ? authorization.substring(7).trim() : null;
    }

    /** Revokes the tokens of the accounts that match. */
    void revoke(Predicate<Account> matches) {
        synchronized (tokens) {
            tokens.values().stream().filter(token -> matches.test(token.keys.account()))
                    .forEach(token -> token.revoked = true);
        }
    }
}
