package io.github.camelsendcloud;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.ScheduledPollConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** The test starts each poll of a route, and controls the lists and the clock of the server. */
@Timeout(60)
abstract class PollingTestSupport {

    protected static final String WITHOUT_SCHEDULER = "startScheduler=false&outputType=map";

    protected final List<String> delivered = new CopyOnWriteArrayList<>();
    protected final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    protected ChangingLists server;
    protected DefaultCamelContext context;
    /** Processes an exchange after {@link #recordItem}. */
    protected volatile Processor processing = exchange -> {
    };

    @BeforeEach
    void startServer() throws Exception {
        server = new ChangingLists();
    }

    @AfterEach
    void stopAll() throws Exception {
        if (context != null) {
            context.close();
        }
        server.close();
    }

    /** Starts a route that polls an address. */
    protected void route(String address, StateRepository<String, String> state) throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(uri(address, state)).routeId("poll").process(recordItem())
                        .process(exchange -> processing.process(exchange));
            }
        }, state);
    }

    protected static String uri(String address, StateRepository<String, String> state) {
        String uri = address + (address.contains("?") ? "&" : "?") + WITHOUT_SCHEDULER;
        return state == null ? uri : uri + "&stateRepository=#state";
    }

    protected void start(RouteBuilder routes, StateRepository<String, String> state) throws Exception {
        context = new DefaultCamelContext();
        context.addComponent("sendcloud", component());
        if (state != null) {
            context.getRegistry().bind("state", state);
        }
        context.addRoutes(routes);
        context.start();
        // a consumer without a scheduler uses the clock of the test
        context.getRoutes().forEach(route -> {
            if (route.getConsumer() instanceof SendcloudPollingConsumer consumer && !consumer.isStartScheduler()) {
                consumer.clock(server::nanos);
            }
        });
    }

    protected SendcloudComponent component() {
        SendcloudComponent component = new SendcloudComponent();
        SendcloudConfiguration configuration = component.getConfiguration();
        configuration.setPublicKey("public");
        configuration.setSecretKey("very-secret");
        configuration.setBaseUri(server.baseUri().toString());
        configuration.setRateLimiter("off");
        configuration.setRetryDelay(1);
        return component;
    }

    /** Records the exchange and the id of its item. */
    protected Processor recordItem() {
        return exchange -> {
            exchanges.add(exchange);
            delivered.add(exchange.getMessage().getHeader(SendcloudConstants.ID, String.class));
        };
    }

    /** Polls once on the thread of the test. */
    protected void poll() {
        consumer().run();
    }

    protected ScheduledPollConsumer consumer() {
        return (ScheduledPollConsumer) context.getRoute("poll").getConsumer();
    }

    /** Returns and removes the ids of the delivered items. */
    protected List<String> takeDelivered() {
        List<String> taken = List.copyOf(delivered);
        delivered.clear();
        return taken;
    }
}
