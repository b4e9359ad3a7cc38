package io.github.camelsendcloud;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.grid.hazelcast.Bucket4jHazelcast;
import io.github.camelsendcloud.sandbox.Fault;
import io.github.camelsendcloud.sandbox.RecordedRequest;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Two machines share the limits of an account by Hazelcast. */
@Timeout(120)
class SharedRateLimitTest extends SandboxTestSupport {

    private static final int CALLS = 10;
    /** The tolerance of the measurement, since the store counts permits, and the server counts requests that arrive. */
    private static final Duration TOLERANCE = Duration.ofMillis(250);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final String ANNOUNCE = "sendcloud:shipments/announce?rateLimiter=#shared&writeLimit=" + CALLS + "/1s";

    private static HazelcastInstance one;
    private static HazelcastInstance other;

    @BeforeAll
    static void startHazelcast() {
        one = Hazelcast.newHazelcastInstance(member(5701));
        other = Hazelcast.newHazelcastInstance(
                member(one.getCluster().getLocalMember().getAddress().getPort()));
        Awaitility.await().until(() -> other.getCluster().getMembers().size() == 2);
    }

    @AfterAll
    static void stopHazelcast() {
        other.getLifecycleService().terminate();
        one.getLifecycleService().terminate();
    }

    /** Returns the configuration of a member on a free port. The member joins the member on the given port. */
    private static Config member(int port) {
        Config config = new Config();
        config.setClusterName("camel-sendcloud-" + ProcessHandle.current().pid());
        config.setProperty("hazelcast.phone.home.enabled", "false").setProperty("hazelcast.logging.type", "slf4j")
                .setProperty("hazelcast.socket.bind.any", "false").setProperty("hazelcast.shutdownhook.enabled", "false");
        config.getNetworkConfig().setPort(0).setPortAutoIncrement(false)
                .getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        JoinConfig join = config.getNetworkConfig().getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true).addMember("127.0.0.1:" + port);
        return config;
    }

    private CamelContext machine(HazelcastInstance hazelcast) {
        ProxyManager<String> shared
                = Bucket4jHazelcast.<String> entryProcessorBasedBuilder(hazelcast.getMap("limits")).build();
        CamelContext machine = new DefaultCamelContext();
        machine.getRegistry().bind("shared", shared);
        machine.addComponent("sendcloud", component());
        machine.start();
        return machine;
    }

    private static List<CompletableFuture<Exchange>> send(CamelContext machine, int count) {
        ProducerTemplate template = machine.createProducerTemplate();
        List<CompletableFuture<Exchange>> sent = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sent.add(template.asyncSend(ANNOUNCE, exchange -> exchange.getMessage().setBody(shipment())));
        }
        return sent;
    }

    @Test
    void twoMachinesTogetherStayWithinTheLimitsOfTheAccount() {
        try (CamelContext first = machine(one); CamelContext second = machine(other)) {
            List<CompletableFuture<Exchange>> all = new ArrayList<>(send(first, 25));
            all.addAll(send(second, 25));
            Callers.assertNoneFailed(Callers.results(all));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        List<RecordedRequest> requests = sandbox().requests();
        assertThat(requests).hasSize(50);
        RateLimitTest.assertLimitKept(requests, CALLS, PERIOD.minus(TOLERANCE));
    }

    /**
     * A store that is refilled at fixed times would allow one burst before a refill and a second burst after the
     * refill.
     */
    @Test
    void aBurstAfterAnIdleTimeStaysWithinTheLimit() {
        try (CamelContext first = machine(one); CamelContext second = machine(other)) {
            Callers.assertNoneFailed(Callers.results(send(first, 1)));
            Awaitility.await().pollDelay(Duration.ofMillis(1650)).until(() -> true);
            List<CompletableFuture<Exchange>> all = new ArrayList<>(send(first, 10));
            all.addAll(send(second, 10));
            Callers.assertNoneFailed(Callers.results(all));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        assertThat(sandbox().requests()).hasSize(21);
        RateLimitTest.assertLimitKept(sandbox().requests(), CALLS, PERIOD.minus(TOLERANCE));
    }

    @Test
    void aMachineContinuesAloneWhenTheStoreIsUnavailable() {
        HazelcastInstance single = Hazelcast.newHazelcastInstance(
                member(one.getCluster().getLocalMember().getAddress().getPort()));
        try (CamelContext first = machine(single)) {
            Callers.assertNoneFailed(Callers.results(send(first, 5)));
            single.getLifecycleService().terminate();
            Callers.assertNoneFailed(Callers.results(send(first, 15)));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        assertThat(sandbox().requests()).hasSize(20);
        RateLimitTest.assertLimitKept(sandbox().requests(), CALLS, PERIOD);
    }

    @Test
    void aRejectedOperationDoesNotDelayOtherOperations() {
        String shared = "?rateLimiter=#shared&readLimit=50/1s";
        sandbox().controls().failNext(
                Integer.MAX_VALUE, Fault.status(429, "", Map.of("Retry-After", "50")),
                (method, path) -> path.contains("/parcels/tracking/"));
        try (CamelContext first = machine(one)) {
            ProducerTemplate template = first.createProducerTemplate();
            List<CompletableFuture<Exchange>> rejected = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                rejected.add(template.asyncSend("sendcloud:parcels/tracking/N" + shared, exchange -> {
                }));
            }
            Awaitility.await().until(
                    () -> sandbox().requests().stream().anyMatch(request -> request.path().contains("/parcels/tracking/")));
            for (int i = 0; i < 20; i++) {
                assertThat(template.send("sendcloud:parcels/statuses" + shared, exchange -> {
                }).getException()).isNull();
            }
            assertThat(rejected).noneMatch(CompletableFuture::isDone);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
