package io.github.camelsendcloud.internal.client;

/** The client behind a lease, for tests of other packages. */
public record LeasedClient(SendcloudClient client) {

    public static LeasedClient of(ClientLease lease) {
        return new LeasedClient(lease.client());
    }

    public int callsInFlight() {
        return client.callsInFlight();
    }

    public boolean isStopped() {
        return client.isStopped();
    }
}
