package io.github.camelsendcloud;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.api.ApiError;
import io.github.camelsendcloud.model.SavedParcelsV2;
import io.github.camelsendcloud.sandbox.Fault;
import org.apache.camel.Exchange;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Each item of a batch keeps its place when a response is incomplete or unexpected. */
class BatchResponseTest extends BatchTestSupport {

    @Test
    void anHtmlPageInsteadOfAResponseEndsTheBatch() {
        failRequest(2, Fault.garbage());

        SendcloudPartialFailureException e = partial(call(ORDERS + "?" + LENIENT, orders(250)));

        assertThat(sandbox().requests()).hasSize(2);
        assertThat(orderPlaces(e)).isEqualTo(all(numbered("id-", 0, 100), times(100, "failed"), times(50, "not_sent")));
        assertThat(e.getCause()).hasMessageContaining("cannot be read")
                .isInstanceOfSatisfying(SendcloudOperationFailedException.class,
                        cause -> assertThat(cause.getResponseBody()).contains("<html>"));
    }

    @Test
    void anHtmlPageInsteadOfTheFirstResponseIsAnOrdinaryFailure() {
        failRequest(1, Fault.garbage());
        Exchange parcels = call(PARCELS, parcels(45));

        assertThat(parcels.getException()).isExactlyInstanceOf(SendcloudOutcomeUnknownException.class)
                .hasMessageContaining("cannot be read");
        assertThat(sandbox().requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"data\":[", "" })
    void anUnreadableResponseLosesNoOtherResponse(String response) {
        failRequest(2, Fault.status(201, response));

        SendcloudPartialFailureException e = partial(call(ORDERS, orders(250)));

        assertThat(orderPlaces(e)).isEqualTo(all(numbered("id-", 0, 100), times(100, "failed"), numbered("id-", 200, 250)));
        assertThat(e.getSucceeded()).hasSize(150);
        assertThat(e.getCause()).hasMessageContaining("cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"data\":null}", "{\"data\":{}}", "[]", "\"done\"" })
    void anItemWithoutAResultKeepsItsPlace(String response) {
        failRequest(2, Fault.status(201, response));

        SendcloudPartialFailureException e = partial(call(ORDERS, orders(250)));

        assertThat(orderPlaces(e))
                .isEqualTo(all(numbered("id-", 0, 100), times(100, "outcome_unknown"), numbered("id-", 200, 250)));
    }

    @Test
    void aResponseWithMissingOrdersKeepsTheOtherPlaces() {
        failRequest(2, Fault.status(201, "{\"data\":[{\"order_id\":\"id-101\"},{\"order_id\":\"id-103\"}]}"));

        SendcloudPartialFailureException e = partial(call(ORDERS, orders(105)));

        assertThat(orderPlaces(e)).isEqualTo(all(
                numbered("id-", 0, 100), List.of("outcome_unknown", "id-101", "outcome_unknown", "id-103", "outcome_unknown")));
    }

    @Test
    void unknownValuesInAResponseAreKeptAndNullIsNoResult() {
        failRequest(2, Fault.status(201, "{\"data\":[null,\"text\"]}"));

        SendcloudPartialFailureException e = partial(call(ORDERS, orders(102)));

        assertThat(json(e.getResponseBody()).at("/data/100/errors/0/code").asText()).isEqualTo("outcome_unknown");
        assertThat(json(e.getResponseBody()).at("/data/101").asText()).isEqualTo("text");
    }

    @ParameterizedTest
    @ValueSource(strings = { "verbose", "verbose-carrier" })
    void failedParcelsKeepTheirPlaces(String verbosity) {
        List<Map<String, Object>> parcels = parcels(45);
        parcels.get(0).put("country", "Nowhere");
        parcels.get(19).remove("name");
        parcels.get(21).put("weight", "heavy");
        parcels.get(44).put("city", " ");

        SendcloudPartialFailureException e = partial(call(PARCELS + "?query.errors=" + verbosity, parcels));

        assertThat(places(json(e.getResponseBody()).path("parcels"), "name")).isEqualTo(all(
                List.of("failed Name 0"), numbered("Name ", 1, 19), List.of("failed ", "Name 20", "failed Name 21"),
                numbered("Name ", 22, 44), List.of("failed Name 44")));
        assertThat(e.getErrors()).extracting(ApiError::source).containsExactly("country", "name", "weight", "city");
        assertThat(e.getSucceeded()).hasSize(41);
        assertThat(e).hasNoCause();
        assertThat(e.getStatusCode()).isEqualTo(200);
    }

    @Test
    void equalParcelsAreNotConfused() {
        List<Map<String, Object>> parcels = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            parcels.add(parcel(7));
            parcels.get(i).put("order_number", "no-" + i % 2);
        }
        parcels.get(5).remove("name");
        parcels.get(24).remove("name");

        JsonNode list = json(call(PARCELS + "?query.errors=verbose&" + LENIENT, parcels)).path("parcels");

        assertThat(list).hasSize(25);
        assertThat(places(list, "name")).isEqualTo(all(
                times(5, "Name 7"), List.of("failed "), times(18, "Name 7"), List.of("failed ")));
    }

    @Test
    void parcelsThatTheCarrierRejectedKeepTheirPlaces() {
        List<Map<String, Object>> parcels = parcels(25);
        for (Map<String, Object> parcel : parcels) {
            parcel.put("request_label", true);
            parcel.put("shipment", Map.of("id", 8));
        }
        List.of(3, 4, 22).forEach(failing -> parcels.get(failing).put("shipment", Map.of("id", 1002)));

        Exchange exchange = call(PARCELS + "?query.errors=verbose-carrier&outputType=model&" + LENIENT, parcels);

        assertNothingThrown(exchange);
        SavedParcelsV2 saved = exchange.getMessage().getBody(SavedParcelsV2.class);
        assertThat(saved.parcels()).hasSize(25);
        assertThat(saved.parcels().get(2).name()).isEqualTo("Name 2");
        assertThat(saved.parcels().get(3).errors()).asInstanceOf(InstanceOfAssertFactories.MAP).containsKey("non_field_errors");
        assertThat(saved.parcels().get(4).errors()).asInstanceOf(InstanceOfAssertFactories.MAP).containsKey("non_field_errors");
        assertThat(saved.parcels().get(5).name()).isEqualTo("Name 5");
        assertThat(saved.parcels().get(22).errors()).asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsKey("non_field_errors");
        assertThat(saved.parcels().get(22).other()).containsKey("parcel");
    }
}
