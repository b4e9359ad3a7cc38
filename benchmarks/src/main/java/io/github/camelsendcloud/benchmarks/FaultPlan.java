package io.github.camelsendcloud.benchmarks;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Chooses the fault for a request at random. With the same seed, the same attempt of the same order gets the same
 * fault, in any order of the threads. Safe for use by several threads.
 */
final class FaultPlan {

    /** A fault and its share of a thousand requests. */
    enum Fault {

        DELAY(80),
        /** A delay that is longer than the response timeout of the client. */
        TOO_LATE(5),
        CUT_BEFORE(60),
        CUT_AFTER(80),
        STATUS_500_BEFORE(25),
        STATUS_502_BEFORE(25),
        STATUS_503_BEFORE(25),
        STATUS_429_BEFORE(25),
        STATUS_500_AFTER(20),
        STATUS_502_AFTER(20),
        NONE(635);

        private final int share;

        Fault(int share) {
            this.share = share;
        }

        /** Whether the request reaches the server. */
        boolean isForwarded() {
            return switch (this) {
                case NONE, DELAY, TOO_LATE, CUT_AFTER, STATUS_500_AFTER, STATUS_502_AFTER -> true;
                default -> false;
            };
        }

        /** Whether the connection ends without a response. */
        boolean isCut() {
            return this == CUT_BEFORE || this == CUT_AFTER;
        }

        /** The status of the response; 0 for the status of the server. */
        int status() {
            return switch (this) {
                case STATUS_500_BEFORE, STATUS_500_AFTER -> 500;
                case STATUS_502_BEFORE, STATUS_502_AFTER -> 502;
                case STATUS_503_BEFORE -> 503;
                case STATUS_429_BEFORE -> 429;
                default -> 0;
            };
        }
    }

    private static final int TOTAL = 1000;

    private final long seed;
    private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();

    FaultPlan(long seed) {
        this.seed = seed;
    }

    /**
     * The fault for the next attempt of a request.
     *
     * @param request identifies the request; a retry has the same identity
     */
    Fault next(String request) {
        int attempt = attempts.computeIfAbsent(request, key -> new AtomicInteger()).incrementAndGet();
        int number = new SplittableRandom(seed * 31 + request.hashCode() * 1_000_003L + attempt * 7919L).nextInt(TOTAL);
        for (Fault fault : Fault.values()) {
            number -= fault.share;
            if (number < 0) {
                return fault;
            }
        }
        return Fault.NONE;
    }
}
