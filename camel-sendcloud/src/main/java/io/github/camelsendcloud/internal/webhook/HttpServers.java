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

/** Finds the HTTP server of the Camel context that receives webhooks. */
final class HttpServers {

    private static final String PLATFORM = "platform-http";
    private static final List<String> KNOWN = List.of("jetty", "netty-http", "undertow", "servlet");

    private HttpServers() {
    }

    /**
     * Finds the HTTP server.
     *
     * @param  name                     the name of a component or a bean; {@code null} for the component of the rest
     *                                  configuration, else platform-http, else the only server of the context
     * @throws IllegalArgumentException when the context has no server, or several servers
     */
    static Map.Entry<String, RestConsumerFactory> find(CamelContext context, String name) {
        if (name != null) {
            if (factory(context, name) instanceof RestConsumerFactory factory) {
                return Map.entry(name, factory);
            }
            throw new IllegalArgumentException(
                    "Option httpServer cannot be '" + name + "': no component or bean of this name has an HTTP server. Use"
                                               + " a name such as platform-http");
        }
        String configured = context.getRestConfiguration().getComponent();
        if (configured != null) {
            if (factory(context, configured) instanceof RestConsumerFactory factory) {
                return Map.entry(configured, factory);
            }
            throw new IllegalArgumentException(
                    "The component '" + configured + "' of the restConfiguration has no HTTP server: set the option"
                                               + " httpServer to a component such as platform-http");
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
                        ? "The context has no HTTP server for webhooks: add camel-platform-http-vertx, camel-jetty or camel-netty-http"
                        : "Option httpServer is missing: the context has several HTTP servers. Use one of " + found.keySet());
    }

    /**
     * The rest configuration for a server: host, port and context path. The result is empty when the rest configuration
     * belongs to another server.
     */
    static RestConfiguration rest(CamelContext context, String server) {
        RestConfiguration rest = context.getRestConfiguration();
        return rest.getComponent() == null || rest.getComponent().equals(server) ? rest : new RestConfiguration();
    }

    /**
     * Configures camel-webhook with the server of the rest configuration, which camel-webhook ignores.
     *
     * @throws IllegalArgumentException when an option cannot be used with camel-webhook
     */
    static WebhookConfiguration configured(
            CamelContext context, WebhookConfiguration outer, SendcloudWebhookConfiguration inner) {
        if (inner.getHttpServer() != null) {
            throw new IllegalArgumentException(
                    "Option httpServer cannot be used with webhook: the option webhookComponentName names the server");
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
