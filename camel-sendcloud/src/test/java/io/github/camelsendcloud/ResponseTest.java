package io.github.camelsendcloud;

import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.model.AuthMetadataEnvelope;
import io.github.camelsendcloud.model.ShipmentEnvelope;
import io.github.camelsendcloud.model.ShipmentPage;
import io.github.camelsendcloud.sandbox.Fault;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.StreamCache;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** After a successful call, the message has the body and the headers of the response. */
class ResponseTest extends SandboxTestSupport {

    private static final String ANNOUNCE = "sendcloud:shipments/announce";
    private static final String DOCUMENT = "sendcloud:parcels/{id}/documents/{type}";
    private static final long HUNDRED_MEGABYTES = 100L * 1024 * 1024;

    @TempDir
    private Path folder;

    /** Maps the part of the response that a test reads. */
    public record Announced(Data data) {

        public record Data(String id, List<Parcel> parcels) {
        }

        public record Parcel(long id, String tracking_number) {
        }
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.getStreamCachingStrategy().setSpoolEnabled(true);
        context.getStreamCachingStrategy().setSpoolDirectory(folder.resolve("spool").toFile());
        return context;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:label").to(DOCUMENT).to("file:" + folder + "?fileName=label.pdf");
            }
        };
    }

    @Test
    void aJsonResponseCanBeReadTwice() {
        Exchange exchange = call(ANNOUNCE, shipment(), "Kept", "yes");

        assertThat(exchange.getMessage().getBody()).isInstanceOf(StreamCache.class);
        assertThat(exchange.getMessage().getBody(String.class)).startsWith("{").contains("Jürgen Müßig");
        ((StreamCache) exchange.getMessage().getBody()).reset();
        assertThat(exchange.getMessage().getBody(String.class)).contains("Königstraße");
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(Exchange.HTTP_RESPONSE_CODE, 201)
                .containsEntry(SendcloudConstants.OPERATION, "v3 POST /shipments/announce")
                .containsEntry(SendcloudConstants.ATTEMPTS, 1)
                .containsEntry("Kept", "yes");
        assertThat(exchange.getMessage().getHeader(Exchange.CONTENT_TYPE, String.class)).startsWith("application/json");
    }

    @Test
    void jsonBecomesAMapWithExactAmounts() {
        sandbox().controls().failNext(1, Fault.status(
                200, "{\"data\":[{\"price\":0.1,\"id\":12345678901}]}", Map.of("Content-Type", "application/json")));

        Map<?, ?> body = call("sendcloud:shipments?outputType=map", null).getMessage().getBody(Map.class);

        assertThat(body).hasToString("{data=[{price=0.1, id=12345678901}]}");
        assertThat(((Map<?, ?>) ((List<?>) body.get("data")).get(0)).get("price"))
                .isEqualTo(new BigDecimal("0.1"));
    }

    @Test
    void jsonBecomesAnObjectOfAClass() {
        Announced announced = call(ANNOUNCE + "?outputType=" + Announced.class.getName(), shipment())
                .getMessage().getBody(Announced.class);

        assertThat(announced.data().id()).isNotBlank();
        assertThat(announced.data().parcels()).hasSize(1).allSatisfy(parcel -> {
            assertThat(parcel.id()).isPositive();
            assertThat(parcel.tracking_number()).isNotBlank();
        });
    }

    @Test
    void jsonBecomesTheRecordOfTheOperation() {
        Exchange announced = call(ANNOUNCE + "?outputType=model", shipment());
        Exchange listed = call("sendcloud:shipments?outputType=model", null);
        Exchange user = call("sendcloud:user/auth/metadata?outputType=model", null);

        assertThat(announced.getMessage().getBody()).isInstanceOfSatisfying(ShipmentEnvelope.class, envelope -> {
            assertThat(envelope.data().orderNumber()).isEqualTo("4711");
            assertThat(envelope.data().parcels()).hasSize(1);
        });
        assertThat(listed.getMessage().getBody()).isInstanceOf(ShipmentPage.class);
        assertThat(user.getMessage().getBody()).isInstanceOf(AuthMetadataEnvelope.class);
    }

    @Test
    void anEmptyResponseBecomesANullBody() {
        Map<?, ?> order = Map.of(
                "order_id", "555", "order_number", "1", "order_details", Map.of(
                        "integration", Map.of("id", sandbox().integrations().get(0).id()),
                        "status", Map.of("code", "fulfilled", "message", "Fulfilled"),
                        "order_created_at", "2026-11-23T10:00:00Z", "order_items", List.of()),
                "payment_details", Map.of(
                        "total_price", Map.of("value", 1, "currency", "EUR"),
                        "status", Map.of("code", "paid", "message", "Paid")));
        Exchange created = call("sendcloud:orders?outputType=map", List.of(order));
        assertThat(created.getException()).isNull();
        Object id = ((Map<?, ?>) ((List<?>) created.getMessage().getBody(Map.class).get("data")).get(0)).get("id");

        Exchange deleted = call("sendcloud:orders/{id}?method=DELETE", "earlier body", SendcloudConstants.ID, id,
                Exchange.CONTENT_TYPE, "text/plain");

        assertThat(deleted.getException()).isNull();
        assertThat(deleted.getMessage().getBody()).isNull();
        assertThat(deleted.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(204);
        assertThat(deleted.getMessage().getHeader(Exchange.CONTENT_TYPE)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
            "'', application/pdf, %PDF", "accept=pdf, application/pdf, %PDF", "accept=zpl, application/zpl, ^XA",
            "accept=png, image/png, PNG", "accept=application/zpl, application/zpl, ^XA" })
    void aDocumentHasTheRequestedType(String option, String type, String start) {
        long parcel = announcedParcel();

        Exchange exchange = call(DOCUMENT + (option.isEmpty() ? "" : "?" + option), "earlier body",
                SendcloudConstants.ID, parcel, SendcloudConstants.TYPE, "label");

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(Exchange.CONTENT_TYPE, String.class)).startsWith(type);
        byte[] document = exchange.getMessage().getBody(byte[].class);
        assertThat(new String(document, 0, 8, StandardCharsets.ISO_8859_1)).contains(start);
    }

    @Test
    void aHundredMegabytesAreNotHeldInMemory() throws Exception {
        long parcel = announcedParcel();
        sandbox().controls().largeDocument(HUNDRED_MEGABYTES);
        List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP).toList();
        System.gc();
        long before = used(heap);

        Exchange exchange = call("direct:label", null, SendcloudConstants.ID, parcel, SendcloudConstants.TYPE, "label");

        assertThat(exchange.getException()).isNull();
        assertThat(folder.resolve("label.pdf")).hasSize(HUNDRED_MEGABYTES);
        assertThat(exchange.getMessage().getBody()).isInstanceOf(InputStream.class);
        System.gc();
        assertThat(used(heap) - before).as("the bytes in the heap while the exchange has the document")
                .isLessThan(HUNDRED_MEGABYTES / 4);
    }

    @Test
    void aCompressedResponseIsRead() {
        for (int i = 0; i < 20; i++) {
            call(ANNOUNCE, shipment());
        }
        sandbox().clearRequests();

        Exchange exchange = call("sendcloud:shipments?outputType=map", null);

        assertThat(exchange.getException()).isNull();
        assertThat(sandbox().requests().get(0).header("Accept-Encoding").orElseThrow()).contains("gzip");
        assertThat((List<?>) exchange.getMessage().getBody(Map.class).get("data")).hasSize(20);
    }

    @Test
    void aConnectionIsReusedAfterSuccessAndFailure() {
        for (int i = 0; i < 50; i++) {
            call("sendcloud:shipments?maxConnections=1&connectTimeout=2s&responseTimeout=2s", null);
            call("sendcloud:parcels/1?maxConnections=1&connectTimeout=2s&responseTimeout=2s", null);
            sandbox().controls().failNext(1, Fault.status(500, "x".repeat(2_000_000)));
            call("sendcloud:shipments?maxConnections=1&connectTimeout=2s&responseTimeout=2s", null);
        }

        assertThat(call("sendcloud:shipments?maxConnections=1&connectTimeout=2s&responseTimeout=2s", null).getException())
                .isNull();
    }

    private long announcedParcel() {
        return call(ANNOUNCE + "?outputType=" + Announced.class.getName(), shipment())
                .getMessage().getBody(Announced.class).data().parcels().get(0).id();
    }

    private static long used(List<MemoryPoolMXBean> heap) {
        return heap.stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
    }
}
