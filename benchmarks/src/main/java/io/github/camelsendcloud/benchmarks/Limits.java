package io.github.camelsendcloud.benchmarks;

/** The component's options for limits and repetitions, in one place. Those beside others begin with an ampersand. */
final class Limits {

    /**
     * Limits that hold up nobody. They are kept as others are: at the speeds that are measured, as many calls count at
     * a time as with the limits of Sendcloud.
     */
    static final String LARGE = "&readLimit=1000000/10ms&writeLimit=1000000/1ms,1000000/1ms";

    /** Nobody counts. */
    static final String OFF = "&rateLimiter=off";

    /** The name under which a registry has the limits that several contexts share. */
    static final String BEAN = "sharedLimits";

    private Limits() {
    }

    /**
     * The limits of writes.
     *
     * @param windows {@code 100/3s,15/50ms}
     * @param shared  whether they are those of {@link #BEAN}
     */
    static String of(String windows, boolean shared) {
        return "&writeLimit=" + windows + "&rateLimiter=" + (shared ? "#" + BEAN : "local");
    }

    /**
     * The address for the run with faults, without limits and with short waits: the run is not about them.
     *
     * @param reference       whether an announcement has a reference of its own
     * @param responseTimeout in milliseconds
     */
    static String faultUri(boolean reference, int responseTimeout) {
        return "sendcloud:shipments/announce?responseTimeout=" + responseTimeout + "&retryDelay=20ms" + OFF
               + (reference ? "&externalReference=${body[order_number]}" : "");
    }
}
