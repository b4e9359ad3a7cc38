package io.github.camelsendcloud.smoke;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.camelsendcloud.SendcloudConstants;
import io.github.camelsendcloud.model.Shipment;
import io.github.camelsendcloud.model.ShipmentEnvelope;
import io.github.camelsendcloud.sandbox.Sandbox;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Routes call the operations that most routes have. */
class CallsTest extends SmokeSupport {

    @BeforeAll
    static void startRoutes() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                for (String mode : new String[] { "basic", "oauth2" }) {
                    from("direct:" + mode).to("sendcloud:shipments/announce?outputType=map&authMode=" + mode);
                }
                from("direct:label").to("sendcloud:shipments/announce?outputType=map&externalReference=${header.order}")
                        .toD("sendcloud:parcels/${body[data][parcels][0][id]}/documents/label?accept=${header.type}");
                from("direct:pages").to("sendcloud:shipments?method=GET&fetchAll=true&pageSize=2&outputType=map")
                        .split(body()).streaming().setBody(simple("${body[order_number]}")).to("mock:page");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = { "basic", "oauth2" })
    void aShipmentIsAnnouncedInEachAuthMode(String mode) {
        Exchange exchange = success("direct:" + mode, shipment("1001"));

        assertThat(exchange.getMessage().getBody(Map.class)).containsKey("data");
        assertThat(exchange.getMessage().getHeaders()).containsEntry(SendcloudConstants.HTTP_RESPONSE_CODE, 201)
                .containsEntry(SendcloudConstants.OPERATION, "v3 POST /shipments/announce")
                .containsEntry(SendcloudConstants.ATTEMPTS, 1);
        assertThat(SANDBOX.labels()).hasSize(1);
    }

    @Test
    void oneTokenServesAllCalls() {
        for (int i = 0; i < 5; i++) {
            success("direct:oauth2", shipment("token-" + i));
        }
        assertThat(SANDBOX.tokenRequests()).hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({ "pdf, %PDF, application/pdf", "zpl, ^XA, application/zpl" })
    void anOrderBecomesALabelByADynamicAddress(String accept, String start, String type) throws Exception {
        Exchange exchange = success("direct:label", shipment("1002"), "order", "order-1002", "type", accept);

        assertThat(exchange.getMessage().getBody(String.class)).startsWith(start);
        assertThat(exchange.getMessage().getHeader("Content-Type", String.class)).startsWith(type);
    }

    @Test
    void aDynamicAddressMakesOneEndpoint() {
        success("direct:label", shipment("1"), "order", "a", "type", "pdf");
        int endpoints = context.getEndpoints().size();
        for (int i = 0; i < 5; i++) {
            success("direct:label", shipment("2" + i), "order", "b" + i, "type", "pdf");
        }
        assertThat(context.getEndpoints()).hasSize(endpoints);
    }

    @Test
    void aHeaderFillsAPathParameter() {
        long parcel = parcel("1003");

        Exchange exchange = success(
                "sendcloud:parcels/{id}?method=GET&outputType=map", null, SendcloudConstants.ID, parcel);

        assertThat(exchange.getMessage().getBody(Map.class).toString()).contains("id=" + parcel);
    }

    @Test
    void jsonIsTheDefaultOfTheBody() {
        Exchange exchange = success("sendcloud:shipments/announce", shipment("1004"));

        assertThat(exchange.getMessage().getBody()).isInstanceOf(StreamCache.class);
        assertThat(exchange.getMessage().getBody(String.class)).startsWith("{").contains("1004");
    }

    @Test
    void aResponseBecomesARecord() {
        Exchange exchange = success("sendcloud:shipments/announce?outputType=model", shipment("1005"));

        assertThat(exchange.getMessage().getBody()).isInstanceOfSatisfying(
                ShipmentEnvelope.class, envelope -> assertThat(envelope.data().orderNumber()).isEqualTo("1005"));
    }

    @Test
    void aListIsReadPageByPage() throws Exception {
        IntStream.range(0, 5).forEach(i -> parcel("page-" + i));
        SANDBOX.clearRequests();
        MockEndpoint pages = context.getEndpoint("mock:page", MockEndpoint.class);
        pages.expectedBodiesReceivedInAnyOrder("page-0", "page-1", "page-2", "page-3", "page-4");

        success("direct:pages", null);

        pages.assertIsSatisfied();
        assertThat(SANDBOX.requests()).hasSize(3);
    }

    @Test
    void recordsOfAListHaveTheTypeOfTheModel() {
        parcel("1006");

        Iterator<?> items = success("sendcloud:shipments?method=GET&fetchAll=true&outputType=model", null)
                .getMessage().getBody(Iterator.class);

        assertThat(items.next()).isInstanceOf(Shipment.class);
    }

    @Test
    void aQueryParameterOfTheAddressAndOfTheHeaderArrive() {
        success(
                "sendcloud:shipments?method=GET&query.order_number=RAW(a b+&c)", null, SendcloudConstants.QUERY,
                Map.of("page_size", 7));

        assertThat(SANDBOX.requests().get(0).query()).contains("page_size=7").contains("order_number=a%20b%2B%26c");
    }

    @Test
    void aParcelOfVersionTwoIsCreatedAndRead() {
        Exchange created = success("sendcloud:parcels?method=POST&outputType=map", Map.of("parcel", parcelOfVersionTwo(1)));

        assertThat(created.getMessage().getHeader(SendcloudConstants.OPERATION)).isEqualTo("v2 POST /parcels");
        Map<?, ?> parcel = (Map<?, ?>) created.getMessage().getBody(Map.class).get("parcel");
        Exchange read = success("sendcloud:parcels/" + parcel.get("id") + "?method=GET&apiVersion=v2&outputType=map", null);
        assertThat(read.getMessage().getBody(Map.class).toString()).contains("Name 1");
    }

    @Test
    void aLongListIsSentInBatches() {
        List<Map<String, Object>> parcels = IntStream.range(0, 45).mapToObj(CallsTest::parcelOfVersionTwo).toList();

        Exchange exchange = success("sendcloud:parcels?method=POST&outputType=map", parcels);

        assertThat(SANDBOX.requests()).hasSize(3);
        assertThat((List<?>) exchange.getMessage().getBody(Map.class).get("parcels")).hasSize(45);
    }

    @Test
    void aFileIsUploaded() {
        InputStream file = new ByteArrayInputStream("%PDF-1.4 invoice".getBytes(StandardCharsets.UTF_8));

        Exchange exchange = success("sendcloud:dsf/files?outputType=map", file, Exchange.FILE_NAME, "rechnung-ü.pdf");

        assertThat(exchange.getMessage().getBody(Map.class)).containsKey("file_token");
        assertThat(SANDBOX.requests().get(0).header("Content-Type").orElseThrow()).startsWith("multipart/form-data");
    }

    @Test
    void documentsOfSeveralParcelsAreOneDocument() throws Exception {
        Exchange exchange = success(
                "sendcloud:parcel-documents/label", null, SendcloudConstants.QUERY,
                Map.of("parcels", List.of(parcel("1007"), parcel("1008"))));

        assertThat(exchange.getMessage().getBody(String.class)).startsWith("%PDF");
    }

    @Test
    void servicePointsHaveAHostOfTheirOwn() {
        Exchange exchange = success(
                "sendcloud:service-points?method=GET&apiVersion=v2&query.country=NL&outputType=map", null);

        assertThat(exchange.getMessage().getBody()).isInstanceOf(List.class);
    }

    @Test
    void aCallUsesHttps() throws Exception {
        KeyStoreParameters keys = new KeyStoreParameters();
        keys.setResource("/localhost.p12");
        keys.setPassword("changeit");
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(keys);
        SSLContextParameters tls = new SSLContextParameters();
        tls.setTrustManagers(trust);
        context.getRegistry().bind("tls", tls);
        Path file = Path.of(CallsTest.class.getResource("/localhost.p12").toURI());

        try (Sandbox secure = Sandbox.builder().tls(file, "changeit").start()) {
            String host = "https://localhost:" + secure.port();
            success("sendcloud:user/auth/metadata?authMode=oauth2&sslContextParameters=#tls&baseUri=" + host + "/api&tokenUri="
                    + host + "/oauth2/token", null);
            assertThat(secure.tokenRequests()).hasSize(1);
            assertThat(request("sendcloud:user/auth/metadata?maxRetries=0&baseUri=" + host + "/api", null).getException())
                    .hasStackTraceContaining("SSLHandshakeException");
        }
    }

    @Test
    void manyExchangesWaitForTheirPermits() throws Exception {
        SANDBOX.controls().rateLimit(1000, 1000, Duration.ofSeconds(10));
        var futures = IntStream.range(0, 40)
                .mapToObj(i -> template.asyncRequestBody("sendcloud:parcels/statuses?readLimit=20/500ms", (Object) null)).toList();

        for (var future : futures) {
            assertThat(future.get(20, TimeUnit.SECONDS)).isNotNull();
        }
        assertThat(SANDBOX.requests()).hasSize(40).allMatch(call -> call.status() == 200);
    }

    static Map<String, Object> parcelOfVersionTwo(int number) {
        return Map.of(
                "name", "Name " + number, "address", "Stadhuisplein", "house_number", "10", "city", "Eindhoven", "postal_code",
                "5611 EM", "country", "NL", "weight", new BigDecimal("1.10"));
    }
}
