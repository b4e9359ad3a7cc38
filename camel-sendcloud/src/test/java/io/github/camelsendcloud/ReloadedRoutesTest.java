package io.github.camelsendcloud;

import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelsendcloud.sandbox.KeyRotation;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.DefaultContextReloadStrategy;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Routes are stopped and started while keys are replaced, as Camel does after a change of a vault. */
@Timeout(120)
class ReloadedRoutesTest extends RotationTestSupport {

    private static final int ORDERS = 600;

    private final BlockingQueue<Exchange> queue = new LinkedBlockingQueue<>();
    private final Set<String> inFlight = ConcurrentHashMap.newKeySet();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();

    @Override
    protected void bindToRegistry(Registry registry) {
        registry.bind("orders", queue);
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class).process(exchange -> failed.incrementAndGet());
                for (AuthMode mode : AuthMode.values()) {
                    from("seda:" + mode + "?queue=#orders&concurrentConsumers=16").autoStartup(false).routeId(mode.name())
                            .process(exchange -> inFlight.add(order(exchange)))
                            .to("sendcloud:shipments/announce?externalReference=RAW(${header.order})&authMode=" + mode)
                            .process(exchange -> {
                                inFlight.remove(order(exchange));
                                done.incrementAndGet();
                            });
                }
                from("sendcloud:webhook?path=/hook").routeId("hook").to("mock:events");
            }
        };
    }

    private static String order(Exchange exchange) {
        return exchange.getMessage().getHeader("order", String.class);
    }

    @ParameterizedTest
    @CsvSource({ "BASIC, true", "OAUTH2, true", "BASIC, false", "OAUTH2, false" })
    void noWaitingExchangeIsLost(AuthMode mode, boolean reload) throws Exception {
        for (int i = 0; i < ORDERS; i++) {
            Exchange order = context.getEndpoint("seda:" + mode).createExchange();
            order.getMessage().setBody(shipment());
            order.getMessage().setHeader("order", "order-" + i);
            queue.add(order);
        }
        context.getRouteController().startRoute(mode.name());

        for (int i = 1; i <= 5; i++) {
            int next = i * ORDERS / 6;
            await().pollInterval(5, TimeUnit.MILLISECONDS).until(() -> done.get() >= next);
            account().rotateKeys(KeyRotation.atOnce().revokingTokens());
            if (i == 3) {
                restartRoutes(reload, mode);
            }
            // no call meets two rotations
            Set<String> before = Set.copyOf(inFlight);
            await().pollInterval(5, TimeUnit.MILLISECONDS).until(() -> before.stream().noneMatch(inFlight::contains));
        }

        await().atMost(60, TimeUnit.SECONDS).until(() -> done.get() + failed.get() == ORDERS);
        assertThat(failed).hasValue(0);
        assertThat(account().counts().tokenRequests()).isLessThanOrEqualTo(1 + 2 * 5 + 1);
        assertThat(sandbox().requests().stream().filter(request -> request.status() < 300)).hasSize(ORDERS);
    }

    private void restartRoutes(boolean reload, AuthMode mode) throws Exception {
        if (reload) {
            DefaultContextReloadStrategy strategy = new DefaultContextReloadStrategy();
            strategy.setCamelContext(context);
            strategy.onReload("test");
            assertThat(strategy.getLastError()).isNull();
            context.getRouteController().startRoute(mode.name());
        } else {
            context.getRouteController().stopAllRoutes();
            context.getRouteController().startRoute("hook");
            context.getRouteController().startRoute(mode.name());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void aWebhookWithTheOldSecretIsAcceptedAfterARestartOfItsRoute(boolean reload) throws Exception {
        assertThat(sendWebhook()).isEqualTo(200);
        String old = account().secretKey();
        account().rotateKeys(KeyRotation.atOnce());
        assertThat(sendWebhook()).isEqualTo(200);

        restartRoutes(reload, AuthMode.BASIC);

        assertThat(sendWebhook()).isEqualTo(200);
        assertThat(post("/hook", EVENT, "Sendcloud-Signature", sign(EVENT.getBytes(), old)).statusCode()).isEqualTo(200);
    }
}
