package io.github.camelsendcloud.internal.polling;

import java.time.Duration;
import java.time.Instant;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The beginning of a consumer without a saved state.
 *
 * @param watermark   the first list is requested from this time
 * @param deliverFrom older items of the first list are not delivered
 */
record FirstStart(Instant watermark, Instant deliverFrom) {

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);
    /** The local clock may be wrong by years: the first list reaches back one day at most. */
    private static final Duration FURTHEST = Duration.ofDays(1);

    /** Begins at a given time. */
    public static FirstStart at(Instant time) {
        return new FirstStart(time, time);
    }

    /**
     * Begins now, by the server's time. When the local clock is behind the server's clock, either clock may be wrong.
     * The first list is then requested from the earlier time, so that changes after this list are delivered even if the
     * server's clock is ahead.
     *
     * @param server  the time of the server
     * @param local   the time of this machine
     * @param overlap the beginning lies this far before the server's time, for changes that a list shows late
     */
    public static FirstStart now(Instant server, Instant local, Duration overlap) {
        Instant earlier = local.isBefore(server) ? local : server;
        if (earlier.isBefore(server.minus(FURTHEST))) {
            earlier = server.minus(FURTHEST);
        }
        if (earlier.isBefore(server.minus(overlap))) {
            LOG.warn("The Date header of Sendcloud is {}, the clock of this machine is {}: one of the two is wrong. The first"
                     + " poll reads the changes since {}, so that no change is lost",
                    server, local, earlier.minus(overlap));
        }
        return new FirstStart(earlier.minus(overlap), server.minus(overlap));
    }
}
