package io.github.camelsendcloud.sandbox;

import java.util.Map;
import java.util.Set;

import io.github.camelsendcloud.sandbox.internal.camel.ContextSandbox;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Configures a {@code sendcloud} component with the option {@code sandbox=true}, which finds this class by Java's
 * {@link java.util.ServiceLoader}. The components of a Camel context share one sandbox on a free port, which closes
 * with the context. Safe for use by several threads: the class is the lock.
 */
public final class EmbeddedSandbox implements ComponentCustomizer {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedSandbox.class);
    private static final String COMPONENT = "sendcloud";

    /** For the {@link java.util.ServiceLoader}. */
    public EmbeddedSandbox() {
    }

    /** Whether the component is a {@code sendcloud} component. */
    @Override
    public boolean isEnabled(String name, Component component) {
        return COMPONENT.equals(component.getDefaultName());
    }

    /**
     * Sets the addresses and the keys of the component. Each value of the option {@code accounts} must be a modifiable
     * map, which gets the keys of the account with this name.
     *
     * @throws IllegalArgumentException if an account has a name that a sandbox cannot have
     * @throws IllegalStateException    if no port can be opened
     */
    @Override
    public void configure(String name, Component component) {
        Map<String, Map<String, String>> accounts = accounts(component);
        synchronized (EmbeddedSandbox.class) {
            ContextSandbox sandbox = ContextSandbox.of(component.getCamelContext());
            if (sandbox == null) {
                sandbox = start(component.getCamelContext(), accounts.keySet());
            }
            sandbox.configure(component);
            for (Map.Entry<String, Map<String, String>> account : accounts.entrySet()) {
                account.getValue().putAll(sandbox.account(account.getKey()));
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, String>> accounts(Component component) {
        PropertyConfigurerGetter options = (PropertyConfigurerGetter) component.getComponentPropertyConfigurer();
        Object accounts = options.getOptionValue(component, "accounts", true);
        return accounts == null ? Map.of() : (Map<String, Map<String, String>>) accounts;
    }

    /** Starts a sandbox with the default account and with named accounts. */
    private static ContextSandbox start(CamelContext context, Set<String> names) {
        // accounts of the builder stay after a reset
        SandboxBuilder builder = Sandbox.builder().integration(Integration.DEFAULT);
        names.forEach(builder::account);
        Sandbox sandbox = builder.start();
        LOG.info("Option sandbox=true: an embedded sandbox has started. Its page is {}", sandbox.pageUri());
        ContextSandbox started = new Embedded(sandbox);
        context.addLifecycleStrategy(started);
        return started;
    }

    /** A sandbox that belongs to the context. */
    private static final class Embedded extends ContextSandbox {

        private final Sandbox sandbox;

        private Embedded(Sandbox sandbox) {
            super(ComponentOptions.of(sandbox), name -> ComponentOptions.of(account(sandbox, name)));
            this.sandbox = sandbox;
        }

        private static Account account(Sandbox sandbox, String name) {
            return sandbox.accounts().stream().filter(account -> account.name().equals(name)).findFirst()
                    .orElseGet(() -> sandbox.addAccount(name));
        }

        @Override
        public void onContextStopped(CamelContext context) {
            sandbox.close();
            context.getLifecycleStrategies().remove(this);
        }
    }
}
