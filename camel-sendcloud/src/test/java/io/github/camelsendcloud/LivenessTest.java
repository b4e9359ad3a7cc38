package io.github.camelsendcloud;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;

import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultThreadPoolFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.github.camelsendcloud.HealthTestSupport.assertDown;
import static io.github.camelsendcloud.HealthTestSupport.assertUp;
import static io.github.camelsendcloud.HealthTestSupport.result;

/** Liveness is down when the threads of the component do not run: only a restart helps. */
@Timeout(60)
class LivenessTest extends SandboxTestSupport {

    private final List<ScheduledExecutorService> timers = new CopyOnWriteArrayList<>();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext created = HealthTestSupport.enabled(super.createCamelContext());
        created.getExecutorServiceManager().setThreadPoolFactory(new DefaultThreadPoolFactory() {
            @Override
            public ScheduledExecutorService newScheduledThreadPool(ThreadPoolProfile profile, ThreadFactory factory) {
                ScheduledExecutorService timer = super.newScheduledThreadPool(profile, factory);
                timers.add(timer);
                return timer;
            }
        });
        return created;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("sendcloud:parcels");
            }
        };
    }

    @Test
    void aStoppedTimerOfTheComponentIsNeitherAliveNorReady() {
        assertUp(result(HealthCheckHelper.invokeLiveness(context, "full"), "sendcloud-threads"));

        timers.forEach(ExecutorService::shutdownNow);

        assertDown(result(HealthCheckHelper.invokeLiveness(context, "full"), "sendcloud-threads"),
                "The threads of the component do not run", "Restart the application");
        assertDown(result(context, "sendcloud-threads"), "Restart the application");
    }
}
