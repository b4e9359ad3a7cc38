package io.github.camelsendcloud.internal.client;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;

/** Notifies all clients of a component when a route starts, stops or is removed. Events of exchanges are ignored. */
final class RouteStops extends SimpleEventNotifierSupport {

    private final Supplier<List<SendcloudClient>> clients;

    RouteStops(Supplier<List<SendcloudClient>> clients) {
        this.clients = clients;
        setIgnoreCamelContextInitEvents(true);
        setIgnoreCamelContextEvents(true);
        setIgnoreServiceEvents(true);
        setIgnoreExchangeEvents(true);
        setIgnoreExchangeAsyncProcessingStartedEvents(true);
        setIgnoreStepEvents(true);
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof CamelEvent.RouteStartingEvent starting) {
            tell(starting, RouteCalls::open);
        } else if (event instanceof CamelEvent.RouteStoppingEvent stopping) {
            tell(stopping, RouteCalls::close);
        } else if (event instanceof CamelEvent.RouteRemovedEvent removed) {
            tell(removed, RouteCalls::remove);
        }
    }

    private void tell(CamelEvent.RouteEvent event, BiConsumer<RouteCalls, String> what) {
        String route = event.getRoute().getRouteId();
        clients.get().forEach(client -> what.accept(client.waiting(), route));
    }
}
