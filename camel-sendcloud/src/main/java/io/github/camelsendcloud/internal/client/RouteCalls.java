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
 * The waiting calls of a client, by the route that their exchange is in. The stop of a producer does not end its calls:
 * Camel stops a producer that drops out of a cache, too, while exchanges wait in this producer. Safe for use by several
 * threads. A place where calls wait is added before the status of the route is read, so that a stop either finds the
 * calls or is seen.
 */
final class RouteCalls {

    private final CamelContext context;
    private final Map<String, WaitingCalls> routes = new ConcurrentHashMap<>();
    /** The calls of exchanges that are in no route. They end when the client stops. */
    private final WaitingCalls outside = new WaitingCalls();

    /** All places where calls have waited; those of a removed route or an ended poll are not kept alive by this. */
    private final Set<WaitingCalls> all = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    RouteCalls(CamelContext context) {
        this.context = context;
    }

    /** Where a call of that exchange waits: until the route of the exchange stops, or the client. */
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
        // the route may have stopped before: after this moment, the stop of the route finds the calls
        ServiceStatus status = context.getRouteController().getRouteStatus(route);
        if (status != null && (status.isStopping() || status.isStopped())) {
            added.close();
        }
        return added;
    }

    /** Calls may wait there from now on. */
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

    /** The route starts, perhaps again. */
    void open(String route) {
        WaitingCalls calls = routes.get(route);
        if (calls != null) {
            calls.open();
        }
    }

    /** The route stops: its waiting calls end. */
    void close(String route) {
        WaitingCalls calls = routes.get(route);
        if (calls != null) {
            calls.close();
        }
    }

    /** The route is removed. */
    void remove(String route) {
        WaitingCalls calls = routes.remove(route);
        if (calls != null) {
            calls.close();
        }
    }
}
