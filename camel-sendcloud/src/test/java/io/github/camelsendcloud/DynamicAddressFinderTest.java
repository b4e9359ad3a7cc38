package io.github.camelsendcloud;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockComponent;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultFactoryFinderResolver;
import org.apache.camel.processor.SendDynamicProcessor;
import org.apache.camel.spi.FactoryFinderResolver;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The finder does not affect other components, and a missing finder is reported. */
class DynamicAddressFinderTest {

    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() {
        context.start();
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
    }

    private Exchange call(String uri, Object body) {
        return context.createProducerTemplate().request(uri, exchange -> exchange.getMessage().setBody(body));
    }

    @Test
    void anOptionOfTheSchedulerIsAcceptedWithADot() {
        SendcloudComponent component = new SendcloudComponent();
        component.getConfiguration().setPublicKey("public");
        component.getConfiguration().setSecretKey("secret");
        context.addComponent("sendcloud", component);

        assertThat(context.getEndpoint("sendcloud:shipments?scheduler.cron=1", SendcloudEndpoint.class)
                .getSchedulerProperties()).containsEntry("cron", "1");
    }

    @Test
    void otherComponentsKeepTheirUriFactories() throws Exception {
        context.addComponent("double", new MockComponent());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:file").toD("file:target?fileName=${body}").id("file");
                from("direct:double").toD("double:${body}?retainFirst=3");
                from("direct:seda").toD("seda:${body}").id("seda");
                from("direct:mock").toD("mock:${body}?retainFirst=3").id("mock");
                from("direct:enrich").enrich().simple("mock:${body}");
                from("direct:nothing").enrich().header("absent");
                from("direct:quoted").enrich().simple("${body}");
                from("direct:none").errorHandler(noErrorHandler()).toD().autoStartComponents("false").uri("nowhere:${body}");
            }
        });
        assertThat(context.getProcessor("file", SendDynamicProcessor.class).getDynamicAware())
                .isNotInstanceOf(SendcloudSendDynamicAware.class).isNotNull();
        MockEndpoint mock = context.getEndpoint("mock:a?retainFirst=3", MockEndpoint.class);
        mock.expectedBodiesReceived("a");
        MockEndpoint enriched = context.getEndpoint("mock:b", MockEndpoint.class);
        enriched.expectedMessageCount(2);

        assertThat(call("direct:mock", "a").getException()).isNull();
        assertThat(call("direct:double", "a").getException()).isNull();
        assertThat(call("direct:enrich", "b").getException()).isNull();
        assertThat(call("direct:quoted", "mock:b").getException()).isNull();
        assertThat(call("direct:nothing", "b").getException()).isNull();
        assertThat(call("direct:none", "b").getException()).hasMessageContaining("No endpoint could be found for: nowhere");
        mock.assertIsSatisfied();
        enriched.assertIsSatisfied();
    }

    @Test
    void theResolverOfCamelIsRestored() throws Exception {
        try (DefaultCamelContext fresh = new DefaultCamelContext()) {
            FactoryFinderResolver own = new DefaultFactoryFinderResolver();
            fresh.getCamelContextExtension().addContextPlugin(FactoryFinderResolver.class, own);
            fresh.addComponent("sendcloud", new SendcloudComponent());
            fresh.start();
            fresh.stop();
            fresh.start();
            assertThat(PluginHelper.getFactoryFinderResolver(fresh)).isSameAs(own);
        }
    }

    @Test
    void aContextWithACachedMissingFactoryIsRejected() throws Exception {
        try (DefaultCamelContext late = new DefaultCamelContext(false)) {
            late.getCamelContextExtension().getFactoryFinder("META-INF/services/org/apache/camel/send-dynamic/");
            late.start();

            assertThatThrownBy(() -> {
                late.addComponent("shop", new SendcloudComponent());
                late.getEndpoint("shop:shipments?method=GET").createProducer().start();
            }).satisfies(e -> assertThat(RecordedLog.describe(e)).contains("add camel-sendcloud before the context starts"));
        }
    }

    /** A Kamelet may add the component by its dependencies while other routes run. */
    @Test
    void aContextWithACachedMissingFactoryFindsTheStandardComponentName() throws Exception {
        try (DefaultCamelContext late = new DefaultCamelContext(false); RecordingServer server = new RecordingServer();
             RecordingServer other = new RecordingServer()) {
            late.getCamelContextExtension().getFactoryFinder("META-INF/services/org/apache/camel/send-dynamic/");
            late.start();
            SendcloudComponent component = new SendcloudComponent();
            component.getConfiguration().setPublicKey("public");
            component.getConfiguration().setSecretKey("secret");
            component.getConfiguration().setBaseUri(server.uri(RecordingServer.PANEL).toString());
            late.addComponent("sendcloud", component);
            late.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:track").toD("sendcloud:parcels/tracking/${body}");
                }
            });

            late.createProducerTemplate().request(
                    "direct:track",
                    exchange -> exchange.getMessage().setBody("X?baseUri=" + other.uri(RecordingServer.PANEL)));

            assertThat(other.requests()).isEmpty();
            assertThat(server.requests()).hasSize(1)
                    .allSatisfy(request -> assertThat(request.path()).contains("/parcels/tracking/X%3FbaseUri"));
        }
    }
}
