package io.github.camelsendcloud;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.api.LimitClass;
import io.github.camelsendcloud.internal.auth.Account;
import io.github.camelsendcloud.internal.auth.ApiCredentials;
import io.github.camelsendcloud.internal.binding.EndpointBinding;
import io.github.camelsendcloud.internal.binding.EndpointRuntime;
import io.github.camelsendcloud.internal.client.CallPolicy;
import io.github.camelsendcloud.internal.client.Leases;
import io.github.camelsendcloud.internal.client.SendcloudClient;
import io.github.camelsendcloud.internal.client.limit.RateLimiter;

/**
 * What an endpoint leases from its component to make calls: a client, limits, a retry budget and credentials. Immutable
 * except for being closed, once.
 */
final class EndpointLeases {

    private final SendcloudComponent component;
    private final Object start;
    private final Account account;
    private final EndpointRuntime runtime;
    private final List<AutoCloseable> leases = new ArrayList<>();

    /** @param options valid ones, of a component that is started */
    EndpointLeases(SendcloudComponent component, SendcloudConfiguration options, EndpointBinding binding) {
        this.component = component;
        this.start = component.startedAs();
        this.account = options.getAuthMode() == AuthMode.OAUTH2 ? options.account() : null;
        SendcloudClient client = lease(component.acquireClient(options));
        Map<LimitClass, RateLimiter> limiters = new EnumMap<>(LimitClass.class);
        component.acquireLimiters(options).forEach((limit, limiter) -> limiters.put(limit, lease(limiter)));
        CallPolicy policy = component.acquirePolicy(options, limiters, leases);
        this.runtime = new EndpointRuntime(binding, client, policy, credentials(component, options, account));
    }

    /**
     * The credentials of these options.
     *
     * @param account the account of the token, which must be released; {@code null} for the keys themselves
     */
    static ApiCredentials credentials(SendcloudComponent component, SendcloudConfiguration options, Account account) {
        return account == null
                ? ApiCredentials.basic(options.getPublicKey(), options.getSecretKey(), options.audience())
                : ApiCredentials.bearer(component.acquireTokens(account, options), options.audience());
    }

    private <V> V lease(Leases<?, V>.Lease lease) {
        leases.add(lease);
        return lease.value();
    }

    /** Whether the component has not been started anew since. */
    boolean isCurrent() {
        return start == component.startedAs();
    }

    EndpointRuntime runtime() {
        return runtime;
    }

    /** Gives everything back. To be called once. */
    void close() {
        // a component that was started anew knows nothing of this runtime
        if (account != null && isCurrent()) {
            component.releaseTokens(account);
        }
        for (AutoCloseable lease : leases) {
            try {
                lease.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
