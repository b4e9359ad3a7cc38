package io.github.camelsendcloud;

import java.time.Duration;

import io.github.camelsendcloud.internal.binding.EndpointRuntime;
import io.github.camelsendcloud.internal.client.ClientLease;
import io.github.camelsendcloud.internal.client.Clients;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Sendcloud whether the keys of an account are accepted, when the account has made no call for the time of option
 * healthProbeInterval. The endpoints of an account share the requests. The result is a part of the state of the
 * account, like the result of each other call.
 */
final class HealthProbe {

    private static final Logger LOG = LoggerFactory.getLogger(HealthProbe.class);

    /** The longest wait for a permit, or for the retry of a failed probe: the next probe follows anyway. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    /** The checks for an interval: a check that comes a little too early must not double the interval. */
    private static final int CHECKS = 4;

    private final SendcloudConfiguration options;
    private final ClientLease lease;
    private final CamelContext context;
    private final Duration interval;
    private final Runnable stop;
    private volatile boolean closed;

    private HealthProbe(SendcloudConfiguration options, Clients clients, ClientLease lease, CamelContext context) {
        this.options = options;
        this.lease = lease;
        this.context = context;
        this.interval = Duration.ofMillis(options.getHealthProbeInterval());
        this.stop = clients.schedule(interval.dividedBy(CHECKS), this::run);
    }

    /** @return {@code null} when option healthProbeInterval is 0 */
    static HealthProbe start(SendcloudConfiguration options, Clients clients, ClientLease lease, CamelContext context) {
        return options.getHealthProbeInterval() == 0 ? null : new HealthProbe(options, clients, lease, context);
    }

    private void run() {
        if (closed || !lease.credentials().isProbeDue(interval)) {
            return;
        }
        try {
            KeyCheck.run(options, new EndpointRuntime(null, lease).waitingAtMost(LONGEST_WAIT), context);
        } catch (SendcloudOperationFailedException | RuntimeException e) {
            // the state of the account has the failure
            LOG.debug("A health probe has failed: {}", e.toString());
        }
    }

    /** Ends the probes. */
    void close() {
        closed = true;
        stop.run();
    }
}
