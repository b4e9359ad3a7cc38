package io.github.camelsendcloud;

import java.util.List;
import java.util.function.Supplier;

import io.github.camelsendcloud.api.ActivityListener;
import io.github.camelsendcloud.api.LimitClass;
import io.github.camelsendcloud.api.LimitStatus;
import io.github.camelsendcloud.internal.auth.Account;
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
    private final AccountRuntimes accounts = new AccountRuntimes(this::leaseFor, System::nanoTime);
    private volatile LeasedRuntime leased;
    private volatile int users;

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
        LeasedRuntime latest = leased;
        if (latest != null && !isCurrent(latest) && component.isStarted()) {
            latest = renewed();
        }
        return latest == null ? null : latest.runtime();
    }

    private boolean isCurrent(LeasedRuntime latest) {
        return latest.clients() == clients.get();
    }

    /**
     * Replaces leases from before a restart of the component. The component can restart while its endpoints stay
     * started.
     */
    private synchronized LeasedRuntime renewed() {
        LeasedRuntime before = leased;
        if (users > 0 && !isCurrent(before)) {
            leased = leaseAnew();
            before.close();
        }
        return leased;
    }

    private LeasedRuntime leaseAnew() {
        return options.hasAccount() ? lease(options) : new LeasedRuntime(clients.get(), null, null, null);
    }

    private LeasedRuntime lease(SendcloudConfiguration of) {
        Clients present = clients.get();
        ClientLease lease = present.lease(of.clientOptions());
        EndpointRuntime runtime = new EndpointRuntime(binding.get(), lease);
        return new LeasedRuntime(present, lease, runtime, HealthProbe.start(of, present, lease, component.getCamelContext()));
    }

    private LeasedRuntime leaseFor(String account) {
        SendcloudConfiguration of = options.forAccount(account);
        if (of == null) {
            throw unknown();
        }
        return lease(of);
    }

    /**
     * The runtime for an account that a message names.
     *
     * @return                          {@code null} before the first user
     * @throws IllegalArgumentException when the account is unknown. The message does not contain the name, which may be
     *                                  any text from outside
     */
    EndpointRuntime runtime(String account) {
        if (options.namedAccounts() == null) {
            throw new IllegalArgumentException(
                    "Header " + SendcloudConstants.ACCOUNT + " names an account, and option accounts is not set");
        }
        if (options.namedAccounts().find(account) == null) {
            throw unknown();
        }
        runtime();
        if (leased == null || !component.isStarted()) {
            return null;
        }
        EndpointRuntime found = accounts.runtime(account, clients.get());
        if (users == 0) {
            // the last user has left meanwhile
            accounts.close();
        }
        return found;
    }

    private static IllegalArgumentException unknown() {
        return new IllegalArgumentException(
                "Header " + SendcloudConstants.ACCOUNT
                                            + " names an unknown account: option accounts has no account with this name");
    }

    /** Whether messages without the name of an account can be sent. */
    boolean hasAccount() {
        return options.hasAccount();
    }

    /** Whether the endpoint has one account, whatever a message names. */
    boolean hasFixedAccount() {
        return options.getAccount() != null;
    }

    /**
     * The secrets of the account's webhooks.
     *
     * @param newer whether a source of keys is asked for newer keys first
     */
    List<String> webhookSecrets(boolean newer) {
        EndpointRuntime present = runtime();
        if (present == null) {
            return List.of();
        }
        Account account = lease().account();
        return newer ? account.newerWebhookSecrets() : account.webhookSecrets(true);
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

    /** Returns the listener of the component, which has another listener after each start. */
    ActivityListener listener() {
        Clients present = clients.get();
        return present == null ? ActivityListener.NONE : present.listener();
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
        LeasedRuntime latest = leased;
        if (latest != null && latest.lease() != null && options.isVerifyKeys()) {
            KeyCheck.atStart(options, latest.runtime(), latest.lease(), component.getCamelContext());
        }
    }

    /**
     * The endpoint starts and becomes a user. Leases from before are replaced, because the component may have
     * restarted.
     */
    synchronized void enterAnew() {
        LeasedRuntime before = users > 0 ? leased : null;
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
            leased.close();
            accounts.close();
        }
    }
}
