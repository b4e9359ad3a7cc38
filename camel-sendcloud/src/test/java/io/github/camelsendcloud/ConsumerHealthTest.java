package io.github.camelsendcloud;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelsendcloud.sandbox.Fault;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.github.camelsendcloud.HealthTestSupport.assertDown;
import static io.github.camelsendcloud.HealthTestSupport.assertUp;
import static io.github.camelsendcloud.HealthTestSupport.readiness;
import static io.github.camelsendcloud.HealthTestSupport.result;
import static org.assertj.core.api.Assertions.assertThat;

/** The health checks of consumers: polls, and webhooks of an HTTP server. */
@Timeout(60)
class ConsumerHealthTest extends WebhookTestSupport {

    private static final String POLL = "startFrom=beginning&startScheduler=false&maxRetries=0";
    private static final String HOOK = "sendcloud:webhook?path=/hooks/health";

    private final Map<String, Object> accounts = new ConcurrentHashMap<>();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        return HealthTestSupport.enabled(super.createCamelContext());
    }

    @Override
    protected SendcloudConfiguration configuration() {
        SendcloudConfiguration configuration = super.configuration();
        configuration.setAccounts(accounts);
        return configuration;
    }

    private void poll(String from) throws Exception {
        if (context.getRoute("poll") == null) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(from).routeId("poll").to("mock:items");
                }
            });
        }
        ((SendcloudPollingConsumer) context.getRoute("poll").getConsumer()).run();
    }

    private HealthCheck.Result poll() {
        return result(context, "consumer:poll");
    }

    private HealthCheck.Result hook() {
        return result(context, "consumer:hook");
    }

    @Test
    void aPollIsUpWithItsTimeAndItsLag() throws Exception {
        call("sendcloud:shipments/announce", shipment());
        poll("sendcloud:shipments?" + POLL);
        poll("sendcloud:shipments?" + POLL);

        assertUp(poll());
        assertThat(poll().getDetails()).containsKeys("lastPoll", "processedUntil", "lagSeconds")
                .doesNotContainKeys("failedSince", "pausedUntil");
        assertThat((Long) poll().getDetails().get("lagSeconds")).isNotNegative();
    }

    @Test
    void aFailedPollIsDownWithTheStatusUntilTheNextSuccess() throws Exception {
        sandbox().controls().failNext(1, Fault.status(500));
        poll("sendcloud:shipments?" + POLL);
        assertDown(poll(), "Consumer failed polling 1 times");
        assertThat(poll().getDetails()).containsEntry("http.response.code", 500).containsKeys("lastPoll", "failedSince");

        poll("sendcloud:shipments?" + POLL);
        assertUp(poll());
        assertThat(poll().getDetails()).doesNotContainKey("failedSince");
    }

    @Test
    void aPauseOfSendcloudIsADetail() throws Exception {
        sandbox().controls().failNext(1, Fault.status(429, "{}", Map.of("Retry-After", "600")));
        poll("sendcloud:shipments?" + POLL + "&maxRetryAfter=1");
        assertThat(poll().getDetails()).containsKey("pausedUntil");
    }

    @Test
    void aFailedAccountOfManyHasItsNameInTheDetails() throws Exception {
        addAccount(accounts, "one");
        addAccount(accounts, "two");
        context.getComponent("sendcloud", SendcloudComponent.class).getConfiguration().setPublicKey(null);
        context.getComponent("sendcloud", SendcloudComponent.class).getConfiguration().setSecretKey(null);
        sandbox().controls().failNext(1, Fault.status(500));
        poll("sendcloud:shipments?" + POLL);

        assertUp(poll());
        assertThat(poll().getDetails().keySet()).filteredOn(key -> key.startsWith("failedSince.")).hasSize(1);
    }

    @Test
    void aWebhookIsUpWithItsLatestDeliveryAndRefusal() throws Exception {
        route(HOOK, "mock:events");
        assertUp(hook());
        assertThat(hook().getDetails()).containsEntry("lastDelivery", "not yet").containsEntry("listening", true);

        assertThat(postSigned("/hooks/health", EVENT).statusCode()).isEqualTo(200);
        assertThat(post("/hooks/health", EVENT, "Sendcloud-Signature", "wrong").statusCode()).isEqualTo(401);

        assertUp(hook());
        assertThat((String) hook().getDetails().get("lastDelivery")).startsWith("20");
        assertThat((String) hook().getDetails().get("lastRefusal")).startsWith("status 401 at 20");
    }

    @Test
    void aStoppedOrSuspendedWebhookIsDown() throws Exception {
        route(HOOK, "mock:events");
        context.getRouteController().suspendRoute("hook");
        assertThat(hook().getState()).isEqualTo(HealthCheck.State.DOWN);
        context.getRouteController().resumeRoute("hook");
        assertUp(hook());
        context.getRouteController().stopRoute("hook");
        assertDown(hook(), "Route hook has status Stopped");
        context.getRouteController().startRoute("hook");
        assertUp(hook());
    }

    @Test
    void theSwitchOfTheComponentDisablesTheChecksOfConsumers() throws Exception {
        context.getComponent("sendcloud", SendcloudComponent.class).setHealthCheckConsumerEnabled(false);
        route(HOOK, "mock:events");
        assertThat(readiness(context)).allSatisfy(
                one -> assertThat(one.getState()).isNotEqualTo(HealthCheck.State.DOWN));
        assertThat(hook().getDetails()).containsEntry("check.enabled", false);
    }
}
