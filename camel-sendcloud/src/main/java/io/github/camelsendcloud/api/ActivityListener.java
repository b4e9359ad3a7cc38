package io.github.camelsendcloud.api;

import java.time.Instant;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Receives the calls, waits, pauses, webhooks and polls of the component, for meters. The threads of the calls call
 * these methods, several threads at a time. A method must return at once, and must not throw an exception. The methods
 * of frequent events have no parameter that is created for the listener.
 */
public interface ActivityListener extends AutoCloseable {

    /** Receives nothing: the listener of a component without a meter registry. */
    ActivityListener NONE = new ActivityListener() {
    };

    /** The results of calls and of token requests. */
    enum Outcome {
        /** Sendcloud has done what the operation requests. */
        SUCCESS,
        /** The object existed before, found by its reference. */
        EXISTING,
        /** The request was refused: a 4xx without a name of its own here. */
        REJECTED,
        /** The credentials were refused: 401 or 403. */
        UNAUTHORIZED,
        /** The call had no token, because the token request had failed. */
        NO_TOKEN,
        /** 409: an object with this reference exists. */
        CONFLICT,
        /** 429, or no request because of the pause after a 429. */
        RATE_LIMITED,
        /** 408 or 5xx, and the request was surely not processed or did no harm. */
        SERVER_ERROR,
        /** No response, or no whole response, and the request was surely not processed or did no harm. */
        NO_RESPONSE,
        /** A response with a status of success lacked the content of the operation. */
        UNUSABLE,
        /** The request may have been processed. */
        UNKNOWN,
        /** The route or the component was stopped. */
        STOPPED;

        private final String tag = name().toLowerCase(Locale.ROOT);

        /** The name for meters, such as {@code rate_limited}. */
        public String tag() {
            return tag;
        }

        /** @param status the status of a failed response */
        public static Outcome ofFailed(int status) {
            return switch (status) {
                case 401, 403 -> UNAUTHORIZED;
                case 408 -> SERVER_ERROR;
                case 409 -> CONFLICT;
                case 429 -> RATE_LIMITED;
                default -> status >= 500 ? SERVER_ERROR : REJECTED;
            };
        }
    }

    /** Whether the listener needs the time that a call takes. */
    default boolean isActive() {
        return this != NONE;
    }

    /**
     * A call has ended.
     *
     * @param nanos the time from the start of the call to its end, with all waits and retries
     */
    default void callEnded(Operation operation, Outcome outcome, long nanos) {
    }

    /**
     * A failed attempt is followed by another attempt.
     *
     * @param cause the kind of the failure, from a short fixed list
     */
    default void retried(Operation operation, String cause) {
    }

    /**
     * The component has made an exception of a response with a status of success.
     *
     * @param cause the kind of the failure, from a short fixed list
     */
    default void responseFailed(Operation operation, String cause) {
    }

    /**
     * A call has received a permit after a wait.
     *
     * @param nanos the time of the wait
     */
    default void waitedForPermit(LimitClass limit, long nanos) {
    }

    /**
     * A pause begins, or becomes longer.
     *
     * @param all   whether the pause stops all calls of the limit, and not only the calls of one operation
     * @param nanos the time by which the pause is longer than before
     */
    default void paused(LimitClass limit, boolean all, long nanos) {
    }

    /**
     * A request for a token has ended.
     *
     * @param nanos the time from the request to the response or the failure
     */
    default void tokenRequested(Outcome outcome, long nanos) {
    }

    /**
     * A webhook has its response.
     *
     * @param outcome the kind of the response, from a short fixed list
     */
    default void webhookEnded(String outcome) {
    }

    /**
     * A route sends a list of objects to create.
     *
     * @param items the number of the objects, 1 or more
     */
    default void batchSent(Operation operation, int items) {
    }

    /**
     * A consumer has listed changed items.
     *
     * @param routeId the route of the consumer; {@code null} for a consumer without a route
     * @param items   the number of the items; 0 for no change
     */
    default void polled(Operation operation, String routeId, int items) {
    }

    /**
     * A consumer starts to poll.
     *
     * @param  routeId   the route of the consumer; {@code null} for a consumer without a route
     * @param  watermark the time up to which all changes are processed; {@code null} from the supplier for an unknown
     *                   time
     * @return           must be run when the consumer stops
     */
    default Runnable pollingStarted(Operation operation, String routeId, Supplier<Instant> watermark) {
        return () -> {
        };
    }

    /** Ends the use, since the component stops. */
    @Override
    default void close() {
    }
}
