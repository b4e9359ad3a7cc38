package io.github.camelsendcloud.sandbox;

import java.time.Duration;
import java.util.Objects;

/**
 * How an account gets a new key pair. Immutable.
 *
 * <pre>{@code
 * account.rotateKeys(KeyRotation.withOverlap(Duration.ofMinutes(5)).revokingTokens());
 * }</pre>
 *
 * @param publicKey          the new public key; null for a generated key
 * @param secretKey          the new secret key; null for a generated key
 * @param overlap            the time for which the old pair stays valid; zero makes the old pairs invalid at once
 * @param revokesTokens      whether the tokens of the old pair end together with the old pair; otherwise these tokens
 *                           stay valid until they expire
 * @param signsWithOldSecret whether webhooks are signed with the old secret key until the end of the overlap; otherwise
 *                           the new secret key signs at once
 */
public record KeyRotation(
        String publicKey, String secretKey, Duration overlap, boolean revokesTokens, boolean signsWithOldSecret) {

    /**
     * @throws IllegalArgumentException if the overlap is negative, a key is empty, or the old secret key signs without
     *                                  an overlap
     */
    public KeyRotation {
        if (Objects.requireNonNull(overlap, "overlap").isNegative()) {
            throw new IllegalArgumentException("The overlap of a key rotation must not be negative: " + overlap);
        }
        if ("".equals(publicKey) || "".equals(secretKey)) {
            throw new IllegalArgumentException("The keys of a key rotation must not be empty");
        }
        if (signsWithOldSecret && overlap.isZero()) {
            throw new IllegalArgumentException("The old secret key can sign webhooks only during an overlap");
        }
    }

    /** A rotation to a generated pair. The old pairs are invalid at once, and their tokens stay valid. */
    public static KeyRotation atOnce() {
        return new KeyRotation(null, null, Duration.ZERO, false, false);
    }

    /**
     * A rotation to a generated pair. The old pair stays valid for the overlap, and its tokens stay valid.
     *
     * @throws IllegalArgumentException if the overlap is negative
     */
    public static KeyRotation withOverlap(Duration overlap) {
        return new KeyRotation(null, null, overlap, false, false);
    }

    /**
     * A copy with a new pair. The public key can be the public key of the old pair.
     *
     * @throws IllegalArgumentException if a key is empty
     */
    public KeyRotation keys(String publicKey, String secretKey) {
        return new KeyRotation(
                Objects.requireNonNull(publicKey, "publicKey"), Objects.requireNonNull(secretKey, "secretKey"), overlap,
                revokesTokens, signsWithOldSecret);
    }

    /** A copy in which the tokens of the old pair end together with the old pair. */
    public KeyRotation revokingTokens() {
        return new KeyRotation(publicKey, secretKey, overlap, true, signsWithOldSecret);
    }

    /**
     * A copy in which the old secret key signs webhooks until the end of the overlap.
     *
     * @throws IllegalArgumentException if the rotation has no overlap
     */
    public KeyRotation signingWithOldSecret() {
        return new KeyRotation(publicKey, secretKey, overlap, revokesTokens, true);
    }

    @Override
    public String toString() {
        return "KeyRotation[publicKey=" + publicKey + ", overlap=" + overlap + ", revokesTokens=" + revokesTokens
               + ", signsWithOldSecret=" + signsWithOldSecret + "]";
    }
}
