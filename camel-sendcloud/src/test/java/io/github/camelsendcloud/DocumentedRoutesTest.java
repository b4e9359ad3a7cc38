package io.github.camelsendcloud;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsendcloud.sandbox.Fault;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelsendcloud.DocumentedRoutes.DOCUMENTATION;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The routes of the documentation start and work as described, in each language. */
class DocumentedRoutesTest extends SandboxTestSupport {

    /** Matches an expression in an address. An expression may contain another expression. */
    private static final Pattern SIMPLE = Pattern.compile("\\$\\{(?:[^{}]|\\{[^{}]*})*}");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Override
    protected void bindToRegistry(Registry registry) {
        registry.bind("trackingState", new FolderStateRepository(folder.resolve("state")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "java", "xml", "yaml" })
    void everyExampleBuildsAndItsAddressesExist(String language) throws Exception {
        load(language);

        List<String> dynamic = context.getRouteDefinitions().stream()
                .flatMap(route -> ProcessorDefinitionHelper
                        .filterTypeInOutputs(route.getOutputs(), ToDynamicDefinition.class).stream())
                .map(to -> SIMPLE.matcher(to.getUri()).replaceAll("1")).toList();
        assertThat(context.getRoutes()).hasSizeGreaterThan(10).allSatisfy(
                route -> assertThat(context.getRouteController().getRouteStatus(route.getRouteId()).isStarted()).isTrue());
        assertThat(dynamic).hasSizeGreaterThan(3).allSatisfy(
                address -> assertThat(context.getEndpoint(address)).isInstanceOf(SendcloudEndpoint.class));
    }

    /** Each of these pages has a route with the same address, so each page needs a separate context. */
    static Stream<Arguments> pagesWithARoute() {
        return Stream.of(DocumentedRoutes.README, DocumentedRoutes.GETTING_STARTED, DocumentedRoutes.COMPONENT)
                .flatMap(page -> Stream.of("java", "xml", "yaml").filter(language -> page.has(language, "from"))
                        .map(language -> Arguments.of(page, language)));
    }

    @ParameterizedTest
    @MethodSource("pagesWithARoute")
    void everyRouteOfThePageStarts(DocumentedRoutes page, String language) throws Exception {
        context.getPropertiesComponent().addOverrideProperty("folder", folder.toString());
        page.addTo(context, language);

        assertThat(context.getRoutes()).isNotEmpty().allSatisfy(
                route -> assertThat(context.getRouteController().getRouteStatus(route.getRouteId()).isStarted()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = { "java", "xml", "yaml" })
    void aFolderOfOrdersBecomesAFolderOfLabels(String language) throws Exception {
        load(language);

        Path order = Files.writeString(folder.resolve("4711.json"), json("\"4711\""));
        Files.move(order, Files.createDirectories(folder.resolve("orders")).resolve("4711.json"));

        await().atMost(20, SECONDS).until(() -> Files.exists(folder.resolve("labels/4711.pdf")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "java", "xml", "yaml" })
    void theLabelIsReadFromTheResponse(String language) throws Exception {
        load(language);

        assertSuccess(call("direct:announce-with-label", json("\"4711\""), "orderNumber", "4711"));

        assertThat(onlyLabel()).startsWith("%PDF");
        assertThat(sandbox().requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "java", "xml", "yaml" })
    void anOrderIsShippedOnce(String language) throws Exception {
        load(language);
        assertSuccess(call("sendcloud:orders", List.of(order("4713"))));

        assertSuccess(call("direct:ship-order", json("\"4713\""), "orderNumber", "4713"));
        String label = onlyLabel();
        assertSuccess(call("direct:ship-order", json("\"4713\""), "orderNumber", "4713"));

        assertThat(label).startsWith("%PDF");
        assertThat(onlyLabel()).startsWith("%PDF");
        assertThat(sandbox().requests()).filteredOn(request -> request.path().endsWith("/create-label-sync")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "java", "xml", "yaml" })
    void labelsComeAsPdfAndZpl(String language) throws Exception {
        load(language);
        long parcel = announceShipment().at("/data/parcels/0/id").asLong();

        assertSuccess(call("direct:label-pdf", parcel));
        assertSuccess(call("direct:label-zpl", parcel));

        assertThat(label("label.pdf")).startsWith("%PDF");
        assertThat(label("label.zpl")).startsWith("^XA");
    }

    @ParameterizedTest
    @ValueSource(strings = { "java", "xml", "yaml" })
    void shippingRulesChooseTheShippingOption(String language) throws Exception {
        load(language);

        Exchange exchange = call("direct:announce-with-rules", json("\"4712\""), "orderNumber", "4712");

        assertSuccess(exchange);
        assertThat(exchange.getMessage().getHeader(SendcloudConstants.OPERATION))
                .isEqualTo("v3 POST /shipments/announce-with-shipping-rules");
    }

    @ParameterizedTest
    @ValueSource(strings = { "java", "xml", "yaml" })
    void aShipmentIsCancelled(String language) throws Exception {
        load(language);

        Exchange exchange = call("direct:cancel", announceShipment().at("/data/id").asText());

        assertSuccess(exchange);
        assertThat(exchange.getMessage().getBody(String.class)).contains("cancellation has been queued");
    }

    @ParameterizedTest
    @ValueSource(strings = { "java", "xml", "yaml" })
    void servicePointsNearAPostcodeAreFound(String language) throws Exception {
        load(language);

        Exchange exchange = call("direct:service-points", "5611 EM");

        assertSuccess(exchange);
        assertThat((List<?>) exchange.getMessage().getBody(List.class)).hasSizeGreaterThan(1);
        assertThat(sandbox().requests().get(0).query().split("&"))
                .containsExactlyInAnyOrder("country_code=NL", "radius=5000", "address_postal_code=5611%20EM");
    }

    @ParameterizedTest
    @ValueSource(strings = { "java", "xml", "yaml" })
    void aListIsFetched(String language) throws Exception {
        load(language);
        announceShipment();

        assertSuccess(call("direct:list", null));

        assertThat(sandbox().requests()).last().satisfies(request -> {
            assertThat(request.method() + " " + request.path()).isEqualTo("GET /api/v3/shipments");
            assertThat(request.status()).isEqualTo(200);
        });
    }

    /** The sandbox records the requests of these operations and responds with 404. */
    @ParameterizedTest
    @ValueSource(strings = { "java", "xml", "yaml" })
    void theOtherExamplesSendTheDocumentedRequests(String language) throws Exception {
        load(language);

        call("direct:track", "3SABCD");
        call("direct:return", json("return"), "orderNumber", "4711");
        call("direct:return", json("return"), "orderNumber", "4711");
        call("direct:shipping-options", json("calculate_quotes"));
        call("direct:shipping-option-codes", json("shipping_method_ids"));

        assertThat(sandbox().requests()).extracting(request -> request.method() + " " + request.path()).containsExactly(
                "GET /api/v3/parcels/tracking/3SABCD", "POST /api/v3/returns", "POST /api/v3/shipping-options",
                "POST /api/v3/compat/shipping-options");
    }

    @Test
    void aRequestOfTheReturnPortalHasTheTokenOfTheReturnPortal() throws Exception {
        load("java");
        sandbox().controls().failNext(1, Fault.status(200, "{\"access_token\":\"a.b.c\"}")).failNext(1,
                Fault.status(200, "{}"));

        Exchange exchange = call(
                "direct:return-portal", Map.of("reason", 1), "brand", "shop", "postcode", "5611 EM", "trackingNumber", "3S1");

        assertSuccess(exchange);
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(SendcloudConstants.RETURN_PORTAL_TOKEN);
        assertThat(sandbox().requests()).hasSize(2).last().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/api/v2/brand/shop/return-portal/incoming");
            assertThat(request.header("Authorization")).contains("Bearer a.b.c");
            assertThat(request.bodyText()).isEqualTo("{\"reason\":1}");
        });
    }

    private static void assertSuccess(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
    }

    private JsonNode announceShipment() throws IOException {
        Exchange exchange = call("sendcloud:shipments/announce", shipment());
        return JSON.readTree(exchange.getMessage().getBody(String.class));
    }

    private static Map<String, Object> order(String number) {
        return Map.of(
                "order_id", number, "order_number", number,
                "order_details", Map.of(
                        "integration", Map.of("id", 1), "status", Map.of("code", "paid"),
                        "order_created_at", "2026-11-01T10:00:00Z", "order_items", List.of()),
                "payment_details", Map.of(
                        "total_price", Map.of("value", "10.00", "currency", "EUR"), "status", Map.of("code", "paid")),
                "shipping_address", shipment().get("to_address"));
    }

    private String onlyLabel() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("labels"))) {
            List<Path> labels = files.toList();
            assertThat(labels).hasSize(1);
            return label(labels.get(0).getFileName().toString());
        }
    }

    private String label(String name) throws IOException {
        return Files.readString(folder.resolve("labels").resolve(name), StandardCharsets.ISO_8859_1);
    }

    /** Returns the only body of the documentation that contains the given text. */
    private static String json(String part) {
        List<String> bodies = DOCUMENTATION.listings("json").stream().filter(body -> body.contains(part)).toList();
        assertThat(bodies).as("bodies with " + part).hasSize(1);
        return bodies.get(0);
    }

    /** Routes that receive requests need an HTTP server and beans. */
    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindHost("127.0.0.1");
        server.setBindPort(0);
        context.addService(new VertxPlatformHttpServer(server));
        context.getRegistry().bind("seen", new MemoryIdempotentRepository());
        context.getRegistry().bind("returnsMade", new MemoryIdempotentRepository());
        context.getRegistry().bind("announcements", DOCUMENTATION.create("Announcements", Object.class));
        context.getRegistry().bind("sharedState", new FolderStateRepository(folder.resolve("shared-state")));
        FileLockClusterService cluster = new FileLockClusterService();
        cluster.setRoot(folder.resolve("cluster").toString());
        context.addService(cluster);
        context.getPropertiesComponent().addInitialProperty("sendcloud.delivery", "token");
        context.getPropertiesComponent().addInitialProperty("sendcloud.key", "key");
        context.getPropertiesComponent().addInitialProperty("sendcloud.secret", "secret");
        Path keys = Files.createDirectories(folder.resolve("keys"));
        Files.writeString(keys.resolve("public-key"), sandbox().publicKey());
        Files.writeString(keys.resolve("secret-key"), sandbox().secretKey());
        context.getPropertiesComponent().addInitialProperty("sendcloud.keys", keys.toString());
        return context;
    }

    private void load(String language) throws Exception {
        context.getPropertiesComponent().addOverrideProperty("folder", folder.toString());
        DOCUMENTATION.addTo(context, language);
    }
}
