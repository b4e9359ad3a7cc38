package io.github.camelsendcloud;

import java.util.Map;
import java.util.concurrent.TimeUnit;

import javax.management.MBeanServer;
import javax.management.ObjectName;

import io.github.camelsendcloud.sandbox.Fault;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.test.junit5.CamelContextConfiguration;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The developer console and JMX show the state of the limits of an account. */
class MonitoringTest extends MonitoringTestSupport {

    private static final String LIST = "sendcloud:parcels/statuses?readLimit=10/1h&rateLimiter=local&maxRetries=0"
                                       + "&maxRetryAfter=2h";

    @Override
    public void configureContext(CamelContextConfiguration context) {
        super.configureContext(context.withShutdownTimeout(1));
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:list").to(LIST);
            }
        };
    }

    @Test
    void theConsoleShowsPermitsWaitingExchangesAndPauses() {
        assertThat(call("direct:list", null).getException()).isNull();
        sandbox().controls().failNext(1, Fault.status(429, "", Map.of("Retry-After", "3600")));
        call("direct:list", null);
        template.asyncSend("direct:list", exchange -> exchange.getMessage().setBody(null));

        await().atMost(10, TimeUnit.SECONDS).until(() -> Integer.valueOf(1).equals(limit("read").get("waiting")));
        JsonObject read = limit("read");
        assertThat(read).containsEntry("account", sandbox().publicKey()).containsEntry("permits", 8);
        // the server has rejected one operation, so only this operation is paused
        assertThat(read).containsEntry("pausedForMillis", 0L);
        assertThat((JsonObject) read.get("pausedOperationsForMillis")).hasSize(1)
                .allSatisfy((operation, left) -> assertThat((long) left).isPositive());
        assertThat(limit("write")).containsEntry("permits", 15).containsEntry("pausedForMillis", 0L);
        assertThat((String) console().call(DevConsole.MediaType.TEXT))
                .contains("account " + sandbox().publicKey() + ", limit read: 8 permits").doesNotContain(sandbox().secretKey());
    }

    @Test
    void theEndpointShowsPermitsAndPausesInJmx() throws Exception {
        call("direct:list", null);
        MBeanServer server = context.getManagementStrategy().getManagementAgent().getMBeanServer();
        ObjectName endpoint = server.queryNames(
                new ObjectName(
                        "org.apache.camel:context=" + context.getManagementName() + ",type=endpoints,name=\"sendcloud://*\""),
                null).iterator().next();

        assertThat(server.getAttribute(endpoint, "ReadPermits")).isEqualTo(9);
        assertThat(server.getAttribute(endpoint, "WritePermits")).isEqualTo(15);
        assertThat(server.getAttribute(endpoint, "SupportPermits")).isEqualTo(30);
        assertThat(server.getAttribute(endpoint, "WaitingExchanges")).isEqualTo(0);
        assertThat(server.getAttribute(endpoint, "ReadsPausedForMillis")).isEqualTo(0L);
        assertThat(server.getAttribute(endpoint, "WritesPausedForMillis")).isEqualTo(0L);
        assertThat(server.getAttribute(endpoint, "SupportPausedForMillis")).isEqualTo(0L);
        assertThat(server.getAttribute(endpoint, "EndpointUri")).asString().contains("parcels/statuses");
    }

    private DevConsole console() {
        DevConsoleRegistry registry = context.getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class);
        DevConsole console = registry.resolveById("sendcloud");
        assertThat(console).as("the console with the name sendcloud").isNotNull();
        return console;
    }

    private JsonObject limit(String name) {
        JsonObject all = (JsonObject) console().call(DevConsole.MediaType.JSON);
        JsonArray limits = (JsonArray) ((JsonObject) ((JsonArray) all.get("components")).get(0)).get("limits");
        return limits.stream().map(JsonObject.class::cast).filter(limit -> name.equals(limit.get("limit")))
                .findFirst().orElseThrow();
    }
}
