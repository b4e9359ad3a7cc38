package io.github.camelsendcloud.internal.polling;

import java.time.Duration;
import java.time.Instant;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a consumer begins that has no state yet.
 *
 * @param bound  lists are asked for from that time on
 * @param wanted what the first list shows from before that time is not delivered
 */
record FirstStart(Instant bound, Instant wanted) {

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);
    /** The clock here may be wrong by years: no more is read for nothing than the changes of a day. */
    private static final Duration FURTHEST = Duration.ofDays(1);

    /** Begins at a time that is given. */
    static FirstStart at(Instant time) {
        return new FirstStart(time, time);
    }

    /**
     * Begins now. The time of the server counts. Where the clock here is behind, nothing tells which of the two is
     * wrong: then the first list is asked for from the earlier time on, and what changes after that list is delivered
     * whatever the time of the server is.
     *
     * @param server  the time of the server
     * @param here    the time of this machine
     * @param overlap how far behind the server's time the beginning lies, for what becomes visible late
     */
    static FirstStart now(Instant server, Instant here, Duration overlap) {
        Instant earlier = here.isBefore(server) ? here : server;
        if (earlier.isBefore(server.minus(FURTHEST))) {
            earlier = server.minus(FURTHEST);
        }
        if (earlier.isBefore(server.minus(overlap))) {
            LOG.warn("The Date header of Sendcloud is {}, the clock of this machine is {}: one of them is wrong. The changes"
                     + " since {} are read once, so that none is lost",
                    server, here, earlier.minus(overlap));
        }
        return new FirstStart(earlier.minus(overlap), server.minus(overlap));
    }
}
