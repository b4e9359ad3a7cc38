package io.github.camelsendcloud.sandbox.internal.junit;

import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.CamelContextTracker;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.support.LifecycleStrategySupport;

/** Configures the {@code sendcloud} component of each Camel context that one thread creates. */
public final class CamelWiring implements AutoCloseable {

    private static final String COMPONENT = "sendcloud";

    private final CamelContextTracker tracker;

    /**
     * Configures the contexts of the present thread until {@link #close()}.
     *
     * @param options the options of the component
     */
    public CamelWiring(Map<String, String> options) {
        Thread thread = Thread.currentThread();
        tracker = new CamelContextTracker(context -> Thread.currentThread() == thread) {

            @Override
            public void contextCreated(CamelContext context) {
                context.addLifecycleStrategy(new Configuration(options));
            }
        };
        tracker.open();
    }

    /** Whether Camel is on the class path. */
    public static boolean isPossible() {
        try {
            Class.forName("org.apache.camel.support.LifecycleStrategySupport", false, CamelWiring.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    @Override
    public void close() {
        tracker.close();
    }

    private static final class Configuration extends LifecycleStrategySupport {

        private final Map<String, String> options;

        private Configuration(Map<String, String> options) {
            this.options = options;
        }

        @Override
        public void onComponentAdd(String name, Component component) {
            if (name.equals(COMPONENT)) {
                PropertyConfigurer configurer = component.getComponentPropertyConfigurer();
                options.forEach((option, value) -> configurer.configure(
                        component.getCamelContext(), component, option, value, true));
            }
        }
    }
}
