package io.github.camelsendcloud;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.api.LimitClass;
import io.github.camelsendcloud.auth.Account;
import io.github.camelsendcloud.auth.ApiCredentials;
import io.github.camelsendcloud.auth.BasicCredentials;
import io.github.camelsendcloud.auth.BearerCredentials;
import io.github.camelsendcloud.client.Leases;
import io.github.camelsendcloud.client.RateLimiter;
import io.github.camelsendcloud.client.SendcloudClient;
import io.github.camelsendcloud.client.Traffic;

/**
 * What an endpoint leases from its component to make calls: a client, limits, a retry budget and credentials. Immutable
 * except for being closed, once.
 */
final class EndpointRuntime {

    private final SendcloudComponent component;
    private final Object start;
    private final Account account;
    private final SendcloudClient client;
    private final Traffic traffic;
    private final ApiCredentials credentials;
    private final List<AutoCloseable> leases = new ArrayList<>();

    /** @param options valid ones, of a component that is started */
    EndpointRuntime(SendcloudComponent component, SendcloudConfiguration options) {
        this.component = component;
        this.start = component.startedAs();
        boolean oauth2 = options.getAuthMode() == AuthMode.OAUTH2;
        this.account = oauth2 ? options.account() : null;
        this.client = lease(component.acquireClient(options));
        Map<LimitClass, RateLimiter> limiters = new EnumMap<>(LimitClass.class);
        component.acquireLimiters(options).forEach((limit, limiter) -> limiters.put(limit, lease(limiter)));
        this.traffic = new Traffic(options.retryPolicy(), lease(component.acquireBudget(options)), limiters);
        this.credentials = oauth2
                ? new BearerCredentials(component.acquireTokens(account, options), options.audience())
                : new BasicCredentials(options.getPublicKey(), options.getSecretKey(), options.audience());
    }

    private <V> V lease(Leases<?, V>.Lease lease) {
        leases.add(lease);
        return lease.value();
    }

    /** Whether the component has not been started anew since. */
    boolean isCurrent() {
        return start == component.startedAs();
    }

    SendcloudClient client() {
        return client;
    }

    Traffic traffic() {
        return traffic;
    }

    ApiCredentials credentials() {
        return credentials;
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
