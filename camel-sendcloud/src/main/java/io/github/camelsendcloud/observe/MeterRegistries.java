package io.github.camelsendcloud.observe;

import java.util.Set;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import org.apache.camel.spi.Registry;

/** Chooses a meter registry. */
final class MeterRegistries {

    /** The name that camel-micrometer uses. */
    private static final String NAME = "metricsRegistry";

    private MeterRegistries() {
    }

    /**
     * The meter registry with the name of camel-micrometer, or the only one, or the composite of the application. A new
     * composite takes the place of several registries without a composite.
     *
     * @param beans has a meter registry
     */
    static MeterRegistry of(Registry beans) {
        MeterRegistry named = beans.lookupByNameAndType(NAME, MeterRegistry.class);
        if (named != null) {
            return named;
        }
        Set<MeterRegistry> all = beans.findByType(MeterRegistry.class);
        return all.size() == 1
                ? all.iterator().next()
                : all.stream().filter(CompositeMeterRegistry.class::isInstance).findFirst().orElseGet(() -> composite(all));
    }

    private static MeterRegistry composite(Set<MeterRegistry> all) {
        CompositeMeterRegistry composite = new CompositeMeterRegistry();
        all.forEach(composite::add);
        return composite;
    }
}
