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
 * Decides which pairs of new keys Sendcloud is asked about, so that a stranger who sends pairs without end neither
 * causes calls without bound nor holds up the genuine pair.
 *
 * <p>
 * A pair is unknown at first. It is <em>deferred</em> when there is no permit for it, <em>in check</em> while Sendcloud
 * is asked, and <em>refused</em> for some minutes when Sendcloud does not know it. A deferred pair that comes again has
 * a budget of its own: Sendcloud sends an event again, and a flood of new pairs does not touch that budget. Pairs are
 * kept as digests. All collections are guarded by the lock of the instance, which is never held during a call.
 */
final class RefusedKeys {

    /** What becomes of a pair. */
    enum Verdict {
        /** Sendcloud is to be asked; {@link #end} must follow. */
        CHECK,
        /** Sendcloud did not know the pair a short time ago. */
        REFUSED,
        /** The sender has to come again. */
        LATER
    }

    /** Below the first delay of Sendcloud's own retries (5 minutes): each of them finds a pair forgotten. */
    private static final long REFUSED_FOR = Duration.ofMinutes(4).toNanos();
    private static final int PAIRS = 10_000;
    /** Of the threads of an HTTP server, no more than this wait for Sendcloud: netty-http has 5 on two cores. */
    private static final int CHECKS_AT_ONCE = 3;
    private static final int PERMITS = 60;
    private static final long INTERVAL = Duration.ofSeconds(1).toNanos();

    private final CheckBudget firstTime;
    private final CheckBudget again;
    private final Map<String, Long> refused = new LinkedHashMap<>();
    private final Set<String> inCheck = new HashSet<>();
    private final Map<String, Boolean> deferred = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > PAIRS;
        }
    };

    /** @param now in nanoseconds of a monotonic clock, as in the other methods */
    RefusedKeys(long now) {
        firstTime = new CheckBudget(PERMITS, INTERVAL, now);
        again = new CheckBudget(PERMITS, INTERVAL, now);
    }

    synchronized Verdict begin(IncomingEvent.NewKeys keys, long now) {
        String pair = digest(keys);
        refused.values().removeIf(since -> now - since >= REFUSED_FOR);
        if (refused.containsKey(pair)) {
            return Verdict.REFUSED;
        }
        boolean known = deferred.containsKey(pair);
        if (inCheck.contains(pair) || inCheck.size() >= CHECKS_AT_ONCE || !(known ? again : firstTime).take(now)) {
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
     * @param unknown whether Sendcloud does not know the pair; false also when Sendcloud could not be asked
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
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
