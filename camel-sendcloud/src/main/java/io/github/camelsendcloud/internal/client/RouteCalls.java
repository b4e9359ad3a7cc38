package io.github.camelsendcloud.internal.client;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ServiceStatus;
import org.apache.camel.support.ExchangeHelper;

/**
 * The waiting calls of a client, by the route of their exchange. The stop of a producer does not end the calls, because
 * Camel also stops a producer that drops out of a cache while exchanges wait in the producer. Several threads may use
 * an instance, without a lock: the calls of a route are added before the status of the route is read. So either the
 * stop of the route finds the calls, or the calls see the stop.
 */
final class RouteCalls {

    private final CamelContext context;
    private final Map<String, WaitingCalls> routes = new ConcurrentHashMap<>();
    /** The calls of exchanges without a route. The stop of the client ends these calls. */
    private final WaitingCalls outside = new WaitingCalls();

    /**
     * The calls of all routes and polls. The references are weak, so that calls of a removed route can be collected.
     */
    private final Set<WaitingCalls> all = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    RouteCalls(CamelContext context) {
        this.context = context;
    }

    /**
     * The collection that has the calls of an exchange while the calls wait. The stop of the route or of the client
     * ends the calls.
     */
    public WaitingCalls of(Exchange exchange) {
        String route = ExchangeHelper.getRouteId(exchange);
        if (route == null) {
            return outside;
        }
        WaitingCalls known = routes.get(route);
        return known != null ? known : add(route);
    }

    private WaitingCalls add(String route) {
        WaitingCalls added = routes.computeIfAbsent(route, id -> new WaitingCalls());
        // the route may have stopped before. Any later stop of the route finds the calls
        ServiceStatus status = context.getRouteController().getRouteStatus(route);
        if (status != null && (status.isStopping() || status.isStopped())) {
            added.close();
        }
        return added;
    }

    /** Adds a collection. The stop of the client ends the calls of the collection too. */
    void add(WaitingCalls calls) {
        all.add(calls);
    }

    /** Whether no call waits. */
    boolean isEmpty() {
        return List.copyOf(all).stream().allMatch(calls -> calls.count() == 0);
    }

    /** Ends all calls that wait. */
    void end() {
        List.copyOf(all).forEach(WaitingCalls::end);
    }

    /** Lets the calls of a route wait, since the route starts. */
    void open(String route) {
        WaitingCalls calls = routes.get(route);
        if (calls != null) {
            calls.open();
        }
    }

    /** Ends the waiting calls of a route, since the route stops. */
    void close(String route) {
        WaitingCalls calls = routes.get(route);
        if (calls != null) {
            calls.close();
        }
    }

    /** Forgets the calls of a route, since the route is removed. */
    void remove(String route) {
        WaitingCalls calls = routes.remove(route);
        if (calls != null) {
            calls.close();
        }
    }
}
