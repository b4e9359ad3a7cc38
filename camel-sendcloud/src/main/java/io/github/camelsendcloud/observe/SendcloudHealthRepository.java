package io.github.camelsendcloud.observe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelsendcloud.SendcloudComponent;
import io.github.camelsendcloud.api.AccountStatus;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRepository;

/**
 * The health checks of all Sendcloud components of a context: one check for each account in use, and one check for the
 * threads of each component. The repository is on when Camel's health checks of producers are on
 * ({@code camel.health.producersEnabled=true}).
 * <p>
 * Lock rule: the monitor guards the checks, which Camel may list on several threads.
 */
@org.apache.camel.spi.annotations.HealthCheck("sendcloud-repository")
public class SendcloudHealthRepository implements HealthCheckRepository, CamelContextAware {

    private CamelContext context;
    /** The checks of the latest list by their ids. A check counts its calls, so the checks are kept. */
    private Map<String, HealthCheck> checks = Map.of();
    /** The components of the latest list by their names. */
    private Map<String, SendcloudComponent> components = Map.of();
    private Boolean enabled;

    @Override
    public String getId() {
        return "sendcloud";
    }

    @Override
    public boolean isEnabled() {
        if (enabled != null) {
            return enabled;
        }
        HealthCheckRepository producers = HealthCheckHelper.getHealthCheckRepository(context, "producers");
        return producers != null && producers.isEnabled();
    }

    /** @param enabled takes precedence over {@code camel.health.producersEnabled} */
    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    @Override
    public synchronized Stream<HealthCheck> stream() {
        if (!isEnabled()) {
            return Stream.empty();
        }
        Map<String, SendcloudComponent> found = Components.of(context);
        if (!found.equals(components)) {
            // a check of a removed component says nothing about the next component of the same name
            checks = Map.of();
            components = found;
        }
        Map<String, HealthCheck> present = new LinkedHashMap<>();
        components.forEach((name, component) -> {
            if (component.isStarted() && component.isHealthCheckProducerEnabled()) {
                keep(present, new ThreadsHealthCheck(name, component));
                component.accounts().forEach(
                        account -> keep(present, new AccountHealthCheck(id(name, component, account), component, account)));
            }
        });
        checks = present;
        return checks.values().stream();
    }

    private void keep(Map<String, HealthCheck> present, HealthCheck check) {
        present.putIfAbsent(check.getId(), checks.getOrDefault(check.getId(), check));
    }

    /**
     * The id has the name of the account. An account without a name is the account of the component, or has a number.
     */
    private static String id(String component, SendcloudComponent of, AccountStatus account) {
        String id = "producer:" + component;
        if (account.name() != null) {
            return id + "-" + account.name();
        }
        String key = of.getConfiguration().getPublicKey();
        return key == null || key.equals(account.account()) ? id : id + "-" + Integer.toHexString(account.account().hashCode());
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext context) {
        this.context = context;
    }
}
