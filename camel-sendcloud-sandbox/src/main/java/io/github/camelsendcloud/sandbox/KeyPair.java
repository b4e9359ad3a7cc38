package io.github.camelsendcloud.sandbox;

import java.util.function.LongSupplier;

/**
 * A key pair of an account. The newest pair has no end. A rotation gives the old pair an end, and can give the tokens
 * of the old pair the same end. Safe for use by several threads: an end is a volatile field.
 */
final class KeyPair {

    private final Account account;
    private final String publicKey;
    private final String secretKey;
    private final LongSupplier nanoTime;
    private volatile Long end;
    private volatile Long endOfTokens;

    KeyPair(Account account, String publicKey, String secretKey, LongSupplier nanoTime) {
        this.account = account;
        this.publicKey = publicKey;
        this.secretKey = secretKey;
        this.nanoTime = nanoTime;
    }

    Account account() {
        return account;
    }

    String publicKey() {
        return publicKey;
    }

    String secretKey() {
        return secretKey;
    }

    /** Ends this pair. An earlier end of the pair stays. */
    void endAt(long nanos, boolean tokensToo) {
        end = earlier(end, nanos);
        if (tokensToo) {
            endOfTokens = earlier(endOfTokens, nanos);
        }
    }

    boolean isValid() {
        return isBefore(end);
    }

    boolean hasValidTokens() {
        return isBefore(endOfTokens);
    }

    private boolean isBefore(Long nanos) {
        return nanos == null || nanoTime.getAsLong() - nanos < 0;
    }

    private static long earlier(Long known, long nanos) {
        return known != null && known - nanos < 0 ? known : nanos;
    }

    @Override
    public String toString() {
        return "KeyPair[" + publicKey + "]";
    }
}
