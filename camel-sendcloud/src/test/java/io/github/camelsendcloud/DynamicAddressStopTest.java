package io.github.camelsendcloud;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.service.ServiceHelper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An exchange in flight completes while the context stops, even if the exchange uses an address for the first time. */
class DynamicAddressStopTest extends SandboxTestSupport {

    private final CountDownLatch reached = new CountDownLatch(1);
    private final AtomicReference<Exchange> done = new AtomicReference<>();

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:orders").onCompletion().process(done::set).end()
                        .to("sendcloud:shipments/announce?outputType=map")
                        .process(exchange -> {
                            reached.countDown();
                            await().atMost(20, TimeUnit.SECONDS).until(() -> getContext().isStopping());
                        })
                        .toD("sendcloud:shipments/${body[data][id]}?outputType=map");
            }
        };
    }

    @Test
    void anExchangeInFlightCompletes() throws Exception {
        template.sendBody("seda:orders", shipment());
        assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();

        context.stop();

        await().untilAsserted(() -> assertThat(done.get()).isNotNull());
        assertThat(done.get().getException()).isNull();
        assertThat(sandbox().requests()).hasSize(2);
        assertThat(done.get().getMessage().getBody(Map.class).get("data")).isNotNull();
    }

    @Test
    void aProducerStartsItsEndpoint() throws Exception {
        SendcloudComponent component = context.getComponent("sendcloud", SendcloudComponent.class);
        SendcloudEndpoint endpoint = (SendcloudEndpoint) component.createEndpoint("sendcloud:shipments");

        assertThat(process(endpoint).getException()).isNull();

        ServiceHelper.stopService(endpoint);
    }

    @Test
    void aCallAfterTheStopIsRejected() throws Exception {
        SendcloudComponent component = context.getComponent("sendcloud", SendcloudComponent.class);
        SendcloudEndpoint endpoint = (SendcloudEndpoint) component.createEndpoint("sendcloud:shipments");
        context.stop();

        assertThat(process(endpoint).getException()).isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining("its component is stopped");
        assertThat(sandbox().requests()).isEmpty();
    }

    private static Exchange process(SendcloudEndpoint endpoint) throws Exception {
        Exchange exchange = endpoint.createExchange();
        ((SendcloudProducer) endpoint.createProducer()).process(exchange);
        return exchange;
    }
}
