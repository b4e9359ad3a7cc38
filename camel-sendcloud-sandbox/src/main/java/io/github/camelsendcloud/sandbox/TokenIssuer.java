package io.github.camelsendcloud.sandbox;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** Issues access tokens, and finds the integration of a valid token. Safe for use by several threads. */
final class TokenIssuer {

    private record Token(Integration integration, long expiresAt) {
    }

    private final LongSupplier nanoTime;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private volatile Duration lifetime = SandboxControls.DEFAULT_TOKEN_LIFETIME;
    private volatile Predicate<String> foreign = token -> false;

    TokenIssuer(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** A token and its lifetime in whole seconds. */
    record Issued(String token, long expiresIn) {
    }

    Issued issue(Integration integration) {
        Duration lifetime = this.lifetime;
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String token = "ory_at_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        tokens.put(token, new Token(integration, nanoTime.getAsLong() + lifetime.toNanos()));
        return new Issued(token, lifetime.toSeconds());
    }

    /**
     * The integration that a token acts for.
     *
     * @param  integrationOfForeignTokens the integration for accepted tokens of another authorization server
     * @return                            null if the token is unknown, expired or revoked
     */
    Integration integrationOf(String bearer, Integration integrationOfForeignTokens) {
        Token token = tokens.get(bearer);
        if (token == null) {
            return foreign.test(bearer) ? integrationOfForeignTokens : null;
        }
        if (nanoTime.getAsLong() - token.expiresAt() >= 0) {
            tokens.remove(bearer);
            return null;
        }
        return token.integration();
    }

    void lifetime(Duration lifetime) {
        this.lifetime = lifetime;
    }

    void acceptForeign(Predicate<String> accepts) {
        this.foreign = accepts;
    }

    void revokeAll() {
        tokens.clear();
    }
}
