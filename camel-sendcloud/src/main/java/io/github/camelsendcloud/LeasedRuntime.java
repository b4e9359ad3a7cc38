package io.github.camelsendcloud;

import io.github.camelsendcloud.internal.binding.EndpointRuntime;
import io.github.camelsendcloud.internal.client.ClientLease;
import io.github.camelsendcloud.internal.client.Clients;

/**
 * A runtime of an endpoint, with the lease that it calls with. Must be closed once.
 *
 * @param clients the clients of the component that gave the lease
 * @param lease   {@code null} for an endpoint without an account of its own
 * @param runtime {@code null} for an endpoint without an account of its own
 * @param probe   {@code null} without option healthProbeInterval
 */
record LeasedRuntime(Clients clients, ClientLease lease, EndpointRuntime runtime, HealthProbe probe) {

    void close() {
        if (probe != null) {
            probe.close();
        }
        if (lease != null) {
            lease.close();
        }
    }
}
