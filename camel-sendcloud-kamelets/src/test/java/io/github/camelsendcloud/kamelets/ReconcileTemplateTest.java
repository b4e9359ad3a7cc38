package io.github.camelsendcloud.kamelets;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsendcloud.SendcloudComponent;
import io.github.camelsendcloud.sandbox.BoughtLabel;
import io.github.camelsendcloud.sandbox.Fault;
import io.github.camelsendcloud.sandbox.FaultRule;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The route template reconcile finds each difference between a shop and Sendcloud. */
class ReconcileTemplateTest extends KameletTestSupport {

    private Object shop;

    @BeforeEach
    void addShop() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:shop").process(exchange -> exchange.getMessage().setBody(shop));
            }
        });
    }

    @Test
    void missingCancelledAndFailedReferencesAreReported() throws Exception {
        announce("A-1", "A-1");
        announce("A-2", "A-2");
        cancel("A-2");
        announce("SANDBOX-REFUSED-3", "A-3");
        announce("SANDBOX-REFUSED-4", "A-4");
        announce("A-4", "A-4~2");
        announce("other", "a shipment of another shop");
        add(Map.of());

        Map<String, Object> report = report(List.of("A-1", "A-2", "A-3", "A-4", " A-5 "));

        assertThat(report).containsEntry("missing", List.of("A-5")).containsEntry("cancelled", List.of("A-2"))
                .containsEntry("failed", List.of("A-3")).containsEntry("double", Map.of())
                .containsEntry("references", 5).containsEntry("shipments", 6);
        assertThat(mock("report").getExchanges().get(0).getMessage().getHeader("sendcloudDifferences")).isEqualTo(3);
    }

    @Test
    void twoLivingShipmentsOfAnOrderAreReported() throws Exception {
        announce("B-1", "first");
        announce("B-1", "second");
        announce("B-2", "third");
        add(Map.of("field", "order_number"));

        Map<String, Object> report = report("B-1\nB-2\n\n");

        assertThat(report).containsEntry("double", Map.of("B-1", List.of(shipment("first"), shipment("second"))))
                .containsEntry("missing", List.of()).containsEntry("references", 2);
    }

    @Test
    void theRowsOfADatabaseAreReferences() throws Exception {
        announce("C-1", "C-1");
        add(Map.of("span", "7d"));

        Map<String, Object> report = report(List.of(Map.of("REFERENCE", "C-1"), Map.of("REFERENCE", 17)));

        assertThat(report).containsEntry("missing", List.of("17"));
        assertThat(sandbox.requests()).last().satisfies(request -> {
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.query()).contains("updated_after=");
        });
    }

    static Stream<Object> bodies() throws Exception {
        return Stream.of(
                new ByteArrayInputStream("E-1\r\nE-2".getBytes(UTF_8)), "E-1\nE-2".getBytes(UTF_8),
                new StringReader("E-1\nE-2\n"), new ObjectMapper().readTree("[\"E-1\", \"E-2\"]"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void theReferencesOfAStreamAndOfJsonAreRead(Object body) throws Exception {
        announce("E-1", "E-1");
        add(Map.of());

        assertThat(report(body)).containsEntry("missing", List.of("E-2")).containsEntry("references", 2);
    }

    @Test
    void aShipmentInTwoPagesIsOneShipmentAndAShipmentWithoutAReferenceIsNoReference() throws Exception {
        String page = """
                {"data": [{"id": "1", "external_reference_id": "F-1", "parcels": []}, {"id": "2", "parcels": []}]}""";
        sandbox.controls().addFault(FaultRule.of("GET /api/v3/shipments", Fault.status(200, page, Map.of(
                "Link", "<" + sandbox.baseUri() + "/v3/shipments?cursor=c>; rel=\"next\""))).count(1));
        sandbox.controls().addFault(FaultRule.of("GET /api/v3/shipments", Fault.status(200, page.replace("2", "3"))).count(1));
        add(Map.of());

        assertThat(report(List.of("F-1", "null"))).containsEntry("shipments", 4).containsEntry("double", Map.of())
                .containsEntry("missing", List.of("null"));
    }

    @Test
    void aLimitOfTheComponentDoesNotCutTheList() throws Exception {
        context.getComponent("sendcloud", SendcloudComponent.class).getConfiguration().setMaxItems(1);
        announce("H-1", "H-1");
        announce("H-2", "H-2");
        add(Map.of());

        assertThat(report("H-1\nH-2")).containsEntry("missing", List.of()).containsEntry("shipments", 2);
    }

    @Test
    void anOrderNumberThatEndsAsALaterReferenceIsAnotherOrder() throws Exception {
        announce("G-1", "first");
        announce("G-1~2", "second");
        add(Map.of("field", "order_number"));

        assertThat(report("G-1")).containsEntry("double", Map.of()).containsEntry("missing", List.of());
    }

    @Test
    void aListThatCannotBeReadIsNoReport() throws Exception {
        announce("D-1", "D-1");
        sandbox.controls().addFault(FaultRule.of("GET /api/v3/shipments", Fault.status(500)));
        add(Map.of());

        shop = List.of("D-1");
        Exchange exchange = send("direct:trigger", null, Map.of());

        assertThat(exchange.getException()).isNotNull();
        assertThat(mock("report").getExchanges()).isEmpty();
    }

    private void add(Map<String, Object> parameters) {
        Map<String, Object> all = new HashMap<>(
                Map.of("trigger", "direct:trigger", "shop", "direct:shop", "report", "mock:report"));
        all.putAll(parameters);
        add(context, "reconcile", all);
    }

    private Map<String, Object> report(Object references) {
        shop = references;
        assertThat(send("direct:trigger", null, Map.of()).getException()).isNull();
        return Orders.asMap(mock("report").getExchanges().get(0).getMessage().getBody(String.class));
    }

    /** Announces an order. The carrier refuses an order with the magic value. */
    private void announce(String number, String reference) {
        send("sendcloud:shipments/announce?externalReference=${header.reference}", order(number),
                Map.of("reference", reference));
    }

    private void cancel(String reference) {
        assertThat(send("sendcloud:shipments/" + shipment(reference) + "/cancel?method=POST", null, Map.of()).getException())
                .isNull();
    }

    private String shipment(String reference) {
        return sandbox.labels().stream().filter(label -> label.externalReference().equals(reference))
                .map(BoughtLabel::shipmentId).findFirst().orElseThrow();
    }
}
