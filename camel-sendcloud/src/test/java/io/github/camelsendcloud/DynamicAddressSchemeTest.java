package io.github.camelsendcloud;

import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import io.github.camelsendcloud.RecordingServer.PreparedResponse;
import io.github.camelsendcloud.RecordingServer.Received;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * The credentials are sent only to the configured server, for any spelling of the scheme and any start order of the
 * component.
 */
class DynamicAddressSchemeTest {

    private static final String PATH = "parcels/tracking/${body}";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private RecordingServer server;
    private RecordingServer other;

    /** An application may use such a subclass of the component. */
    static class Shop extends SendcloudComponent {
    }

    @BeforeEach
    void start() throws Exception {
        server = new RecordingServer();
        other = new RecordingServer();
        for (RecordingServer each : new RecordingServer[] { server, other }) {
            each.respond(new PreparedResponse(200, "application/json", "{}".getBytes(StandardCharsets.UTF_8)));
        }
        context.getPropertiesComponent().addInitialProperty("blank", "  sendcloud");
        context.getRegistry().bind("sendcloud", component(new SendcloudComponent()));
        context.start();
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
        server.close();
        other.close();
    }

    private SendcloudComponent component(SendcloudComponent component) {
        SendcloudConfiguration configuration = new SendcloudConfiguration();
        configuration.setPublicKey("key");
        configuration.setSecretKey("secret");
        configuration.setBaseUri(server.uri(RecordingServer.PANEL).toString());
        configuration.setRateLimiter("off");
        component.setConfiguration(configuration);
        return component;
    }

    private void toD(String uri) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").errorHandler(noErrorHandler()).toD(uri).id("dynamic");
            }
        });
    }

    private Exchange call(String uri, Object body) {
        return context.createProducerTemplate().request(uri, exchange -> exchange.getMessage().setBody(body));
    }

    /** Checks that an option in the body is sent as a part of the path. */
    private void assertSentAsPath(String uri) {
        for (String prefix : new String[] { "", "configuration.", "component.configuration." }) {
            int before = server.requests().size();
            Exchange exchange = call(uri, "X?" + prefix + "baseUri=" + other.uri(RecordingServer.PANEL));

            await().until(() -> server.requests().size() + other.requests().size() > before || exchange.getException() != null);
            assertThat(exchange.getException()).isNull();
            assertThat(other.requests()).as("requests with the keys at the other server").isEmpty();
            assertThat(server.requests()).last().extracting(Received::path).asString()
                    .startsWith("/panel/api/v3/parcels/tracking/X%3F" + prefix + "baseUri%3D");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { " sendcloud:", "\tsendcloud:", "\n    sendcloud:", "{{blank}}:", " {{blank}}:" })
    void whiteSpaceBeforeAnAddressIsIgnored(String scheme) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:toD").errorHandler(noErrorHandler()).toD(scheme + PATH);
                from("direct:wireTap").errorHandler(noErrorHandler()).wireTap(scheme + PATH);
                from("direct:enrich").errorHandler(noErrorHandler()).enrich().simple(scheme + PATH);
                from("direct:loop").errorHandler(noErrorHandler()).loop(1).choice().when(body()).toD(scheme + PATH);
            }
        });
        for (String uri : new String[] { "direct:toD", "direct:wireTap", "direct:enrich", "direct:loop" }) {
            assertSentAsPath(uri);
        }
    }

    /** Camel finds no component by such a scheme. */
    @ParameterizedTest
    @ValueSource(strings = {
            "\u00a0sendcloud:", "\u2003sendcloud:", "sendcloud :", "sendcloud\t:", "SendCloud:", "send%63loud:",
            "\u200bsendcloud:" })
    void anInvalidSchemeSendsNoRequest(String scheme) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").errorHandler(noErrorHandler()).toD().autoStartComponents("false").uri(scheme + PATH);
            }
        });
        assertThat(call("direct:in", "X?baseUri=" + other.uri(RecordingServer.PANEL)).getException()).isNotNull();
        assertThat(other.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "<toD uri='\n    sendcloud:parcels/tracking/${body}'/>",
            "<wireTap uri='\n    sendcloud:parcels/tracking/${body}'/>",
            "<enrich><simple>\n    sendcloud:parcels/tracking/${body}\n</simple></enrich>" })
    void anAddressOnASeparateLineInXmlIsTheSameAddress(String step) throws Exception {
        String xml = "<routes xmlns='http://camel.apache.org/schema/spring'><route><from uri='direct:in'/>" + step
                     + "</route></routes>";
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("routes.xml", xml));

        assertSentAsPath("direct:in");
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"\\n  sendcloud:parcels/tracking/${body}\"", "\" sendcloud:parcels/tracking/${body}\"" })
    void whiteSpaceInYamlIsIgnored(String uri) throws Exception {
        String yaml = "- from:\n    uri: direct:in\n    steps:\n      - toD:\n          uri: " + uri + "\n";
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("routes.yaml", yaml));

        assertSentAsPath("direct:in");
    }

    static Stream<Arguments> registrations() {
        return Stream.of(
                registration("addComponent", (context, component) -> context.addComponent("shop", component)),
                registration("a bean", (context, component) -> context.getRegistry().bind("shop", component)),
                registration("a bean NAME-component",
                        (context, component) -> context.getRegistry().bind("shop-component", component)),
                registration("a supplier",
                        (context, component) -> context.getRegistry().bind("shop", SendcloudComponent.class, () -> component)),
                registration("a supplier of a component",
                        (context, component) -> context.getRegistry().bind("shop", Component.class, () -> component)),
                registration("a supplier of an object",
                        (context, component) -> context.getRegistry().bind("shop", Object.class, () -> component)),
                registration("a resolver", (context, component) -> {
                    ComponentResolver original = PluginHelper.getComponentResolver(context);
                    context.getCamelContextExtension().addContextPlugin(
                            ComponentResolver.class,
                            (name, in) -> name.equals("shop") ? component : original.resolveComponent(name, in));
                }));
    }

    private static Arguments registration(String name, BiConsumer<CamelContext, SendcloudComponent> register) {
        return Arguments.of(name, register);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("registrations")
    void aComponentAddedBeforeTheRouteIsKnown(String name, BiConsumer<CamelContext, SendcloudComponent> register)
            throws Exception {
        register.accept(context, component(new SendcloudComponent()));
        toD("shop:" + PATH);
        assertSentAsPath("direct:in");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("registrations")
    void aComponentAddedAfterTheRouteIsKnown(String name, BiConsumer<CamelContext, SendcloudComponent> register)
            throws Exception {
        toD(" shop:" + PATH);
        register.accept(context, component(new SendcloudComponent()));
        assertSentAsPath("direct:in");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("registrations")
    void aSubclassIsKnownUnderEveryName(String name, BiConsumer<CamelContext, SendcloudComponent> register) throws Exception {
        toD("shop:" + PATH);
        register.accept(context, component(new Shop()));
        assertSentAsPath("direct:in");
    }

    @Test
    void aComponentWithTheNameOfAnotherCamelComponentIsKnown() throws Exception {
        context.getRegistry().bind("file", component(new SendcloudComponent()));
        toD("file:" + PATH);
        assertSentAsPath("direct:in");
    }

    @Test
    void aComponentThatReplacesAnotherIsKnown() throws Exception {
        toD("shop:" + PATH);
        context.addComponent("shop", new MockComponent());
        assertThat(call("direct:in", "1").getException()).isNull();
        context.removeComponent("shop");
        context.addComponent("shop", component(new Shop()));

        assertSentAsPath("direct:in");
    }

    @Test
    void aSubclassHasAllOptions() throws Exception {
        Shop shop = component(new Shop()) instanceof Shop subclass ? subclass : null;
        context.addComponent("shop", shop);

        SendcloudEndpoint endpoint
                = context.getEndpoint("shop:shipments?method=GET&outputType=map&max-retries=7&query.order_number=1",
                        SendcloudEndpoint.class);

        assertThat(endpoint.getConfiguration().getMaxRetries()).isEqualTo(7);
        assertThat(shop.getDefaultName()).isEqualTo("sendcloud");
        assertThat(shop.getComponentPropertyConfigurer().configure(context, shop, "maxRetries", "5", true)).isTrue();
        assertThatThrownBy(() -> shop.getComponentPropertyConfigurer().configure(context, shop, "maxRetries", "many", true))
                .hasMessageContaining("maxRetries");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "configuration.baseUri", "Configuration.base-uri", "component.configuration.baseUri",
            "component[configuration].baseUri",
            "camelContext.name" })
    void aNestedOptionIsRejected(String name) {
        assertThatThrownBy(() -> context.getEndpoint("sendcloud:shipments?" + name + "=" + other.uri("/")))
                .rootCause().hasMessageContaining("Option " + name + " is refused");
        assertThatThrownBy(() -> context.getEndpoint("sendcloud:shipments?configuration.secretKey=abcd1234"))
                .satisfies(e -> assertThat(RecordedLog.describe(e)).doesNotContain("abcd1234"));
    }
}
