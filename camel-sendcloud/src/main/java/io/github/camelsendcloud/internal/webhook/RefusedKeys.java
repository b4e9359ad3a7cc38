package io.github.camelsendcloud.internal.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Limits the checks of new key pairs at Sendcloud. An unknown sender with an endless number of pairs causes a limited
 * number of calls, and does not delay the genuine pair.
 *
 * <p>
 * A pair is UNKNOWN, DEFERRED without a permit, IN CHECK during the call, or REFUSED for some minutes after Sendcloud
 * has rejected the pair. A deferred pair has a second budget when the pair arrives again: Sendcloud retries an event,
 * and new pairs do not use the second budget. Pairs are stored as digests. The lock of the instance guards all
 * collections and is never held during a call.
 */
final class RefusedKeys {

    /** The decision about a pair. */
    enum Verdict {
        /** The caller checks the pair at Sendcloud; {@link #end} must follow. */
        CHECK,
        /** Sendcloud rejected the pair a short time ago. */
        REFUSED,
        /** The sender must send the event again later. */
        LATER
    }

    /** Shorter than the first retry delay of Sendcloud (5 minutes): a retry finds the pair unknown again. */
    private static final long REFUSED_FOR = Duration.ofMinutes(4).toNanos();
    private static final int PAIRS = 10_000;
    /** The number of HTTP server threads that wait for Sendcloud at once: netty-http has 5 threads on two cores. */
    private static final int CHECKS_AT_ONCE = 3;
    private static final int PERMITS = 60;
    private static final long INTERVAL = Duration.ofSeconds(1).toNanos();

    private final CheckBudget newPairs;
    private final CheckBudget retriedPairs;
    private final Map<String, Long> refused = new LinkedHashMap<>();
    private final Set<String> inCheck = new HashSet<>();
    private final Map<String, Boolean> deferred = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > PAIRS;
        }
    };

    /** @param now the time of the monotonic clock in nanoseconds, as in the other methods */
    RefusedKeys(long now) {
        newPairs = new CheckBudget(PERMITS, INTERVAL, now);
        retriedPairs = new CheckBudget(PERMITS, INTERVAL, now);
    }

    /** Decides whether the caller checks a pair. */
    synchronized Verdict begin(IncomingEvent.NewKeys keys, long now) {
        String pair = digest(keys);
        refused.values().removeIf(since -> now - since >= REFUSED_FOR);
        if (refused.containsKey(pair)) {
            return Verdict.REFUSED;
        }
        boolean known = deferred.containsKey(pair);
        if (inCheck.contains(pair) || inCheck.size() >= CHECKS_AT_ONCE || !(known ? retriedPairs : newPairs).take(now)) {
            deferred.put(pair, true);
            return Verdict.LATER;
        }
        deferred.remove(pair);
        inCheck.add(pair);
        return Verdict.CHECK;
    }

    /**
     * A check has ended.
     *
     * @param unknown whether Sendcloud has rejected the pair; false also when the call failed
     */
    synchronized void end(IncomingEvent.NewKeys keys, boolean unknown, long now) {
        String pair = digest(keys);
        inCheck.remove(pair);
        if (unknown) {
            refused.put(pair, now);
        }
    }

    private static String digest(IncomingEvent.NewKeys keys) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(keys.publicKey().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return HexFormat.of().formatHex(digest.digest(keys.secretKey().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The JVM has no SHA-256", e);
        }
    }
}
