package io.github.camelsendcloud;

import java.util.function.Supplier;

import io.github.camelsendcloud.internal.binding.EndpointBinding;
import io.github.camelsendcloud.internal.binding.EndpointRuntime;
import io.github.camelsendcloud.internal.client.CallPolicy;
import org.apache.camel.support.service.ServiceHelper;

/**
 * The users of the runtime of an endpoint: the endpoint itself while it is started, its consumers, and producers that
 * are used after the endpoint was stopped. The runtime lives from the first to the last of them. Guarded by its
 * monitor; {@link #isIdle()} and, nearly always, {@link #runtime()} need no lock.
 */
final class RuntimeUsers {

    private final SendcloudComponent component;
    private final SendcloudConfiguration options;
    private final Supplier<EndpointBinding> binding;
    private volatile EndpointLeases leases;
    private volatile int users;

    RuntimeUsers(SendcloudComponent component, SendcloudConfiguration options, Supplier<EndpointBinding> binding) {
        this.component = component;
        this.options = options;
        this.binding = binding;
    }

    /** @return the latest runtime, even after the last user has left; {@code null} when there never was one */
    EndpointRuntime runtime() {
        EndpointLeases latest = leases;
        if (latest != null && !latest.isCurrent() && component.isStarted()) {
            latest = renewed();
        }
        return latest == null ? null : latest.runtime();
    }

    /** The component alone was stopped and started: what the users have is from before. */
    private synchronized EndpointLeases renewed() {
        EndpointLeases before = leases;
        if (users > 0 && !before.isCurrent()) {
            leases = new EndpointLeases(component, options, binding.get());
            before.close();
        }
        return leases;
    }

    CallPolicy policy() {
        EndpointRuntime latest = runtime();
        return latest == null ? CallPolicy.NONE : latest.policy();
    }

    /** Whether there is no user any more, although the component could make calls. */
    boolean isIdle() {
        return users == 0 && component.isStarted();
    }

    /** A consumer or a producer becomes a user. */
    synchronized void enter() {
        if (users == 0) {
            open();
        }
        users++;
    }

    /** The endpoint is started, perhaps after its component was stopped: what came from before is of no use. */
    synchronized void enterAnew() {
        EndpointLeases before = users > 0 ? leases : null;
        open();
        users++;
        if (before != null) {
            before.close();
        }
    }

    private void open() {
        // Camel gives a component out before the thread that was first to ask for it has started it
        ServiceHelper.startService(component);
        leases = new EndpointLeases(component, options, binding.get());
    }

    /** A user is stopped. */
    synchronized void leave() {
        if (--users == 0) {
            leases.close();
        }
    }
}
