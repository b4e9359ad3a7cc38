package io.github.camelsendcloud.sandbox.internal.camel;

import java.util.Map;
import java.util.function.Function;

import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.support.LifecycleStrategySupport;

/** The sandbox that the components of one Camel context call. A context has at most one such sandbox. */
public class ContextSandbox extends LifecycleStrategySupport {

    private final Map<String, String> options;
    private final Function<String, Map<String, String>> accounts;

    /**
     * @param options  the options of a component: the addresses, and the keys of the first account
     * @param accounts gives the properties of the account with a name
     */
    public ContextSandbox(Map<String, String> options, Function<String, Map<String, String>> accounts) {
        this.options = options;
        this.accounts = accounts;
    }

    /** The sandbox of a context; null for none. */
    public static ContextSandbox of(CamelContext context) {
        return context.getLifecycleStrategies().stream().filter(ContextSandbox.class::isInstance)
                .map(ContextSandbox.class::cast).findFirst().orElse(null);
    }

    /** Sets the addresses and the keys of a component. */
    public void configure(Component component) {
        PropertyConfigurer configurer = component.getComponentPropertyConfigurer();
        options.forEach((option, value) -> configurer.configure(
                component.getCamelContext(), component, option, value, true));
    }

    /** The keys and the integration of the account with a name. */
    public Map<String, String> account(String name) {
        return accounts.apply(name);
    }
}
