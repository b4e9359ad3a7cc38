package io.github.camelsendcloud.observe;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import com.sun.management.ThreadMXBean;
import io.github.camelsendcloud.SendcloudComponent;
import io.github.camelsendcloud.api.ActivityListener;
import io.github.camelsendcloud.api.ActivityListener.Outcome;
import io.github.camelsendcloud.api.HttpMethod;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.OperationCatalog;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page of the meters has each meter, the choice of a registry is the documented one, and a call allocates nothing.
 */
class MetersPageTest {

    private static final Path PAGE = Path.of("docs/meters.md");
    private static final Operation LIST = OperationCatalog.get().resolve("shipments", null).operation(HttpMethod.GET, false);
    private static final int CALLS = 100_000;

    private final DefaultCamelContext context = new DefaultCamelContext();

    private static String table() {
        return "| meter | kind | unit | tags | meaning |\n| --- | --- | --- | --- | --- |\n"
               + Arrays.stream(MeterKind.values()).map(meter -> "| `" + meter.id() + "` | "
                                                                + meter.type().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                                                                + " | " + (meter.unit() == null ? "" : meter.unit()) + " | "
                                                                + meter.tags().stream().map(tag -> "`" + tag + "`")
                                                                        .collect(Collectors.joining(", "))
                                                                + " | " + meter.description() + " |\n")
                       .collect(Collectors.joining());
    }

    @Test
    void thePageHasTheTableOfTheMeters() throws IOException {
        // Maven runs tests in the folder of the module
        Path page = Files.exists(PAGE) ? PAGE : Path.of("..").resolve(PAGE);

        assertThat(Files.readString(page)).as("paste the table into the page").contains("\n" + table());
    }

    @Test
    void theRegistryWithTheNameOfCamelIsUsed() {
        MeterRegistry named = bind("metricsRegistry", new SimpleMeterRegistry());
        bind("composite", new CompositeMeterRegistry());

        assertThat(MeterRegistries.of(context.getRegistry())).isSameAs(named);
    }

    @Test
    void theCompositeOfTheApplicationIsUsed() {
        bind("one", new SimpleMeterRegistry());
        MeterRegistry composite = bind("composite", new CompositeMeterRegistry());

        assertThat(MeterRegistries.of(context.getRegistry())).isSameAs(composite);
    }

    @Test
    void severalRegistriesHaveTheSameMetersUntilTheEnd() {
        MeterRegistry one = bind("one", new SimpleMeterRegistry());
        MeterRegistry other = bind("other", new SimpleMeterRegistry());
        ActivityListener meters = meters();
        meters.callEnded(LIST, Outcome.SUCCESS, 1);
        assertThat(one.get("camel.sendcloud.calls").timer().count()).isEqualTo(1);
        assertThat(other.get("camel.sendcloud.calls").timer().count()).isEqualTo(1);

        meters.close();
        meters.callEnded(LIST, Outcome.REJECTED, 1);
        meters.webhookEnded("accepted");

        assertThat(one.getMeters()).isEmpty();
        assertThat(other.getMeters()).isEmpty();
    }

    @Test
    void aCallAllocatesNothingForSimpleMeters() {
        assertAllocatesNothing(new SimpleMeterRegistry());
    }

    @Test
    void aCallAllocatesNothingForPrometheus() {
        assertAllocatesNothing(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    }

    private void assertAllocatesNothing(MeterRegistry registry) {
        bind("meters", registry);
        ActivityListener meters = meters();
        end(meters, CALLS);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        end(meters, CALLS);

        assertThat((threads.getCurrentThreadAllocatedBytes() - before) / CALLS).isZero();
        assertThat(registry.get("camel.sendcloud.calls").timer().count()).isEqualTo(2 * CALLS);
    }

    private static void end(ActivityListener meters, int calls) {
        for (int i = 0; i < calls; i++) {
            meters.callEnded(LIST, Outcome.SUCCESS, 1_000_000 + i);
        }
    }

    private MeterRegistry bind(String name, MeterRegistry registry) {
        context.getRegistry().bind(name, registry);
        return registry;
    }

    private ActivityListener meters() {
        SendcloudComponent component = new SendcloudComponent();
        context.addComponent("sendcloud", component);
        return new SendcloudMeters(component);
    }
}
