package io.github.camelsendcloud;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.ScheduledPollConsumerHealthCheck;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A polling consumer can be suspended and stopped without a loss of changes, and the consumer reports its health. */
class PollingLifecycleTest extends PollingTestSupport {

    private static final String ALL = "sendcloud:shipments?startFrom=beginning";
    private static final String FAST = ALL + "&delay=1&initialDelay=1&outputType=map";

    @TempDir
    Path folder;

    @Test
    void aPauseAfterA429SendsNoFurtherRequests() throws Exception {
        server.shipment("a", "2026-03-01T11:00:00Z").reject(1, "3600");
        route(ALL + "&sendEmptyMessageWhenIdle=true", null);
        for (int i = 0; i < 50; i++) {
            poll();
        }
        assertThat(server.requests()).hasSize(1);
        assertThat(exchanges).isEmpty();
    }

    @Test
    void aPollWaitsForTheEndOfAShortPauseAfterA429() throws Exception {
        server.shipment("a", "2026-03-01T11:00:00Z").reject(2, "0");
        route(ALL, null);
        poll();
        assertThat(takeDelivered()).containsExactly("a");
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void theConsumerSharesTheRateLimitsOfTheProducers() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri(ALL, null) + "&rateLimiter=local&readLimit=2/1h").routeId("poll").process(recordItem());
                from("direct:read").to("sendcloud:user/auth/metadata?rateLimiter=local&readLimit=2/1h");
            }
        }, null);
        poll();
        context.createProducerTemplate().request("direct:read", exchange -> exchange.getMessage().setBody(null));
        assertThat(((SendcloudEndpoint) consumer().getEndpoint()).getReadPermits()).isZero();

        // the next poll waits for a permit, and a stop does not wait for this poll
        Thread poll = new Thread(consumer());
        poll.start();
        Awaitility.await()
                .until(() -> ((SendcloudEndpoint) consumer().getEndpoint()).getWaitingExchanges() == 1);
        context.stop();
        poll.join(TimeUnit.SECONDS.toMillis(30));
        assertThat(poll.isAlive()).isFalse();
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void theHealthCheckReportsFailedPolls() throws Exception {
        server.reject(10, "0");
        route(ALL + "&maxRetries=0", null);
        HealthCheck check = new ScheduledPollConsumerHealthCheck(consumer(), "consumer:poll");
        assertThat(consumer().isConsumerReady()).isFalse();
        poll();
        HealthCheck.Result result = check.call(Map.of(HealthCheck.CHECK_KIND, HealthCheck.Kind.READINESS));
        assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(result.getDetails()).containsEntry(HealthCheck.HTTP_RESPONSE_CODE, 429);

        server.reject(0, null);
        poll();
        assertThat(check.call().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(consumer().isConsumerReady()).isTrue();
    }

    @Test
    void aSuspendedRouteDoesNotPollAndLosesNoChange() throws Exception {
        server.shipment("a", "2026-03-01T11:00:00Z").shipment("b", "2026-03-01T11:00:01Z");
        processing = exchange -> {
            if (delivered.size() == 1) {
                consumer().suspend();
            }
        };
        route(ALL, null);
        poll();
        poll();
        assertThat(takeDelivered()).containsExactly("a");
        context.getRouteController().resumeRoute("poll");
        poll();
        assertThat(takeDelivered()).containsExactly("b");
    }

    @Test
    void aPauseIsNeitherASuccessNorAFailure() throws Exception {
        server.shipment("a", "2026-03-01T11:00:00Z").reject(1, "3600");
        route(ALL + "&repeatCount=3", null);
        HealthCheck check = new ScheduledPollConsumerHealthCheck(consumer(), "consumer:poll");
        for (int i = 0; i < 10; i++) {
            poll();
        }
        assertThat(check.call().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(consumer().getErrorCounter()).isOne();
        assertThat(consumer().getCounter()).isOne();
    }

    @Test
    void aResumedRouteRetriesCallsAndReportsFailures() throws Exception {
        server.shipment("a", "2026-03-01T11:00:00Z");
        route(ALL, null);
        poll();
        context.getRouteController().suspendRoute("poll");
        context.getRouteController().resumeRoute("poll");

        server.shipment("b", "2026-03-01T11:59:30Z").reject(2, "0");
        poll();
        assertThat(takeDelivered()).as("the poll waits for its retry").containsExactly("a", "b");
        server.reject(9, "3600");
        poll();
        poll();
        assertThat(consumer().getErrorCounter()).isOne();
        assertThat(server.requests()).hasSize(5);
    }

    @Test
    void aPollWithOnlyRetriesAndASuspendedPollSendNoEmptyMessage() throws Exception {
        server.shipment("a", "2026-03-01T11:00:00Z");
        processing = exchange -> {
            throw new IllegalStateException("failed in the test");
        };
        route(ALL + "&greedy=true&sendEmptyMessageWhenIdle=true", null);
        poll();
        poll();
        assertThat(delivered).containsOnly("a");
        processing = exchange -> {
        };
        poll();
        delivered.clear();
        server.beforePage(page -> consumer().suspend());
        poll();
        assertThat(delivered).isEmpty();
        server.beforePage(page -> {
        });
        consumer().resume();
        poll();
        assertThat(exchanges.get(exchanges.size() - 1).getMessage().getBody()).as("the last poll is idle").isNull();
    }

    @Test
    void aStopWaitsForItemsInProgress() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch proceed = new CountDownLatch(1);
        MapStateRepository state = new MapStateRepository();
        server.shipment("a", "2026-03-01T11:00:00Z").shipment("b", "2026-03-01T11:00:01Z");
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from(FAST + "&stateRepository=#state").routeId("poll").process(recordItem())
                        .process(exchange -> started.countDown())
                        .process(exchange -> proceed.await(30, TimeUnit.SECONDS));
            }
        }, state);
        assertThat(started.await(30, TimeUnit.SECONDS)).isTrue();
        Thread stop = new Thread(context::stop);
        stop.start();
        Awaitility.await().until(() -> context.getStatus() == ServiceStatus.Stopping);
        proceed.countDown();
        stop.join(TimeUnit.SECONDS.toMillis(30));
        assertThat(stop.isAlive()).isFalse();
        context.close();

        route(ALL, state);
        poll();
        assertThat(delivered).as("the items that were processed before the stop are known").containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void pollEnrichReceivesOneItemAndCommitsTheItemWithTheExchange() throws Exception {
        server.shipment("a", "2026-03-01T11:00:00Z").shipment("b", "2026-03-01T11:00:01Z");
        MapStateRepository state = new MapStateRepository();
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:next").pollEnrich(FAST + "&stateRepository=#state", 20_000).process(recordItem())
                        .process(exchange -> processing.process(exchange));
            }
        }, state);
        Exchange first = next();
        assertThat(first.getMessage().getBody(Map.class).get("id")).isEqualTo("a");
        processing = exchange -> {
            throw new IllegalStateException("not b");
        };
        assertThat(next().getException()).hasMessage("not b");
        processing = exchange -> {
        };
        assertThat(next().getMessage().getHeader("CamelSendcloudId")).isEqualTo("b");
        assertThat(takeDelivered()).containsExactly("a", "b", "b");
        // the items that were read during the processing of b come first
        Awaitility.await("the watermark is before b").untilAsserted(() -> assertThat(state.values().values())
                .anyMatch(value -> value.contains("|2026-03-01T10:59:01")));
    }

    private Exchange next() {
        return context.createProducerTemplate().request("direct:next", exchange -> exchange.getMessage().setBody("?"));
    }

    @Test
    void aConsumerTemplateReceivesAnItem() throws Exception {
        server.shipment("a", "2026-03-01T11:00:00Z");
        start(new RouteBuilder() {
            @Override
            public void configure() {
                // the test uses only the template
            }
        }, null);
        try (ConsumerTemplate template = context.createConsumerTemplate()) {
            assertThat(template.receiveBody(FAST, 20_000, Map.class).get("id")).isEqualTo("a");
        }
    }

    @Test
    void onlyTheMasterPollsAndTheNextMasterResumes() throws Exception {
        MapStateRepository state = new MapStateRepository();
        server.shipment("a", "2026-03-01T11:00:00Z");
        DefaultCamelContext one = machine(state);
        Awaitility.await().until(() -> delivered.size() == 1);
        DefaultCamelContext two = machine(state);
        try {
            server.shipment("b", "2026-03-01T11:59:30Z");
            Awaitility.await().until(() -> delivered.size() == 2);
            one.close();
            server.shipment("c", "2026-03-01T11:59:40Z");
            Awaitility.await().until(() -> delivered.size() == 3);
            assertThat(takeDelivered()).containsExactly("a", "b", "c");
        } finally {
            one.close();
            two.close();
        }
    }

    private DefaultCamelContext machine(MapStateRepository state) throws Exception {
        FileLockClusterService cluster = new FileLockClusterService();
        cluster.setRoot(folder.toString());
        cluster.setAcquireLockDelay(50, TimeUnit.MILLISECONDS);
        cluster.setAcquireLockInterval(50, TimeUnit.MILLISECONDS);
        DefaultCamelContext machine = new DefaultCamelContext();
        machine.addComponent("sendcloud", component());
        machine.getRegistry().bind("state", state);
        machine.addService(cluster);
        machine.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("master:poll:" + FAST + "&stateRepository=#state").routeId("poll").process(recordItem());
            }
        });
        machine.start();
        return machine;
    }
}
