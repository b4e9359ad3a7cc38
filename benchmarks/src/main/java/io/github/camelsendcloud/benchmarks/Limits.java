package io.github.camelsendcloud.benchmarks;

/**
 * The component's options for rate limits and retries. An option that follows other options begins with an ampersand.
 */
final class Limits {

    /**
     * Limits that delay no call. The limiter still counts each call. At the measured speeds, about as many calls count
     * at a time as with the limits of Sendcloud.
     */
    static final String LARGE = "&readLimit=1000000/10ms&writeLimit=1000000/1ms,1000000/1ms";

    /** The option that turns the limiter off. */
    static final String OFF = "&rateLimiter=off";

    /** The name of the limits in the registry that several contexts share. */
    static final String BEAN = "sharedLimits";

    private Limits() {
    }

    /**
     * The options for limits of writes.
     *
     * @param windows the limits, in the form {@code 100/3s,15/50ms}
     * @param shared  whether the contexts share the limits by {@link #BEAN}
     */
    static String of(String windows, boolean shared) {
        return "&writeLimit=" + windows + "&rateLimiter=" + (shared ? "#" + BEAN : "local");
    }

    /**
     * The endpoint URI for the run with faults. The run does not measure limits and delays, so the limiter is off and
     * the retry delay is short.
     *
     * @param reference       whether an announcement has an external reference
     * @param responseTimeout in milliseconds
     */
    static String faultUri(boolean reference, int responseTimeout) {
        return "sendcloud:shipments/announce?responseTimeout=" + responseTimeout + "&retryDelay=20ms" + OFF
               + (reference ? "&externalReference=${body[order_number]}" : "");
    }
}
