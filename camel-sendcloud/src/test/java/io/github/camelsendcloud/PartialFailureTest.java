package io.github.camelsendcloud;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.api.ApiError;
import io.github.camelsendcloud.sandbox.Fault;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A partial failure names the items that have succeeded. */
class PartialFailureTest extends BatchTestSupport {

    private static final String ANNOUNCE = "sendcloud:shipments/announce";
    private static final String LABELS = "sendcloud:orders/create-labels-async";

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:continuing")
                        .onException(SendcloudPartialFailureException.class).handled(true)
                        .setBody(simple("${exception.succeeded}")).split(body()).to("mock:succeeded").end().end()
                        .to(LABELS);
            }
        };
    }

    private Map<String, Object> twoOrdersOneWithoutAnAddress() {
        Map<String, Object> good = order(1);
        good.put("shipping_address", Map.of(
                "name", "Max", "address_line_1", "Stadhuisplein", "house_number", "10", "postal_code", "5611 EM", "city",
                "Eindhoven", "country_code", "NL"));
        assertNothingThrown(call(ORDERS, List.of(good, order(2))));
        return labels("no-1", "no-2");
    }

    private static Map<String, Object> labels(String... orderNumbers) {
        return Map.of(
                "integration_id", sandbox().integrations().get(0).id(), "orders",
                List.of(orderNumbers).stream().map(number -> Map.of("order_number", number)).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "shipments", "shipments/announce", "shipments/announce-with-shipping-rules",
            "shipments/create-with-shipping-rules" })
    void announcedParcelsHaveSucceeded(String resource) {
        sandbox().controls().failNext(1, Fault.status(201, """
                {"data":{"id":"s","parcels":[
                  {"id":1,"status":{"code":"READY_TO_SEND"},"weight":{"value":1.10}},
                  {"id":2,"status":{"code":"ANNOUNCEMENT_FAILED"}},
                  {"id":3,"status":{"code":"READY_TO_SEND"}}],
                  "errors":[{"status":"500","code":"parcel_announcement_error","detail":"Service error"}]}}"""));

        SendcloudPartialFailureException e = partial(call("sendcloud:" + resource + "?method=POST", shipment()));

        assertThat(e.getSucceeded()).extracting(parcel -> parcel.get("id")).containsExactly(1, 3);
        assertThat(((Map<?, ?>) e.getSucceeded().get(0).get("weight")).get("value")).isEqualTo(new BigDecimal("1.10"));
        assertThat(e.getErrors()).extracting(ApiError::code).contains("parcel_announcement_error");
        assertThat(e).hasNoCause().hasMessageContaining("got status 201 with failures");
    }

    @Test
    void theListOfSuccessesIsEmptyWhenAllItemsFailed() {
        Map<String, Object> shipment = shipment();
        shipment.put("ship_with", Map.of(
                "type", "shipping_option_code", "properties",
                Map.of("shipping_option_code", "sandbox:announcement-failed")));

        assertThat(partial(call(ANNOUNCE, shipment)).getSucceeded()).isEmpty();
    }

    @Test
    void ordersWithALabelHaveSucceeded() {
        SendcloudPartialFailureException e = partial(call(LABELS, twoOrdersOneWithoutAnAddress()));

        assertThat(e.getStatusCode()).isEqualTo(202);
        assertThat(e.getSucceeded()).singleElement()
                .satisfies(order -> assertThat(order).containsEntry("order_number", "no-1").containsKey("parcel_id"));
        assertThat(e.getErrors()).extracting(ApiError::source).containsExactly("/data/attributes/orders/[1]");
    }

    @Test
    void aResponseOfOnlyErrorsIsAFailure() {
        SendcloudPartialFailureException e = partial(call(LABELS, labels("none")));

        assertThat(e.getStatusCode()).isEqualTo(202);
        assertThat(e.getSucceeded()).isEmpty();
        assertThat(e.getErrors()).extracting(ApiError::code).containsExactly("not_found");
    }

    @Test
    void aRouteContinuesWithTheSuccesses() throws Exception {
        Map<String, Object> labels = twoOrdersOneWithoutAnAddress();
        getMockEndpoint("mock:succeeded").expectedMessageCount(1);

        assertNothingThrown(call("direct:continuing", labels));

        getMockEndpoint("mock:succeeded").assertIsSatisfied();
        assertThat(getMockEndpoint("mock:succeeded").getExchanges().get(0).getMessage().getBody(Map.class).get("order_id"))
                .isEqualTo("id-1");
    }

    @Test
    void theCreatedParcelsOfAShortListHaveSucceeded() {
        List<Map<String, Object>> parcels = parcels(3);
        parcels.get(1).remove("city");

        SendcloudPartialFailureException e = partial(call(PARCELS + "?query.errors=verbose", parcels));

        assertThat(e.getSucceeded()).extracting(parcel -> parcel.get("name")).containsExactly("Name 0", "Name 2");
        assertThat(e.getErrors()).extracting(ApiError::source).containsExactly("city");
        assertThat(places(json(e.getResponseBody()).path("parcels"), "name"))
                .containsExactly("Name 0", "failed Name 1", "Name 2");
    }

    @Test
    void aValueThatIsNoObjectHasNotSucceeded() {
        sandbox().controls().failNext(1, Fault.status(
                202, "{\"data\":[null,1,\"text\",[2],{\"order_id\":\"1\"}],\"errors\":[{\"code\":\"x\"}]}"));

        assertThat(partial(call(LABELS, labels("1"))).getSucceeded()).containsExactly(Map.of("order_id", "1"));
    }

    @Test
    void savedShipmentsOfAnIntegrationHaveSucceeded() {
        sandbox().controls().failNext(1, Fault.status(200, """
                [{"external_order_id":"1","shipment_uuid":"a","status":"created"},
                 {"external_order_id":"2","status":"error","error":{"to_state":["This field is required."]}}]"""));

        SendcloudPartialFailureException e = partial(call("sendcloud:integrations/7/shipments?method=POST", List.of(Map.of())));

        assertThat(e.getSucceeded()).singleElement()
                .satisfies(shipment -> assertThat(shipment).containsEntry("shipment_uuid", "a"));
        assertThat(e.getErrors()).extracting(ApiError::source).containsExactly("to_state");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "POST | {'parcel':{'id':1,'errors':{'non_field_errors':['rejected']}}}",
            "PUT  | {'parcel':{'id':1,'errors':{'non_field_errors':['rejected']}}}",
            "PUT  | {'parcel':[{'id':1,'errors':{'non_field_errors':['rejected']}}]}" })
    void aParcelRejectedByTheCarrierIsAFailure(String method, String response) {
        sandbox().controls().failNext(1, Fault.status(200, response.replace('\'', '"')));

        SendcloudPartialFailureException e = partial(call(PARCELS + "?method=" + method, Map.of("parcel", parcel(1))));

        assertThat(e.getSucceeded()).isEmpty();
        assertThat(e.getErrors()).extracting(ApiError::detail).containsExactly("rejected");
    }

    @Test
    void aParcelRejectedByTheCarrierHasNotSucceededAndKeepsItsPlace() {
        sandbox().controls().failNext(1, Fault.status(200, """
                {"parcels":[{"id":1,"name":"Name 0","errors":{"non_field_errors":["rejected"]}},
                            {"id":2,"name":"Name 1","errors":{}},{"id":3,"name":"Name 3"}],
                 "failed_parcels":[{"parcel":{"name":"Name 2"},"errors":{"city":["blank"]}}]}"""));

        SendcloudPartialFailureException e = partial(call(PARCELS + "?query.errors=verbose-carrier", parcels(4)));

        assertThat(e.getSucceeded()).extracting(parcel -> parcel.get("id")).containsExactly(2, 3);
        assertThat(e.getErrors()).extracting(ApiError::detail).containsExactlyInAnyOrder("rejected", "blank");
        JsonNode parcels = json(e.getResponseBody()).path("parcels");
        assertThat(parcels).hasSize(4);
        assertThat(parcels.at("/0/errors/non_field_errors/0").asText()).isEqualTo("rejected");
        assertThat(parcels.at("/2/parcel/name").asText()).isEqualTo("Name 2");
        assertThat(parcels.at("/3/id").asInt()).isEqualTo(3);
    }

    @Test
    void theExceptionCanBeSerializedAndDoesNotChange() throws Exception {
        SendcloudPartialFailureException e = partial(call(LABELS, twoOrdersOneWithoutAnAddress()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(e);
        }
        Object copy;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            copy = in.readObject();
        }

        assertThat(copy).isInstanceOfSatisfying(SendcloudPartialFailureException.class, read -> {
            assertThat(read.getSucceeded()).isEmpty();
            assertThat(read.getErrors()).isEmpty();
            assertThat(read.getResponseBody()).isEqualTo(e.getResponseBody());
        });
        assertThatThrownBy(() -> e.getSucceeded().add(Map.of())).isInstanceOf(UnsupportedOperationException.class);
    }
}
