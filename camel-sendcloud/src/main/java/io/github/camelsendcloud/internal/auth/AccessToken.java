package io.github.camelsendcloud.internal.auth;

/** An OAuth2 access token and, on the monotonic clock, when to renew it and when it ends. */
public final class AccessToken {

    private final String header;
    private final Redaction own;
    private final Redaction redaction;
    private final long madeAt;
    private final long renewAt;
    private final long expiresAt;
    private volatile boolean accepted;

    /** Times are nanoseconds of {@link System#nanoTime()}. */
    AccessToken(String value, long madeAt, long renewAt, long expiresAt) {
        this(value, null, madeAt, renewAt, expiresAt);
    }

    /**
     * Times are nanoseconds of {@link System#nanoTime()}.
     *
     * @param before the token that this one replaces: the same call may have sent both; {@code null} for none
     */
    AccessToken(String value, AccessToken before, long madeAt, long renewAt, long expiresAt) {
        this.header = "Bearer " + value;
        this.own = Redaction.ofToken(value);
        this.redaction = before == null ? own : own.and(before.own);
        this.madeAt = madeAt;
        this.renewAt = renewAt;
        this.expiresAt = expiresAt;
    }

    /** The value of the {@code Authorization} header. */
    String header() {
        return header;
    }

    /** Masks the token, and the one before. */
    Redaction redaction() {
        return redaction;
    }

    boolean isDueForRenewal(long now) {
        return now - renewAt >= 0;
    }

    boolean isExpired(long now) {
        return now - expiresAt >= 0;
    }

    long nanosLeft(long now) {
        return expiresAt - now;
    }

    long age(long now) {
        return now - madeAt;
    }

    /** Remembers that the API took this token. */
    void accepted() {
        if (!accepted) {
            accepted = true;
        }
    }

    boolean wasAccepted() {
        return accepted;
    }

    /** Never shows the token. */
    @Override
    public String toString() {
        return "AccessToken[" + ApiCredentials.MASK + "]";
    }
}
