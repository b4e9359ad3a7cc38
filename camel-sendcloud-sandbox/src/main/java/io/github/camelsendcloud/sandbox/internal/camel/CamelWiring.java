package io.github.camelsendcloud.sandbox.internal.camel;

import java.util.Map;
import java.util.function.Function;

import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.CamelContextTracker;

/** Configures the {@code sendcloud} component of each Camel context that one thread creates. */
public final class CamelWiring implements AutoCloseable {

    private static final String COMPONENT = "sendcloud";

    private final CamelContextTracker tracker;

    /**
     * Configures the contexts of the present thread until {@link #close()}.
     *
     * @param options  the options of the component
     * @param accounts gives the properties of the account with a name
     */
    public CamelWiring(Map<String, String> options, Function<String, Map<String, String>> accounts) {
        Thread thread = Thread.currentThread();
        tracker = new CamelContextTracker(context -> Thread.currentThread() == thread) {

            @Override
            public void contextCreated(CamelContext context) {
                context.addLifecycleStrategy(new TestSandbox(options, accounts));
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

    /** The sandbox of a test, which a component calls without an option. */
    private static final class TestSandbox extends ContextSandbox {

        private TestSandbox(Map<String, String> options, Function<String, Map<String, String>> accounts) {
            super(options, accounts);
        }

        @Override
        public void onComponentAdd(String name, Component component) {
            if (name.equals(COMPONENT)) {
                configure(component);
            }
        }
    }
}
