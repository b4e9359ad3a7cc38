package io.github.camelsendcloud.internal.webhook;

import java.util.Set;

import org.apache.camel.component.netty.http.NettyHttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HttpServersTest {

    /** Returns a context that finds only the given components on the class path. */
    private static DefaultCamelContext context(String... available) {
        DefaultCamelContext context = new DefaultCamelContext();
        ComponentResolver all = PluginHelper.getComponentResolver(context);
        context.getCamelContextExtension().addContextPlugin(
                ComponentResolver.class,
                (name, owner) -> Set.of(available).contains(name) ? all.resolveComponent(name, owner) : null);
        return context;
    }

    @Test
    void platformHttpComesFirst() throws Exception {
        try (DefaultCamelContext context = context("platform-http", "netty-http")) {
            context.addComponent("netty-http", new NettyHttpComponent());
            assertThat(HttpServers.find(context, null).getKey()).isEqualTo("platform-http");
        }
    }

    @Test
    void withoutPlatformHttpTheServerOfTheContextIsUsed() throws Exception {
        try (DefaultCamelContext context = context()) {
            context.addComponent("mine", new NettyHttpComponent());
            assertThat(HttpServers.find(context, null).getKey()).isEqualTo("mine");
        }
    }

    @Test
    void aServerInTheRegistryIsFound() throws Exception {
        try (DefaultCamelContext context = context()) {
            context.getRegistry().bind("bound", new NettyHttpComponent());
            assertThat(HttpServers.find(context, null).getKey()).isEqualTo("bound");
        }
    }

    @Test
    void anUnusedServerOnTheClassPathIsFound() throws Exception {
        try (DefaultCamelContext context = context("netty-http")) {
            assertThat(HttpServers.find(context, null).getKey()).isEqualTo("netty-http");
        }
    }

    @Test
    void severalServersNeedTheOptionHttpServer() throws Exception {
        try (DefaultCamelContext context = context()) {
            context.addComponent("one", new NettyHttpComponent());
            context.addComponent("two", new NettyHttpComponent());
            assertThatThrownBy(() -> HttpServers.find(context, null)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Option httpServer is missing: the context has several HTTP servers. Use one of [one, two]");
            assertThat(HttpServers.find(context, "two").getKey()).isEqualTo("two");
        }
    }

    @Test
    void withoutAServerTheMessageNamesTheDependency() throws Exception {
        try (DefaultCamelContext context = context()) {
            assertThatThrownBy(() -> HttpServers.find(context, null)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("add camel-platform-http-vertx, camel-jetty or camel-netty-http");
        }
    }

    @Test
    void theOptionTakesPrecedenceOverTheRestConfiguration() throws Exception {
        try (DefaultCamelContext context = context("platform-http", "netty-http")) {
            context.getRestConfiguration().setComponent("netty-http");
            context.getRestConfiguration().setPort(8123);
            assertThat(HttpServers.find(context, "platform-http").getKey()).isEqualTo("platform-http");
            assertThat(HttpServers.find(context, null).getKey()).isEqualTo("netty-http");
            assertThat(HttpServers.rest(context, "platform-http").getPort()).as("the port belongs to netty-http").isNotEqualTo(
                    context.getRestConfiguration().getPort());
        }
    }

    @Test
    void aComponentWithoutAServerIsRejected() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            assertThatThrownBy(() -> HttpServers.find(context, "direct")).hasMessageContaining("Option httpServer");
        }
    }
}
