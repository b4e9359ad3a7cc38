package io.github.camelsendcloud;

import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.RecordingServer.PreparedResponse;
import io.github.camelsendcloud.RecordingServer.Received;
import io.github.camelsendcloud.internal.address.DynamicAddress;
import io.github.camelsendcloud.internal.binding.TestJson;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultClassResolver;
import org.apache.camel.spi.ClassResolver;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelsendcloud.dsl.StaticEndpointBuilders.sendcloud;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Every EIP with a dynamic address sends the value of the message unchanged. */
class DynamicAddressEipTest {

    private static final String QUERY = "sendcloud:shipments?method=GET&query.order_number=RAW(${header.no})";
    private static final String YAML = """
            - route:
                from:
                  uri: direct:yaml
                  steps:
                    - toD:
                        uri: sendcloud:shipments
                        parameters:
                          method: GET
                          query.order_number: ${header.no}
            - route:
                from:
                  uri: direct:yamlRaw
                  steps:
                    - toD:
                        uri: %s
                        parameters:
                          method: GET
                          query.order_number: RAW(${header.no})
            """;

    private final CamelContext context = new DefaultCamelContext();
    private RecordingServer server;
    private RecordingServer other;

    @BeforeEach
    void start() throws Exception {
        server = new RecordingServer();
        server.respond(new PreparedResponse(200, "application/json", "{\"data\":{}}".getBytes(StandardCharsets.UTF_8)));
        other = new RecordingServer();
        other.respond(new PreparedResponse(200, "application/json", "{}".getBytes(StandardCharsets.UTF_8)));
        context.getRegistry().bind("sendcloud", component("key", server));
        context.getRegistry().bind("sendcloud-be", component("key-be", server));
        context.start();
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
        server.close();
        other.close();
    }

    private static SendcloudComponent component(String publicKey, RecordingServer server) {
        SendcloudComponent component = new SendcloudComponent();
        SendcloudConfiguration configuration = new SendcloudConfiguration();
        configuration.setPublicKey(publicKey);
        configuration.setSecretKey("secret");
        configuration.setBaseUri(server.uri(RecordingServer.PANEL).toString());
        configuration.setServicePointsUri(server.uri(RecordingServer.SERVICE_POINTS).toString());
        configuration.setTokenUri(server.tokenUri().toString());
        configuration.setRateLimiter("off");
        configuration.setRetryDelay(1);
        component.setConfiguration(configuration);
        return component;
    }

    private Exchange call(String uri, Object body, Object... headers) {
        return context.createProducerTemplate().request(uri, exchange -> {
            exchange.getMessage().setBody(body);
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getMessage().setHeader((String) headers[i], headers[i + 1]);
            }
        });
    }

    private long endpoints() {
        return context.getEndpoints().stream().filter(SendcloudEndpoint.class::isInstance).count();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "direct:toD", "direct:wireTap", "direct:enrich", "direct:dsl", "direct:yaml", "direct:yamlRaw", "direct:be" })
    void everyDynamicEipSendsTheValueUnchanged(String uri) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:toD").toD(QUERY);
                from("direct:wireTap").wireTap(QUERY);
                from("direct:enrich").enrich().simple(QUERY);
                from("direct:dsl").toD(sendcloud("shipments").method("GET").query("order_number", "${header.no}"));
                from("direct:be").toD(QUERY.replace("sendcloud:", "sendcloud-be:"));
            }
        });
        Resource yaml = ResourceHelper.fromString("routes.yaml", YAML.formatted("sendcloud:shipments"));
        PluginHelper.getRoutesLoader(context).loadRoutes(yaml);
        String hostile = "1&baseUri=" + other.uri("/api") + "&query.x=)";

        for (String value : List.of("A+1", "a b", hostile, "50%", "c&d=e", "#x")) {
            server.respond(new PreparedResponse(200, "application/json", "{}".getBytes(StandardCharsets.UTF_8)));
            assertThat(call(uri, null, "no", value).getException()).isNull();

            await().until(() -> !server.requests().isEmpty());
            assertThat(server.requests()).singleElement().extracting(Received::query)
                    .isEqualTo("order_number=" + URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
        }
        assertThat(endpoints()).isEqualTo(1);
        assertThat(other.requests()).isEmpty();
    }

    @Test
    void aComponentWithAnotherNameHasDynamicAddresses() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:be").toD("sendcloud-be:parcels/${body}/documents/label");
                from("direct:nl").toD("sendcloud:parcels/${body}/documents/label");
            }
        });
        server.respond(new PreparedResponse(200, "application/pdf", "%PDF-1".getBytes(StandardCharsets.UTF_8)));

        assertThat(call("direct:be", "1/2").getException()).isNull();
        assertThat(call("direct:be", "3").getException()).isNull();
        assertThat(call("direct:nl", 4).getException()).isNull();

        assertThat(server.requests()).extracting(Received::path).containsExactly(
                "/panel/api/v3/parcels/1%2F2/documents/label", "/panel/api/v3/parcels/3/documents/label",
                "/panel/api/v3/parcels/4/documents/label");
        assertThat(server.requests()).extracting(request -> request.headers().get("Authorization")).containsExactly(
                basic("key-be:secret"), basic("key-be:secret"), basic("key:secret"));
        assertThat(endpoints()).isEqualTo(2);
    }

    private static String basic(String keys) {
        return "Basic " + Base64.getEncoder().encodeToString(keys.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aReferenceWithAnyTextIsSentUnchangedAndNeedsOneEndpoint() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:reference").toD("sendcloud:shipments/announce?externalReference=x-${header.no}");
                from("direct:raw").toD("sendcloud:shipments/announce?externalReference=RAW(x-${header.no})&outputType=json");
            }
        });
        for (String uri : List.of("direct:reference", "direct:raw")) {
            for (String value : List.of("1", "A+1", "${env:HOME}", "{{x:y}}", "a&externalReference=b", "#x", "a b%20", "ü ")) {
                server.respond(new PreparedResponse(
                        201, "application/json", "{\"data\":{\"id\":\"1\"}}".getBytes(StandardCharsets.UTF_8)));
                Exchange exchange = call(uri, Map.of("order_number", "1"), "no", value);

                assertThat(exchange.getException()).isNull();
                assertThat(exchange.getProperties()).doesNotContainKey(DynamicAddress.REFERENCE);
                assertThat(TestJson.MAPPER.readTree(server.requests().get(0).text()).get("external_reference_id").asText())
                        .isEqualTo("x-" + value);
            }
        }
        assertThat(endpoints()).isEqualTo(2);
    }

    @Test
    void anAddressInAnotherLanguageIsRejected() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:other").enrich().language("tokenize", "sendcloud:shipments");
            }
        });
        assertThat(call("direct:other", "sendcloud:shipments?baseUri=" + other.uri("/api")).getException()).isNotNull();
        assertThat(server.requests()).isEmpty();
        assertThat(other.requests()).isEmpty();
    }

    @Test
    void headersNeverChangeTheAddress() throws Exception {
        String hostile = "x?baseUri=" + other.uri("/api");
        assertThat(call("sendcloud:shipments/{id}", null, SendcloudConstants.ID, hostile).getException()).isNull();
        assertThat(call("sendcloud:shipments", null, SendcloudConstants.QUERY, Map.of("order_number", hostile)).getException())
                .isNull();

        assertThat(server.requests()).hasSize(2);
        assertThat(other.requests()).isEmpty();
    }

    /** Camel decodes a fixed address. A value with a slash must be in a header or in a template. */
    @Test
    void anEncodedSlashInAFixedAddressIsReadAsASlash() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:fixed").toD("sendcloud:shipments/S1%2Fcancel/${body}");
            }
        });
        assertThat(context.getEndpoint("sendcloud:shipments/S1%2Fcancel", SendcloudEndpoint.class).getResource())
                .isEqualTo("shipments/S1/cancel");
        assertThat(call("direct:fixed", "1").getException()).hasMessageContaining("Cannot use 'S1/cancel' in an address");
        assertThat(call("sendcloud:parcels/123", null).getException()).isNull();
        assertThat(server.requests()).singleElement().extracting(Received::path).isEqualTo("/panel/api/v2/parcels/123");
    }

    /** The component cannot distinguish the values in such an address, so values must not come from outside. */
    @Test
    void anAddressWithoutATemplateIsParsedUnchanged() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:list").recipientList(simple("sendcloud:parcels/tracking/${body}"));
                from("direct:slip").routingSlip(simple("sendcloud:parcels/tracking/${body}"));
                from("direct:plain").toD().allowOptimisedComponents("false").uri("sendcloud:parcels/tracking/${body}");
            }
        });
        for (String uri : List.of("direct:list", "direct:slip", "direct:plain")) {
            server.respond(new PreparedResponse(200, "application/json", "{}".getBytes(StandardCharsets.UTF_8)));
            assertThat(call(uri, "1?partnerId=p").getException()).isNull();
            assertThat(server.requests()).singleElement().extracting(Received::path)
                    .isEqualTo("/panel/api/v3/parcels/tracking/1");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void aComponentUnderAnotherNameIsFoundInTheRegistryAndInTheContext(boolean registry) throws Exception {
        if (registry) {
            context.getRegistry().bind("sendcloud-fr", component("key-fr", server));
        } else {
            context.addComponent("sendcloud-fr", component("key-fr", server));
        }
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:fr").toD("sendcloud-fr:parcels/tracking/${body}");
            }
        });

        assertThat(call("direct:fr", "1?baseUri=" + other.uri("/api")).getException()).isNull();
        assertThat(server.requests()).singleElement()
                .satisfies(request -> assertThat(request.path()).contains("1%3FbaseUri%3Dhttp"));
        assertThat(other.requests()).isEmpty();
    }

    /** A Kamelet may load its dependencies late. Camel then caches that no factory exists. */
    @Test
    void aContextWithoutTheUriFactoryUsesTheCredentialsOfEachAddress() throws Exception {
        ClassResolver late = new DefaultClassResolver(context) {
            @Override
            public InputStream loadResourceAsStream(String uri) {
                return uri.contains("/urifactory/") ? null : super.loadResourceAsStream(uri);
            }
        };
        try (DefaultCamelContext extended = new DefaultCamelContext()) {
            extended.setClassResolver(late);
            extended.getRegistry().bind("sendcloud", component("key", server));
            extended.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:label").toD("sendcloud:shipments/${body}?secretKey=RAW(other)");
                    from("direct:list").to("sendcloud:shipments?secretKey=another");
                }
            });
            extended.start();
            assertThat(extended.getCamelContextExtension().getEndpointUriFactory("sendcloud")).isNull();

            assertThat(extended.createProducerTemplate().send("direct:label", exchange -> exchange.getMessage().setBody("1/2"))
                    .getException()).isNull();
            assertThat(extended.createProducerTemplate().send("direct:list", exchange -> {
            }).getException()).isNull();
        }
        assertThat(server.requests()).extracting(request -> request.headers().get("Authorization"))
                .containsExactly(basic("key:other"), basic("key:another"));
    }
}
