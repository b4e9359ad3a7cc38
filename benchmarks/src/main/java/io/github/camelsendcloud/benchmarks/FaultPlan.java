package io.github.camelsendcloud.benchmarks;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Decides what happens to a request: by chance, but with the same seed to the same try of the same order, whatever the
 * threads do. Safe for use by several threads.
 */
final class FaultPlan {

    /** What happens, and to how many of a thousand requests. */
    enum Fault {

        DELAY(80),
        /** Longer than the client waits. */
        TOO_LATE(5),
        CUT_BEFORE(60),
        CUT_AFTER(80),
        ANSWER_500_BEFORE(25),
        ANSWER_502_BEFORE(25),
        ANSWER_503_BEFORE(25),
        ANSWER_429_BEFORE(25),
        ANSWER_500_AFTER(20),
        ANSWER_502_AFTER(20),
        NONE(635);

        private final int share;

        Fault(int share) {
            this.share = share;
        }

        /** Whether the request reaches the server. */
        boolean isForwarded() {
            return switch (this) {
                case NONE, DELAY, TOO_LATE, CUT_AFTER, ANSWER_500_AFTER, ANSWER_502_AFTER -> true;
                default -> false;
            };
        }

        /** Whether the client sees the connection end instead of an answer. */
        boolean isCut() {
            return this == CUT_BEFORE || this == CUT_AFTER;
        }

        /** The status that the client sees; 0 for that of the server. */
        int status() {
            return switch (this) {
                case ANSWER_500_BEFORE, ANSWER_500_AFTER -> 500;
                case ANSWER_502_BEFORE, ANSWER_502_AFTER -> 502;
                case ANSWER_503_BEFORE -> 503;
                case ANSWER_429_BEFORE -> 429;
                default -> 0;
            };
        }
    }

    private static final int ALL = 1000;

    private final long seed;
    private final Map<String, AtomicInteger> tries = new ConcurrentHashMap<>();

    FaultPlan(long seed) {
        this.seed = seed;
    }

    /** @param request what tells it from all others, but not from a repetition of itself */
    Fault next(String request) {
        int attempt = tries.computeIfAbsent(request, key -> new AtomicInteger()).incrementAndGet();
        int lot = new SplittableRandom(seed * 31 + request.hashCode() * 1_000_003L + attempt * 7919L).nextInt(ALL);
        for (Fault fault : Fault.values()) {
            lot -= fault.share;
            if (lot < 0) {
                return fault;
            }
        }
        return Fault.NONE;
    }
}
