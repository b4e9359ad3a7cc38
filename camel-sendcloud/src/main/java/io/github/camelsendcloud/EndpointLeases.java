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
 * The objects that an endpoint leases from its component to make calls: a client, rate limits, a retry budget and
 * credentials. An instance is immutable and is closed once.
 */
final class EndpointLeases {

    private final SendcloudComponent component;
    private final Object start;
    private final Account account;
    private final EndpointRuntime runtime;
    private final List<AutoCloseable> leases = new ArrayList<>();

    /** @param options valid options; the component must be started */
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
     * Creates the credentials of the options.
     *
     * @param account the account of the token, which the caller must release; {@code null} for Basic authentication
     *                with the keys
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

    /** Whether the component has not been restarted since the leases were acquired. */
    boolean isCurrent() {
        return start == component.startedAs();
    }

    EndpointRuntime runtime() {
        return runtime;
    }

    /** Returns all leases. The caller calls this method once. */
    void close() {
        // a restarted component does not have the tokens of these leases
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
