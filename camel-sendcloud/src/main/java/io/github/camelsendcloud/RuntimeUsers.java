package io.github.camelsendcloud;

import java.util.function.Supplier;

import io.github.camelsendcloud.internal.binding.EndpointBinding;
import io.github.camelsendcloud.internal.binding.EndpointRuntime;
import io.github.camelsendcloud.internal.client.CallPolicy;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Counts the users of the runtime of an endpoint: the started endpoint itself, its consumers, and producers that are
 * used after a stop of the endpoint. The runtime exists from the first user to the last user. The monitor of this
 * object guards the state. {@link #isIdle()} takes no lock. {@link #runtime()} takes the lock only after a restart of
 * the component.
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

    /** @return the latest runtime, even after the last user has left; {@code null} before the first user */
    EndpointRuntime runtime() {
        EndpointLeases latest = leases;
        if (latest != null && !latest.isCurrent() && component.isStarted()) {
            latest = renewed();
        }
        return latest == null ? null : latest.runtime();
    }

    /**
     * Replaces leases from before a restart of the component. The component can restart while its endpoints stay
     * started.
     */
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

    /** Whether the runtime has no user, although the component is started. */
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

    /**
     * The endpoint starts and becomes a user. Leases from before are replaced, because the component may have
     * restarted.
     */
    synchronized void enterAnew() {
        EndpointLeases before = users > 0 ? leases : null;
        open();
        users++;
        if (before != null) {
            before.close();
        }
    }

    private void open() {
        // Camel may return a component before the thread that created the component has started the component
        ServiceHelper.startService(component);
        leases = new EndpointLeases(component, options, binding.get());
    }

    /** A user stops. */
    synchronized void leave() {
        if (--users == 0) {
            leases.close();
        }
    }
}
