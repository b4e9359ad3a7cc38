package io.github.camelsendcloud.internal.auth;

import java.time.Duration;

/**
 * An OAuth2 access token, with the times on the monotonic clock that decide its {@link TokenState}, and with the scopes
 * that the token endpoint has granted.
 */
final class AccessToken {

    /**
     * The time between the stale state and the end of the lifetime. A token with a short lifetime becomes stale after
     * four tenths of the lifetime.
     */
    private static final long REFRESH_AHEAD = Duration.ofMinutes(5).toNanos();
    /**
     * The longest random time by which a token becomes stale earlier, so that machines refresh at different moments.
     */
    private static final long REFRESH_JITTER = Duration.ofMinutes(1).toNanos();
    /** The time between the expiry and the end of the lifetime, since a request takes time to reach the API. */
    private static final long EXPIRY_MARGIN = Duration.ofSeconds(5).toNanos();

    private final String header;
    private final String scopes;
    private final Redaction own;
    private final Redaction redaction;
    private final Object keys;
    private final long requestedAt;
    private final long staleAt;
    private final long expiresAt;
    private volatile boolean accepted;

    /**
     * Times are nanoseconds of {@link System#nanoTime()}.
     *
     * @param before the token that this token replaces, since one call may have sent both; {@code null} for none
     */
    AccessToken(TokenSource.Issued issued, AccessToken before, long requestedAt, long staleAt, long expiresAt) {
        this.header = "Bearer " + issued.value();
        this.scopes = issued.scopes();
        this.own = Redaction.ofToken(issued.value());
        this.redaction = before == null ? own : own.and(before.own);
        this.keys = issued.keys();
        this.requestedAt = requestedAt;
        this.staleAt = staleAt;
        this.expiresAt = expiresAt;
    }

    /**
     * Creates a token from the response of the token endpoint.
     *
     * @param before the token that this token replaces; {@code null} for none
     * @param start  the time of the request, in nanoseconds of {@link System#nanoTime()}
     * @param random from 0 to 1
     */
    static AccessToken of(TokenSource.Issued issued, AccessToken before, long start, double random) {
        long life = issued.lifetime().toNanos();
        long ahead = Math.min(REFRESH_AHEAD, life / 10 * 6) + (long) (random * Math.min(REFRESH_JITTER, life / 10));
        return new AccessToken(
                issued, before, start, start + life - ahead, start + life - Math.min(EXPIRY_MARGIN, life / 20));
    }

    /** The granted scopes, separated by spaces; empty for no scope, {@code null} for unknown scopes. */
    String scopes() {
        return scopes;
    }

    /** The value of the {@code Authorization} header. */
    String header() {
        return header;
    }

    /** The redaction of this token and of the token that this token replaces. */
    Redaction redaction() {
        return redaction;
    }

    /** The keys that the token was requested with. */
    Object keys() {
        return keys;
    }

    /** @param now nanoseconds of the monotonic clock */
    TokenState state(long now) {
        if (now - staleAt < 0) {
            return TokenState.FRESH;
        }
        return now - expiresAt < 0 ? TokenState.STALE : TokenState.EXPIRED;
    }

    /** The nanoseconds until the token expires; negative afterwards. */
    long nanosLeft(long now) {
        return expiresAt - now;
    }

    /** The nanoseconds since the request for the token. */
    long age(long now) {
        return now - requestedAt;
    }

    /** Records that the API has accepted this token. */
    void accepted() {
        if (!accepted) {
            accepted = true;
        }
    }

    boolean wasAccepted() {
        return accepted;
    }

    /** A text without the token. */
    @Override
    public String toString() {
        return "AccessToken[" + Redaction.MASK + "]";
    }
}
