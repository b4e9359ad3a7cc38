package io.github.camelsendcloud.internal.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The secrets of keys that were replaced. Sendcloud may still send webhooks that were signed with such a secret. Safe
 * for use by several threads: each change replaces the list, with the monitor of this object.
 */
final class FormerSecrets {

    /** The time for which webhooks with a replaced secret are accepted. */
    static final Duration OVERLAP = Duration.ofHours(1);

    private volatile List<Former> secrets = List.of();
    private volatile Instant since;

    /** @param until the end of the overlap, in nanoseconds of the monotonic clock */
    private record Former(String secret, long until) {
    }

    /** @param now the time of the replacement, in nanoseconds of the monotonic clock */
    synchronized void keep(String secret, long now) {
        List<Former> kept = new ArrayList<>(secrets);
        kept.removeIf(one -> now - one.until() >= 0 || one.secret().equals(secret));
        kept.add(new Former(secret, now + OVERLAP.toNanos()));
        secrets = List.copyOf(kept);
        since = Instant.now();
    }

    /** The time of the latest replacement, on the clock of this machine; {@code null} for none. */
    Instant since() {
        return since;
    }

    /**
     * A secret and the former secrets.
     *
     * @param now in nanoseconds of the monotonic clock
     */
    List<String> with(String secret, long now) {
        List<String> accepted = new ArrayList<>(2);
        accepted.add(secret);
        for (Former one : secrets) {
            if (now - one.until() < 0) {
                accepted.add(one.secret());
            }
        }
        return accepted;
    }

    /** The nanoseconds until the end of the last overlap; 0 without a secret. */
    long nanosLeft(long now) {
        return secrets.stream().mapToLong(one -> one.until() - now).filter(left -> left > 0).max().orElse(0);
    }
}
