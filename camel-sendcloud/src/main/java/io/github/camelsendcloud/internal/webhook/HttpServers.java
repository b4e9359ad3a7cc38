package io.github.camelsendcloud.internal.webhook;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.camelsendcloud.SendcloudWebhookConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.component.webhook.WebhookConfiguration;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.spi.RestConsumerFactory;

/** Finds the HTTP server that webhooks come in by. */
final class HttpServers {

    private static final String PLATFORM = "platform-http";
    private static final List<String> KNOWN = List.of("jetty", "netty-http", "undertow", "servlet");

    private HttpServers() {
    }

    /**
     * @param  name                     of a component or a bean; {@code null} for the one of the rest configuration,
     *                                  else platform-http, else the only one that there is
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
        String configured = context.getRestConfiguration().getComponent();
        if (configured != null) {
            if (factory(context, configured) instanceof RestConsumerFactory factory) {
                return Map.entry(configured, factory);
            }
            throw new IllegalArgumentException(
                    "The restConfiguration names the component '" + configured + "', which has no HTTP server: set the option"
                                               + " httpServer, such as platform-http");
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

    /**
     * The rest configuration for a server: host, port and context path. Empty when the configuration is for another
     * one.
     */
    static RestConfiguration rest(CamelContext context, String server) {
        RestConfiguration rest = context.getRestConfiguration();
        return rest.getComponent() == null || rest.getComponent().equals(server) ? rest : new RestConfiguration();
    }

    /**
     * Has camel-webhook take the server of the rest configuration, which it does not look at.
     *
     * @throws IllegalArgumentException when an option makes no sense with camel-webhook
     */
    static WebhookConfiguration configured(
            CamelContext context, WebhookConfiguration outer, SendcloudWebhookConfiguration inner) {
        if (inner.getHttpServer() != null) {
            throw new IllegalArgumentException(
                    "Option httpServer cannot be used with webhook:, where webhookComponentName names the server");
        }
        String configured = context.getRestConfiguration().getComponent();
        if (outer.getWebhookComponentName() == null && configured != null) {
            outer.setWebhookComponentName(configured);
        }
        return outer;
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
