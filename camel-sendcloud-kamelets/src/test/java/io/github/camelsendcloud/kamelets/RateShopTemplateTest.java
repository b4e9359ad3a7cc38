package io.github.camelsendcloud.kamelets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.sandbox.Fault;
import io.github.camelsendcloud.sandbox.FaultRule;
import io.github.camelsendcloud.sandbox.RecordedRequest;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

import static io.github.camelsendcloud.sandbox.SandboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The route template rate-shop selects the carrier, and buys one label for an order whatever the carriers do. */
class RateShopTemplateTest extends KameletTestSupport {

    private static final String ANNOUNCE = "POST /api/v3/shipments/announce";

    @Test
    void theCheapestCarrierGetsTheOrder() throws Exception {
        add(Map.of());

        ship("C-1");

        List<ShippingOffer> offers = offers("cheapest");
        assertThat(codes()).containsExactly(offers.get(0).code());
        assertThat(offers.get(0).price()).isLessThanOrEqualTo(offers.get(1).price());
        assertThat(mock("labels").getExchanges()).singleElement()
                .satisfies(label -> assertThat(label.getMessage().getBody(String.class)).startsWith("%PDF"));
        assertThat(sandbox).hasBoughtOneLabelFor("C-1");
    }

    @Test
    void theFastestCarrierGetsTheOrder() throws Exception {
        add(Map.of("choice", "fastest"));
        String order = order("F-1").replace("\"1012 JS\", \"city\": \"Amsterdam\", \"country_code\": \"NL\"",
                "\"70173\", \"city\": \"Stuttgart\", \"country_code\": \"DE\"");

        send("direct:orders", order, Map.of("sendcloudReference", "F-1"));

        // 24 hours, as the more expensive dhl_express:worldwide. The cheapest option takes 48 hours
        assertThat(codes()).containsExactly("ups:expresssaver");
        assertThat(sandbox).hasBoughtOneLabelFor("F-1");
    }

    @Test
    void onlyTheCarriersOfTheParameterGetTheOrder() throws Exception {
        add(Map.of("carriers", "dpd, ups"));

        ship("P-1");

        assertThat(codes()).singleElement().asString().matches("(dpd|ups).*");
    }

    @Test
    void theNextCarrierGetsAnOrderThatACarrierRefuses() throws Exception {
        add(Map.of());
        refuse(2);

        ship("N-1");

        assertThat(codes()).hasSize(3).doesNotHaveDuplicates()
                .containsExactlyElementsOf(offers("cheapest").stream().limit(3).map(ShippingOffer::code).toList());
        assertThat(references()).containsExactly("N-1", "N-1~2", "N-1~3");
        assertThat(mock("labels").getExchanges()).hasSize(1);
        assertThat(sandbox).hasBoughtOneLabelFor("N-1").hasNoDuplicateLabels();
    }

    @Test
    void anOrderThatIsRefusedBySendcloudKeepsItsReferenceForTheNextCarrier() throws Exception {
        add(Map.of());
        sandbox.controls().addFault(FaultRule.of(ANNOUNCE, Fault.status(400)).count(1));

        ship("V-1");

        assertThat(codes()).hasSize(2).doesNotHaveDuplicates();
        assertThat(references()).containsExactly("V-1", "V-1");
        assertThat(sandbox).hasBoughtOneLabelFor("V-1");
    }

    @Test
    void anOrderThatEachCarrierRefusesFailsAndBuysNothing() throws Exception {
        add(Map.of("maxCarriers", "2"));

        ship("SANDBOX-REFUSED-1");

        assertThat(codes()).hasSize(2);
        assertThat(sandbox).hasBoughtLabels(0);
        assertThat(failure()).contains("No carrier accepts the order SANDBOX-REFUSED-1");
    }

    @Test
    void theSameOrderAfterRefusalsFindsItsShipment() throws Exception {
        add(Map.of());
        refuse(1);
        ship("S-1");

        ship("S-1");

        assertThat(references()).containsExactly("S-1", "S-1~2", "S-1", "S-1~2");
        assertThat(mock("labels").getExchanges()).hasSize(2);
        assertThat(mock("failures").getExchanges()).isEmpty();
        assertThat(sandbox).hasBoughtOneLabelFor("S-1").hasBoughtLabels(1);
    }

    @Test
    void anUnknownOutcomeTriesNoOtherCarrier() throws Exception {
        context.getComponent("sendcloud", io.github.camelsendcloud.SendcloudComponent.class).getConfiguration()
                .setMaxRetries(0);
        add(Map.of());
        sandbox.controls().addFault(FaultRule.of(ANNOUNCE, Fault.status(504)).count(1));

        ship("U-1");
        assertThat(failure()).startsWith("SendcloudOutcomeUnknownException");
        assertThat(codes()).hasSize(1);

        ship("U-1");
        assertThat(sandbox).hasBoughtOneLabelFor("U-1").hasBoughtLabels(1);
    }

    @Test
    void aCancelledShipmentIsNotBoughtAgain() throws Exception {
        add(Map.of());
        ship("X-1");
        context.createProducerTemplate().requestBody(
                "sendcloud:shipments/" + sandbox.labels().get(0).shipmentId() + "/cancel?method=POST", (Object) null);

        ship("X-1");

        assertThat(failure()).startsWith("SendcloudReferenceConflictException");
        assertThat(sandbox.labels()).hasSize(1);
    }

    @Test
    void anOrderWithoutAReferenceFailsBeforeTheFirstRequest() throws Exception {
        add(Map.of());

        send("direct:orders", order("R-1"), Map.of());
        send("direct:orders", "no JSON", Map.of("sendcloudReference", "R-1"));

        assertThat(failure()).contains("parameter reference");
        assertThat(mock("failures").getExchanges().get(1).getMessage().getBody(String.class)).isEqualTo("no JSON");
        assertThat(sandbox.requests()).isEmpty();
    }

    @Test
    void anOrderWhoseReferenceCanBelongToARefusedOrderIsReported() throws Exception {
        add(Map.of());

        ship("4711~2");

        assertThat(failure()).contains("4711~2 ends with ~ and a number");
        assertThat(sandbox.requests()).isEmpty();
    }

    @Test
    void pricesInSeveralCurrenciesHaveNoCheapestPrice() throws Exception {
        prices(price("dpd:home", "5.00", "GBP", 48), price("postnl:standard", "5.10", "EUR", 24));
        add(Map.of());

        ship("E-1");

        assertThat(failure()).contains("EUR, GBP").contains("No label was bought");
        assertThat(codes()).isEmpty();
    }

    @Test
    void thePricesOfOtherCarriersDoNotCount() throws Exception {
        prices(price("dpd:home", "5.00", "GBP", 48), price("postnl:standard", "5.10", "EUR", 24));
        add(Map.of("carriers", "postnl, postnl,"));

        ship("E-2");

        assertThat(codes()).containsExactly("postnl:standard");
    }

    @Test
    void pricesAreComparedExactlyAndAnOptionForReturnsIsNotUsed() throws Exception {
        prices(price("dpd:return/return", "0.10", "EUR", 24).replaceFirst("\\{", "{\"functionalities\": {\"returns\": true},"),
                price("dpd:home", "5.10000000000000000002", "EUR", 24),
                price("postnl:standard", "5.10000000000000000001", "EUR", 24));
        add(Map.of());

        ship("E-3");

        assertThat(codes()).containsExactly("postnl:standard");
    }

    @Test
    void aListOfCarriersWithoutACarrierIsRefused() {
        assertThatThrownBy(() -> add(Map.of("carriers", " ,"))).hasRootCauseMessage(
                "Parameter carriers must have codes such as postnl,dpd, not  ,");
    }

    private void prices(String... options) {
        sandbox.controls().addFault(FaultRule.of("POST /api/v3/shipping-options",
                Fault.status(200, "{\"data\": [" + String.join(",", options) + "]}")).count(1));
    }

    private static String price(String code, String value, String currency, int hours) {
        return """
                {"code": "%s", "carrier": {"code": "%s"},
                 "quotes": [{"lead_time": %d, "price": {"total": {"value": "%s", "currency": "%s"}}}]}"""
                .formatted(code, code.split(":")[0], hours, value, currency);
    }

    private void add(Map<String, Object> parameters) {
        Map<String, Object> all = new HashMap<>(
                Map.of("orders", "direct:orders", "labels", "mock:labels", "failures", "mock:failures"));
        all.putAll(parameters);
        add(context, "rate-shop", all);
    }

    private void ship(String order) {
        assertThat(send("direct:orders", order(order), Map.of("sendcloudReference", order)).getException()).isNull();
    }

    private void refuse(int times) {
        sandbox.controls().addFault(FaultRule.of(ANNOUNCE, Fault.carrierRefuses()).count(times));
    }

    private String failure() {
        return mock("failures").getExchanges().get(0).getMessage().getHeader("sendcloudFailure", String.class);
    }

    private List<String> codes() {
        return announcements().stream().map(body -> String.valueOf(
                ShippingOffer.value(body, "ship_with", "properties", "shipping_option_code"))).toList();
    }

    private List<String> references() {
        return announcements().stream().map(body -> String.valueOf(body.get("external_reference_id"))).toList();
    }

    private List<Map<String, Object>> announcements() {
        List<Map<String, Object>> bodies = new ArrayList<>();
        for (RecordedRequest request : sandbox.requests()) {
            if (request.path().endsWith("/shipments/announce")) {
                bodies.add(Orders.asMap(request.bodyText()));
            }
        }
        return bodies;
    }

    /** Returns the offers of Sendcloud for the order, the best offer first, without the letters of Sendcloud. */
    private List<ShippingOffer> offers(String choice) {
        Exchange prices = send("sendcloud:shipping-options?method=POST&outputType=map",
                PriceRequest.of(Orders.asMap(order("any")), "", ""), Map.of());
        return ShippingOffer.best(prices.getMessage().getBody(Map.class), choice, false).stream()
                .filter(offer -> !offer.carrier().equals("sendcloud")).toList();
    }
}
