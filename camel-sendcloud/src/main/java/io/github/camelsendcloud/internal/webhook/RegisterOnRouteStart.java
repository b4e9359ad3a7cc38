package io.github.camelsendcloud.internal.webhook;

import org.apache.camel.CamelContext;
import org.apache.camel.DelegateEndpoint;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.util.function.ThrowingRunnable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers a webhook at each start of its route. The registration of camel-webhook itself is not suitable:
 * camel-webhook registers before the server listens, and also registers a route that does not start.
 */
final class RegisterOnRouteStart extends EventNotifierSupport {

    private static final Logger LOG = LoggerFactory.getLogger(RegisterOnRouteStart.class);

    private final Endpoint endpoint;
    private final ThrowingRunnable<Exception> registration;

    /**
     * @param endpoint     the endpoint inside the camel-webhook endpoint of the route
     * @param registration throws an exception when the registration fails
     */
    RegisterOnRouteStart(Endpoint endpoint, ThrowingRunnable<Exception> registration) {
        this.endpoint = endpoint;
        this.registration = registration;
        setIgnoreCamelContextEvents(true);
        setIgnoreCamelContextInitEvents(true);
        setIgnoreServiceEvents(true);
        setIgnoreExchangeEvents(true);
        setIgnoreExchangeAsyncProcessingStartedEvents(true);
        setIgnoreStepEvents(true);
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof CamelEvent.RouteStartedEvent started
                && started.getRoute().getEndpoint() instanceof DelegateEndpoint outer && outer.getEndpoint() == endpoint;
    }

    @Override
    public void notify(CamelEvent event) {
        Route route = ((CamelEvent.RouteStartedEvent) event).getRoute();
        try {
            registration.run();
        } catch (Exception e) {
            LOG.error("Route {} is stopped: the webhook of the route cannot be registered", route.getRouteId(), e);
            // the start of the route ends after this method, so another thread stops the route
            route.getCamelContext().getExecutorServiceManager()
                    .newThread("sendcloud-registration", () -> stop(route, e)).start();
        }
    }

    private static void stop(Route route, Exception cause) {
        CamelContext context = route.getCamelContext();
        try {
            context.getRouteController().stopRoute(route.getRouteId(), cause);
        } catch (Exception e) {
            LOG.warn("Route {} cannot be stopped", route.getRouteId(), e);
        }
    }
}
