package io.github.camelsendcloud;

import java.util.List;
import java.util.function.Supplier;

import io.github.camelsendcloud.api.LimitClass;
import io.github.camelsendcloud.api.LimitStatus;
import io.github.camelsendcloud.internal.binding.EndpointBinding;
import io.github.camelsendcloud.internal.binding.EndpointRuntime;
import io.github.camelsendcloud.internal.client.ClientLease;
import io.github.camelsendcloud.internal.client.Clients;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.function.ThrowingFunction;

/**
 * Counts the users of the runtime of an endpoint: the started endpoint itself, its consumers, and producers that are
 * used after a stop of the endpoint. The runtime exists from the first user to the last user. The monitor of this
 * object guards the state. {@link #isIdle()} takes no lock. {@link #runtime()} takes the lock only after a restart of
 * the component.
 */
final class RuntimeUsers {

    private final DefaultComponent component;
    private final Supplier<Clients> clients;
    private final SendcloudConfiguration options;
    private final Supplier<EndpointBinding> binding;
    private volatile Leased leased;
    private volatile int users;

    /** What the users have, from these clients of the component. Must be closed once. */
    private record Leased(Clients clients, ClientLease lease, EndpointRuntime runtime) {
    }

    /** @param clients the present clients of the component: others after each start of the component */
    RuntimeUsers(
                 DefaultComponent component, Supplier<Clients> clients, SendcloudConfiguration options,
                 Supplier<EndpointBinding> binding) {
        this.component = component;
        this.clients = clients;
        this.options = options;
        this.binding = binding;
    }

    /** @return the latest runtime, even after the last user has left; {@code null} before the first user */
    EndpointRuntime runtime() {
        Leased latest = leased;
        if (latest != null && !isCurrent(latest) && component.isStarted()) {
            latest = renewed();
        }
        return latest == null ? null : latest.runtime();
    }

    private boolean isCurrent(Leased latest) {
        return latest.clients() == clients.get();
    }

    /**
     * Replaces leases from before a restart of the component. The component can restart while its endpoints stay
     * started.
     */
    private synchronized Leased renewed() {
        Leased before = leased;
        if (users > 0 && !isCurrent(before)) {
            leased = leaseAnew();
            before.lease().close();
        }
        return leased;
    }

    private Leased leaseAnew() {
        Clients present = clients.get();
        ClientLease lease = present.lease(options.clientOptions());
        return new Leased(present, lease, new EndpointRuntime(binding.get(), lease));
    }

    /**
     * The secrets of the account's webhooks.
     *
     * @param newer whether a source of keys is asked for newer keys first
     */
    List<String> webhookSecrets(boolean newer) {
        Leased latest = leased;
        if (latest == null) {
            return List.of();
        }
        if (newer) {
            latest.lease().account().replaceNow();
        }
        return latest.lease().account().webhookSecrets();
    }

    /** What the present runtime calls with. */
    ClientLease lease() {
        return leased.lease();
    }

    /** Makes a call with other keys, without rate limits and retries. */
    <T> T withKeys(
            SendcloudConfiguration other, ThrowingFunction<EndpointRuntime, T, SendcloudOperationFailedException> call)
            throws SendcloudOperationFailedException {
        try (ClientLease lease = clients.get().leaseWithoutPolicy(other.clientOptions())) {
            return call.apply(new EndpointRuntime(binding.get(), lease));
        }
    }

    /** The current state of a limit; all numbers are 0 for no limit. */
    LimitStatus status(LimitClass limit) {
        EndpointRuntime latest = runtime();
        return latest == null ? ClientLease.noStatus(limit) : latest.status(limit);
    }

    /** Whether the component can make calls. */
    boolean isComponentStarted() {
        return component.isStarted();
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
     * A consumer becomes a user, unless its keys are not accepted.
     *
     * @throws IllegalStateException see {@link #verifyKeys()}
     */
    void enterVerified() {
        enter();
        try {
            verifyKeys();
        } catch (RuntimeException | Error e) {
            leave();
            throw e;
        }
    }

    /** Starts the endpoint, and checks the keys for a consumer of another component. */
    void startVerified(Endpoint endpoint) {
        ServiceHelper.startService(endpoint);
        verifyKeys();
    }

    /**
     * Checks the keys, if option {@code verifyKeys} is set. The check makes a request, so no lock is held.
     *
     * @throws IllegalStateException when Sendcloud refuses the keys, or when the check is not possible
     */
    void verifyKeys() {
        Leased latest = leased;
        if (latest != null && options.isVerifyKeys()) {
            KeyCheck.atStart(options, latest.runtime(), latest.lease(), component.getCamelContext());
        }
    }

    /**
     * The endpoint starts and becomes a user. Leases from before are replaced, because the component may have
     * restarted.
     */
    synchronized void enterAnew() {
        ClientLease before = users > 0 ? leased.lease() : null;
        open();
        users++;
        if (before != null) {
            before.close();
        }
    }

    private void open() {
        // Camel may return a component before the thread that created the component has started the component
        ServiceHelper.startService(component);
        leased = leaseAnew();
    }

    /** A user stops. */
    synchronized void leave() {
        if (--users == 0) {
            leased.lease().close();
        }
    }
}
