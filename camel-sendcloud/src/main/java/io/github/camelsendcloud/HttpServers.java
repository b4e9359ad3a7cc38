package io.github.camelsendcloud;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.RestConsumerFactory;

/** Finds the HTTP server that webhooks come in by. */
final class HttpServers {

    private static final String PLATFORM = "platform-http";
    private static final List<String> KNOWN = List.of("jetty", "netty-http", "undertow", "servlet");

    private HttpServers() {
    }

    /**
     * @param  name                     of a component or a bean; {@code null} for platform-http, else the only one that
     *                                  there is
     * @throws IllegalArgumentException when there is none, or no telling which
     */
    static Map.Entry<String, RestConsumerFactory> find(CamelContext context, String name) {
        if (name != null) {
            if (factory(context, name) instanceof RestConsumerFactory factory) {
                return Map.entry(name, factory);
            }
            throw new IllegalArgumentException(
                    "Option httpServer cannot be '" + name + "': it is no component with an HTTP server");
        }
        if (factory(context, PLATFORM) instanceof RestConsumerFactory platform) {
            return Map.entry(PLATFORM, platform);
        }
        Map<String, RestConsumerFactory> found = new TreeMap<>();
        for (String present : context.getComponentNames()) {
            if (context.hasComponent(present) instanceof RestConsumerFactory factory && !present.equals("coap")) {
                found.put(present, factory);
            }
        }
        if (found.isEmpty()) {
            found.putAll(context.getRegistry().findByTypeWithName(RestConsumerFactory.class));
        }
        if (found.isEmpty()) {
            for (String known : KNOWN) {
                if (factory(context, known) instanceof RestConsumerFactory factory) {
                    found.put(known, factory);
                }
            }
        }
        if (found.size() == 1) {
            return found.entrySet().iterator().next();
        }
        throw new IllegalArgumentException(
                found.isEmpty()
                        ? "There is no HTTP server for webhooks: add camel-platform-http-vertx, camel-jetty or camel-netty-http"
                        : "Option httpServer is missing: there are " + found.keySet());
    }

    private static Object factory(CamelContext context, String name) {
        Object bean = context.getRegistry().lookupByName(name);
        if (bean instanceof RestConsumerFactory) {
            return bean;
        }
        Component component = context.getComponent(name);
        return component instanceof RestConsumerFactory ? component : null;
    }
}
