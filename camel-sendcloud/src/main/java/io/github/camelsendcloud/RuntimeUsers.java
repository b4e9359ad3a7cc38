package io.github.camelsendcloud;

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
    private volatile EndpointRuntime runtime;
    private volatile int users;

    RuntimeUsers(SendcloudComponent component, SendcloudConfiguration options) {
        this.component = component;
        this.options = options;
    }

    /** @return the latest runtime, even after the last user has left; {@code null} when there never was one */
    EndpointRuntime runtime() {
        EndpointRuntime latest = runtime;
        return latest == null || latest.isCurrent() || !component.isStarted() ? latest : renewed();
    }

    /** The component alone was stopped and started: what the users have is from before. */
    private synchronized EndpointRuntime renewed() {
        EndpointRuntime before = runtime;
        if (users > 0 && !before.isCurrent()) {
            runtime = new EndpointRuntime(component, options);
            before.close();
        }
        return runtime;
    }

    CallPolicy traffic() {
        EndpointRuntime latest = runtime();
        return latest == null ? CallPolicy.NONE : latest.traffic();
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
        EndpointRuntime before = users > 0 ? runtime : null;
        open();
        users++;
        if (before != null) {
            before.close();
        }
    }

    private void open() {
        // Camel gives a component out before the thread that was first to ask for it has started it
        ServiceHelper.startService(component);
        runtime = new EndpointRuntime(component, options);
    }

    /** A user is stopped. */
    synchronized void leave() {
        if (--users == 0) {
            runtime.close();
        }
    }
}
