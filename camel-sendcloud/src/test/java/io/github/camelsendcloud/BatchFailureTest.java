package io.github.camelsendcloud;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.api.ApiError;
import io.github.camelsendcloud.model.OrderReferenceList;
import io.github.camelsendcloud.sandbox.Fault;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** When a part of a batch fails, the result names the outcome of each item. */
class BatchFailureTest extends BatchTestSupport {

    private static final String REFERENCED = "?externalReference=RAW(${body[name]})";

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:documented").to(ORDERS + "?outputType=map&" + LENIENT)
                        .split(simple("${body[data]}")).filter(simple("${body[errors]} != null")).to("mock:failed");
            }
        };
    }

    /** Of the 250 orders, the 104th order has no order_id, and the 106th order has no order_number. */
    private static List<Map<String, Object>> ordersWithMistakes() {
        List<Map<String, Object>> orders = orders(250);
        orders.get(103).remove("order_id");
        orders.get(105).remove("order_number");
        return orders;
    }

    @Test
    void aRejectedPartDoesNotStopTheOtherParts() {
        List<Map<String, Object>> orders = ordersWithMistakes();
        Exchange exchange = call(ORDERS, orders);

        SendcloudPartialFailureException e = partial(exchange);
        assertThat(sandbox().requests()).extracting(request -> request.status()).containsExactly(201, 400, 201);
        assertThat(e.getErrors()).extracting(ApiError::source)
                .containsExactly("/data/attributes/[103]/order_id", "/data/attributes/[105]/order_number");
        assertThat(e.getSucceeded()).extracting(order -> (String) order.get("order_id"))
                .isEqualTo(all(numbered("id-", 0, 100), numbered("id-", 200, 250)));
        assertThat(orderPlaces(e)).isEqualTo(all(
                numbered("id-", 0, 100), times(3, "not_processed"), List.of("invalid", "not_processed", "invalid"),
                times(94, "not_processed"), numbered("id-", 200, 250)));
        JsonNode error = json(e.getResponseBody()).at("/data/103/errors/0");
        assertThat(error).hasToString(
                "{\"code\":\"invalid\",\"detail\":\"Field required\",\"source\":\"/data/attributes/[103]/order_id\"}");
        assertThat(e).hasNoCause().hasMessageStartingWith("v3 POST /orders has failed for a part of the list")
                .hasMessageContaining("succeeded for 150").hasMessageContaining("[103]");
        assertThat(e.isRetryable()).isFalse();
        assertThat(exchange.getMessage().getBody()).isSameAs(orders);
        assertThat(exchange.getMessage().getHeader(SendcloudConstants.ATTEMPTS)).isEqualTo(3);
    }

    @Test
    void theJoinedResponseCanBeTheBody() {
        Exchange exchange = call(ORDERS + "?" + LENIENT, ordersWithMistakes());
        Exchange model = call(ORDERS + "?outputType=model&" + LENIENT, ordersWithMistakes());

        assertThat(places(json(exchange).path("data"), "order_id")).hasSize(250).startsWith("id-0").endsWith("id-249")
                .containsSubsequence("id-99", "not_processed", "invalid", "id-200");
        assertThat(model.getMessage().getBody()).isInstanceOfSatisfying(
                OrderReferenceList.class, list -> assertThat(list.data()).hasSize(250)
                        .element(103).satisfies(order -> assertThat(order.other()).containsKey("errors")));
    }

    @ParameterizedTest
    @CsvSource({ "400", "409", "422" })
    void aRejectionWithoutAMessageFailsAllOrdersOfThePart(int status) {
        failRequest(2, Fault.status(status));

        SendcloudPartialFailureException e = partial(call(ORDERS, orders(250)));

        assertThat(orderPlaces(e)).isEqualTo(all(numbered("id-", 0, 100), times(100, "failed"), numbered("id-", 200, 250)));
        assertThat(e.getErrors()).singleElement()
                .satisfies(error -> assertThat(error.detail()).contains("failed with " + status));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/data/attributes/[99999999999999]/order_id", "/data/attributes/[100]/x", "/data", "[-1]" })
    void anErrorThatNamesNoOrderOfThePartAppliesToAllOrdersOfThePart(String pointer) {
        failRequest(2, Fault.status(400, "{\"errors\":[{\"code\":\"invalid\",\"source\":{\"pointer\":\"" + pointer + "\"}}]}"));

        SendcloudPartialFailureException e = partial(call(ORDERS, orders(250)));

        assertThat(orderPlaces(e)).isEqualTo(all(numbered("id-", 0, 100), times(100, "invalid"), numbered("id-", 200, 250)));
        assertThat(e.getErrors()).extracting(ApiError::source).containsExactly(pointer);
    }

    @ParameterizedTest
    @CsvSource({
            "401, SendcloudAuthenticationException", "403, SendcloudAuthenticationException",
            "404, SendcloudOperationFailedException", "413, SendcloudOperationFailedException",
            "429, SendcloudRateLimitException", "500, SendcloudOperationFailedException",
            "503, SendcloudOperationFailedException" })
    void anyOtherFailureEndsTheBatch(int status, String cause) {
        failRequest(2, Fault.status(status));

        Exchange exchange = call(ORDERS + "?maxRetries=0&" + LENIENT, orders(250));

        SendcloudPartialFailureException e = partial(exchange);
        assertThat(sandbox().requests()).hasSize(2);
        assertThat(orderPlaces(e)).isEqualTo(all(numbered("id-", 0, 100), times(100, "failed"), times(50, "not_sent")));
        assertThat(e.getSucceeded()).hasSize(100);
        assertThat(e.getErrors()).extracting(ApiError::code).containsExactly("failed", "not_sent");
        assertThat(e.getErrors().get(0).detail()).contains("failed with " + status);
        assertThat(e.getStatusCode()).isEqualTo(status);
        assertThat(e.getCause().getClass().getSimpleName()).isEqualTo(cause);
        assertThat(exchange.getMessage().getHeader(SendcloudConstants.ATTEMPTS)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 100, 101, 201 })
    void aRejectedListHasTheSameResultAtAnyLength(int count) {
        List<Map<String, Object>> orders = orders(count);
        orders.forEach(order -> order.remove("order_id"));

        Exchange thrown = call(ORDERS, orders);
        Exchange lenient = call(ORDERS + "?" + LENIENT, orders);
        Exchange returned = call(ORDERS + "?throwExceptionOnFailure=false", orders);

        SendcloudPartialFailureException e = partial(thrown);
        assertThat(e.getStatusCode()).isEqualTo(400);
        assertThat(e.getErrors()).hasSize(count);
        assertThat(e.getSucceeded()).isEmpty();
        assertThat(e).hasNoCause().hasMessageStartingWith("v3 POST /orders has succeeded for none of the list");
        assertThat(orderPlaces(e)).isEqualTo(times(count, "invalid"));
        assertThat(thrown.getMessage().getBody()).isSameAs(orders);
        for (Exchange exchange : List.of(lenient, returned)) {
            assertThat(places(json(exchange).path("data"), "order_id")).isEqualTo(times(count, "invalid"));
            assertThat(exchange.getMessage().getHeader(SendcloudConstants.HTTP_RESPONSE_CODE)).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { 2, 100, 101 })
    void theExampleOfTheDocumentationHoldsForAnyLength(int count) throws Exception {
        List<Map<String, Object>> orders = orders(count);
        orders.get(1).remove("order_id");
        getMockEndpoint("mock:failed").expectedMessageCount(Math.min(count, 100));

        assertNothingThrown(call("direct:documented", orders));

        getMockEndpoint("mock:failed").assertIsSatisfied();
        assertThat(getMockEndpoint("mock:failed").getExchanges().get(1).getProperty(Exchange.SPLIT_INDEX)).isEqualTo(1);
    }

    @Test
    void aPartialFailureIsThrownEvenWithThrowExceptionOnFailureFalse() {
        assertThat(partial(call(ORDERS + "?throwExceptionOnFailure=false", ordersWithMistakes())).getSucceeded()).hasSize(150);
    }

    @Test
    void aBusyServerDoesNotRejectTheOrders() {
        String busy = "{\"errors\":[{\"code\":\"invalid\",\"detail\":\"We are still processing a previous request.\"}]}";
        failRequest(2, Fault.status(400, busy));

        SendcloudPartialFailureException e = partial(call(ORDERS + "?maxRetries=0", orders(250)));

        assertThat(orderPlaces(e)).isEqualTo(all(numbered("id-", 0, 100), times(100, "failed"), times(50, "not_sent")));
        assertThat(e.getCause()).isInstanceOfSatisfying(
                SendcloudOperationFailedException.class, cause -> assertThat(cause.isRetryable()).isTrue());
    }

    @Test
    void parcelsWithAnUnknownOutcomeAreMarked() {
        failRequest(2, Fault.responseLost());

        SendcloudPartialFailureException e = partial(call(PARCELS, parcels(45)));

        assertThat(places(json(e.getResponseBody()).path("parcels"), "name")).isEqualTo(
                all(numbered("Name ", 0, 20), times(20, "outcome_unknown"), times(5, "not_sent")));
        assertThat(e.getCause()).isInstanceOf(SendcloudOutcomeUnknownException.class);
        assertThat(e.getStatusCode()).isZero();
    }

    @Test
    void parcelsOfALostResponseAreFoundAndKeepTheirPlaces() {
        failRequest(2, Fault.responseLost());
        failRequest(3, Fault.status(409));

        Exchange exchange = call(PARCELS + REFERENCED, parcels(45));

        assertThat(places(json(exchange).path("parcels"), "name")).isEqualTo(numbered("Name ", 0, 45));
        assertThat(sandbox().requests()).hasSize(1 + 2 + 20 + 1);
    }

    @Test
    void aPartOfWhichALookupFindsOnlySomeParcelsHasAnUnknownOutcome() {
        failRequest(2, Fault.responseLost());
        failRequest(3, Fault.status(409));
        failRequest(4, Fault.status(200, "{\"parcels\":[]}"));

        SendcloudPartialFailureException e = partial(call(PARCELS + REFERENCED, parcels(45)));

        assertThat(places(json(e.getResponseBody()).path("parcels"), "name")).isEqualTo(
                all(numbered("Name ", 0, 20), times(20, "outcome_unknown"), times(5, "not_sent")));
        assertThat(e.getCause()).isInstanceOf(SendcloudOutcomeUnknownException.class)
                .hasMessageContaining("has Name 21, ").hasMessageContaining("does not have Name 20");
    }

    @ParameterizedTest
    @CsvSource({
            "401, SendcloudAuthenticationException", "429, SendcloudRateLimitException",
            "503, SendcloudOperationFailedException" })
    void aFailureOfTheFirstPartIsAnOrdinaryFailure(int status, String type) {
        failRequest(1, Fault.status(status, "{\"detail\":\"no\"}", Map.of("Retry-After", "7")));

        Exchange exchange = call(ORDERS + "?maxRetries=0", orders(250));

        assertThat(exchange.getException().getClass().getSimpleName()).isEqualTo(type);
        assertThat(sandbox().requests()).hasSize(1);
        if (status != 401) {
            assertThat(exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY)).isEqualTo(7000L);
        }
    }

    @Test
    void theResponseOfAFailedFirstPartCanBeTheBody() {
        failRequest(1, Fault.status(401, "{\"detail\":\"no\"}"));

        Exchange exchange = call(ORDERS + "?throwExceptionOnFailure=false", orders(250));

        assertThat(json(exchange)).hasToString("{\"detail\":\"no\"}");
        assertThat(exchange.getMessage().getHeader(SendcloudConstants.HTTP_RESPONSE_CODE)).isEqualTo(401);
    }

    @Test
    void aRejectionIsKeptWhenALaterPartEndsTheBatch() {
        failRequest(1, Fault.status(400, "{\"errors\":[{\"code\":\"bad\"}]}"));
        failRequest(2, Fault.status(401));

        SendcloudPartialFailureException e = partial(call(ORDERS, orders(250)));

        assertThat(orderPlaces(e)).isEqualTo(all(times(100, "bad"), times(100, "failed"), times(50, "not_sent")));
        assertThat(e.getSucceeded()).isEmpty();
        assertThat(e.getCause()).isInstanceOf(SendcloudAuthenticationException.class);
    }

    @Test
    void aRejectionWithoutPlacesAppliesToAllParcelsOfThePart() {
        List<Map<String, Object>> parcels = parcels(45);
        parcels.get(30).put("country", "Nowhere");

        SendcloudPartialFailureException e = partial(call(PARCELS, parcels));

        JsonNode list = json(e.getResponseBody()).path("parcels");
        assertThat(places(list, "name")).hasSize(45).startsWith("Name 0").endsWith("Name 44");
        assertThat(list.get(20).path("errors")).isEqualTo(list.get(39).path("errors")).hasSize(1);
        assertThat(e.getErrors()).hasSize(1);
        assertThat(e.getSucceeded()).hasSize(25);
    }
}
