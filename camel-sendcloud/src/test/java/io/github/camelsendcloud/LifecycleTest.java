package io.github.camelsendcloud;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import io.github.camelsendcloud.internal.client.LeasedClient;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * Routes, endpoints and the component can be stopped and started, and a stop waits for calls in flight and ends waiting
 * calls.
 */
@Timeout(60)
class LifecycleTest extends SandboxTestSupport {

    private static final String METADATA = "sendcloud:user/auth/metadata";

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:basic").routeId("basic").to(METADATA);
                from("direct:oauth2").routeId("oauth2").to(METADATA + "?authMode=oauth2");
                from("direct:announce").routeId("announce").to("sendcloud:shipments/announce?authMode=oauth2");
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = { "basic", "oauth2" })
    void aRouteCanBeStoppedAndStarted(String route) throws Exception {
        for (int i = 0; i < 3; i++) {
            assertSuccess("direct:" + route);
            context.getRouteController().stopRoute(route);
            context.getRouteController().startRoute(route);
        }
        assertSuccess("direct:" + route);
    }

    @ParameterizedTest
    @ValueSource(strings = { "basic", "oauth2" })
    void theContextCanBeSuspendedAndStoppedAndStarted(String route) throws Exception {
        assertSuccess("direct:" + route);
        context.suspend();
        context.resume();
        assertSuccess("direct:" + route);
        context.stop();
        context.start();
        // a stop of the context removes the routes and stops the templates
        context.addRoutes(createRouteBuilder());
        Exchange exchange = context.createProducerTemplate().request("direct:" + route, empty -> {
        });
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(200);
    }

    @Test
    void theComponentAndItsEndpointsCanBeStoppedAndStarted() throws Exception {
        SendcloudEndpoint endpoint = context.getEndpoint(METADATA + "?authMode=oauth2", SendcloudEndpoint.class);
        SendcloudComponent component = endpoint.getComponent();
        assertSuccess("direct:oauth2");
        endpoint.stop();
        component.stop();
        component.start();
        endpoint.start();
        assertSuccess("direct:oauth2");
    }

    @ParameterizedTest
    @ValueSource(strings = { "basic", "oauth2" })
    void endpointsWorkAfterARestartOfTheComponentOnly(String route) {
        assertSuccess("direct:" + route);
        SendcloudComponent component = context.getComponent("sendcloud", SendcloudComponent.class);
        for (int i = 0; i < 3; i++) {
            component.stop();
            component.start();
            assertSuccess("direct:" + route);
            assertSuccess("direct:" + route);
            assertThat(component.getClients()).isEqualTo(1);
        }
    }

    @Test
    void aComponentThatNeverStartedCanBeStopped() {
        SendcloudComponent component = new SendcloudComponent();
        component.setCamelContext(context);
        component.init();
        assertThatCode(component::stop).doesNotThrowAnyException();
    }

    @Test
    void aThousandEndpointsShareOneClient() throws Exception {
        LeasedClient client = LeasedClient.of(
                context.getEndpoint(METADATA, SendcloudEndpoint.class).users.lease());
        for (int i = 0; i < 1000; i++) {
            SendcloudEndpoint endpoint
                    = context.getEndpoint("sendcloud:shipments?query.order_number=" + i, SendcloudEndpoint.class);
            assertThat(LeasedClient.of(endpoint.users.lease())).isEqualTo(client);
        }
    }

    @Test
    void endpointsWithOtherConnectionOptionsHaveASeparateClientAndShareTheToken() {
        assertSuccess("direct:oauth2");
        assertThat(call(METADATA + "?authMode=oauth2&responseTimeout=5s", null).getException()).isNull();

        assertThat(LeasedClient.of(
                context.getEndpoint(METADATA + "?authMode=oauth2&responseTimeout=5s", SendcloudEndpoint.class).users.lease()))
                .isNotEqualTo(LeasedClient.of(
                        context.getEndpoint(METADATA, SendcloudEndpoint.class).users.lease()));
        assertThat(sandbox().tokenRequests()).hasSize(1);
    }

    @Test
    void aStopWaitsForTheCallsInFlight() throws Exception {
        assertSuccess("direct:oauth2");
        sandbox().clearRequests();
        sandbox().controls().latency(Duration.ofSeconds(2));
        ExecutorService threads = Executors.newFixedThreadPool(5);
        List<Future<Exchange>> calls = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            calls.add(threads.submit(() -> call("sendcloud:shipments/announce?authMode=oauth2", shipment())));
        }
        threads.shutdown();
        LeasedClient client
                = LeasedClient.of(
                        context.getEndpoint(METADATA + "?authMode=oauth2", SendcloudEndpoint.class).users.lease());
        Awaitility.await().until(() -> client.callsInFlight() == 5);

        context.getComponent("sendcloud").stop();

        for (Future<Exchange> call : calls) {
            assertThat(call.get(10, TimeUnit.SECONDS).getException()).isNull();
        }
        assertThat(call("direct:basic", null).getException()).as("after the stop").isNotNull()
                .hasMessageContaining("stopped");
    }

    @RepeatedTest(10)
    void anExchangeThatWaitsForATokenWhileTheContextStopsEndsWithAnException() throws Exception {
        sandbox().controls().tokenLatency(Duration.ofSeconds(20));
        AsyncProducer producer = (AsyncProducer) context.getEndpoint("sendcloud:shipments/announce?authMode=oauth2")
                .createProducer();
        producer.start();
        Exchange exchange = producer.getEndpoint().createExchange();
        exchange.getMessage().setBody(shipment());
        CountDownLatch done = new CountDownLatch(1);

        assertThat(producer.process(exchange, sync -> done.countDown())).as("the exchange waits without a thread").isFalse();
        context.stop();
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(exchange.getException()).isNotNull();
        assertThat(sandbox().requests()).isEmpty();
    }

    @Test
    void anEndpointCreatedDuringTheStartOfTheComponentWaitsForTheStart() throws Exception {
        CountDownLatch starting = new CountDownLatch(1);
        CountDownLatch proceed = new CountDownLatch(1);
        SendcloudComponent slow = new SendcloudComponent() {
            @Override
            protected void doStart() throws Exception {
                starting.countDown();
                proceed.await();
                super.doStart();
            }
        };
        slow.setConfiguration(configuration());
        slow.getConfiguration().setRateLimiter("local");
        context.getRegistry().bind("slow", slow);
        FutureTask<Exchange> one = new FutureTask<>(() -> call("slow:user/auth/metadata", null));
        FutureTask<Exchange> other = new FutureTask<>(() -> call("slow:parcels/statuses", null));
        new Thread(one).start();
        starting.await();
        // Camel returns a component to a second thread before the first thread has started the component
        Thread late = new Thread(other);
        late.start();
        Awaitility.await().until(() -> other.isDone() || late.getState() == Thread.State.WAITING);
        proceed.countDown();
        assertThat(one.get().getException()).isNull();
        assertThat(other.get().getException()).isNull();
    }

    private void assertSuccess(String route) {
        assertThat(call(route, null).getException()).isNull();
    }
}
