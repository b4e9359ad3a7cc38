package io.github.camelsendcloud.internal.auth;

/** An OAuth2 access token, with the times on the monotonic clock that decide its {@link TokenState}. */
final class AccessToken {

    private final String header;
    private final Redaction own;
    private final Redaction redaction;
    private final Object keys;
    private final long requestedAt;
    private final long staleAt;
    private final long expiresAt;
    private volatile boolean accepted;

    /** Times are nanoseconds of {@link System#nanoTime()}. */
    AccessToken(String value, long requestedAt, long staleAt, long expiresAt) {
        this(value, null, null, requestedAt, staleAt, expiresAt);
    }

    /**
     * Times are nanoseconds of {@link System#nanoTime()}.
     *
     * @param keys   the keys that the token was requested with
     * @param before the token that this token replaces, since one call may have sent both; {@code null} for none
     */
    AccessToken(String value, Object keys, AccessToken before, long requestedAt, long staleAt, long expiresAt) {
        this.header = "Bearer " + value;
        this.own = Redaction.ofToken(value);
        this.redaction = before == null ? own : own.and(before.own);
        this.keys = keys;
        this.requestedAt = requestedAt;
        this.staleAt = staleAt;
        this.expiresAt = expiresAt;
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
