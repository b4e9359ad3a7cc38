package io.github.camelsendcloud.observe;

import java.util.List;

import io.micrometer.core.instrument.Meter.Type;

/** The meters of the component, with the names by the convention of Micrometer. */
enum MeterKind {

    CALLS("camel.sendcloud.calls", Type.TIMER, null,
          "Calls, each with all its waits and retries", MeterKind.OPERATION, "outcome"),
    CALLS_ACTIVE("camel.sendcloud.calls.active", Type.GAUGE, null,
                 "Requests in flight"),
    CALLS_WAITING("camel.sendcloud.calls.waiting", Type.GAUGE, null,
                  "Calls that wait for a permit of the rate limit", MeterKind.LIMIT),
    RETRIES("camel.sendcloud.retries", Type.COUNTER, "retries",
            "Attempts after a failed attempt of the same call", MeterKind.OPERATION, MeterKind.CAUSE),
    RESPONSE_FAILURES("camel.sendcloud.response.failures", Type.COUNTER, null,
                      "Responses with a status of success that became an exception", MeterKind.OPERATION, MeterKind.CAUSE),
    PERMIT_WAITS("camel.sendcloud.permit.waits", Type.TIMER, null,
                 "Waits for a permit of the rate limit; calls without a wait are not counted", MeterKind.LIMIT),
    PAUSED("camel.sendcloud.paused", Type.COUNTER, "seconds",
           "Pauses after a 429, added up when a pause begins", MeterKind.LIMIT, "scope"),
    TOKEN_REQUESTS("camel.sendcloud.token.requests", Type.TIMER, null,
                   "Requests to the token endpoint", "outcome"),
    TOKEN_AGE("camel.sendcloud.token.age", Type.GAUGE, "seconds",
              "Age of the oldest usable token; no value without a token"),
    WEBHOOKS("camel.sendcloud.webhooks", Type.COUNTER, "webhooks",
             "Received webhooks and event deliveries", "outcome"),
    POLL_LAG("camel.sendcloud.poll.lag", Type.GAUGE, "seconds",
             "Time since the watermark: all changes before the watermark are processed", MeterKind.OPERATION,
             MeterKind.ROUTE),
    POLL_ITEMS("camel.sendcloud.poll.items", Type.DISTRIBUTION_SUMMARY, "items",
               "Changed items of each poll", MeterKind.OPERATION, MeterKind.ROUTE),
    BATCH_ITEMS("camel.sendcloud.batch.items", Type.DISTRIBUTION_SUMMARY, "items",
                "Objects to create in each list that a route sends", MeterKind.OPERATION);

    private static final String OPERATION = "operation";
    private static final String LIMIT = "limit";
    private static final String CAUSE = "cause";
    /** The name that camel-micrometer uses. */
    private static final String ROUTE = "routeId";

    private final String id;
    private final Type type;
    private final String unit;
    private final String description;
    private final List<String> tags;

    /**
     * @param unit the base unit; {@code null} for a number without a unit, and for a timer, whose unit the registry has
     */
    MeterKind(String id, Type type, String unit, String description, String... tags) {
        this.id = id;
        this.type = type;
        this.unit = unit;
        this.description = description;
        this.tags = List.of(tags);
    }

    /** The name of the meter. */
    String id() {
        return id;
    }

    Type type() {
        return type;
    }

    /** The base unit; {@code null} for a number without a unit, and for a timer. */
    String unit() {
        return unit;
    }

    String description() {
        return description;
    }

    /** The names of the tags, besides the tags that all meters have. */
    List<String> tags() {
        return tags;
    }
}
