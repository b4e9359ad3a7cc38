package io.github.camelsendcloud.internal.binding;

import io.github.camelsendcloud.AuthMode;
import io.github.camelsendcloud.SendcloudComponent;
import io.github.camelsendcloud.SendcloudConfiguration;
import io.github.camelsendcloud.api.LimitClass;
import io.github.camelsendcloud.internal.auth.Account;
import io.github.camelsendcloud.internal.auth.ApiCredentials;
import io.github.camelsendcloud.internal.auth.BasicCredentials;
import io.github.camelsendcloud.internal.auth.BearerCredentials;
import io.github.camelsendcloud.internal.client.CallPolicy;
import io.github.camelsendcloud.internal.client.Leases;
import io.github.camelsendcloud.internal.client.SendcloudClient;
import io.github.camelsendcloud.internal.client.limit.RateLimiter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;


/**
 * What an endpoint leases from its component to make calls: a client, limits, a retry budget and credentials. Immutable
 * except for being closed, once.
 */
public final class EndpointRuntime {

    private final SendcloudComponent component;
    private final Object start;
    private final Account account;
    private final SendcloudClient client;
    private final CallPolicy traffic;
    private final ApiCredentials credentials;
    private final List<AutoCloseable> leases = new ArrayList<>();

    /** @param options valid ones, of a component that is started */
    public EndpointRuntime(SendcloudComponent component, SendcloudConfiguration options) {
        this.component = component;
        this.start = component.startedAs();
        boolean oauth2 = options.getAuthMode() == AuthMode.OAUTH2;
        this.account = oauth2 ? options.account() : null;
        this.client = lease(component.acquireClient(options));
        Map<LimitClass, RateLimiter> limiters = new EnumMap<>(LimitClass.class);
        component.acquireLimiters(options).forEach((limit, limiter) -> limiters.put(limit, lease(limiter)));
        this.traffic = new CallPolicy(options.retryPolicy(), lease(component.acquireBudget(options)), limiters);
        this.credentials = oauth2
                ? new BearerCredentials(component.acquireTokens(account, options), options.audience())
                : new BasicCredentials(options.getPublicKey(), options.getSecretKey(), options.audience());
    }

    private <V> V lease(Leases<?, V>.Lease lease) {
        leases.add(lease);
        return lease.value();
    }

    /** Whether the component has not been started anew since. */
    public boolean isCurrent() {
        return start == component.startedAs();
    }

    public SendcloudClient client() {
        return client;
    }

    public CallPolicy traffic() {
        return traffic;
    }

    public ApiCredentials credentials() {
        return credentials;
    }

    /** Gives everything back. To be called once. */
    public void close() {
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
