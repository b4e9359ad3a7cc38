package io.github.camelsendcloud;

import java.lang.reflect.InvocationTargetException;

import io.github.camelsendcloud.api.ActivityListener;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.RuntimeCamelException;

/** Finds the meters of a component. Micrometer is optional: no class of Micrometer is needed to load this class. */
final class MeterFinder {

    private static final String REGISTRY = "io.micrometer.core.instrument.MeterRegistry";
    private static final String METERS = "io.github.camelsendcloud.observe.SendcloudMeters";

    private MeterFinder() {
    }

    /** The meters when the Camel registry has a meter registry, and otherwise a listener that does nothing. */
    static ActivityListener listener(Component component) {
        CamelContext context = component.getCamelContext();
        Class<?> registry = context.getClassResolver().resolveClass(REGISTRY);
        if (registry == null || context.getRegistry().findByType(registry).isEmpty()) {
            return ActivityListener.NONE;
        }
        try {
            return context.getClassResolver().resolveMandatoryClass(METERS, ActivityListener.class)
                    .getConstructor(Component.class).newInstance(component);
        } catch (InvocationTargetException e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }
}
