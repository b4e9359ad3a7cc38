package io.github.camelsendcloud;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.api.ApiError;
import io.github.camelsendcloud.sandbox.Fault;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** An object that is dead, or is another one, is no success to a request that has its reference. */
@Timeout(60)
class ReferenceConflictTest extends BulkTestSupport {

    private static final String R = "R-1";

    /** How an object is made, and how it is told that its reference exists. */
    enum Way {
        V3_ANNOUNCE("shipments/announce"),
        V3_ASYNCHRONOUS("shipments"),
        V3_RULES("shipments/announce-with-shipping-rules"),
        V3_RULES_ASYNCHRONOUS("shipments/create-with-shipping-rules"),
        V2_SINGLE("parcels"),
        V2_BATCH("parcels");

        private final String uri;

        Way(String resource) {
            this.uri = "sendcloud:" + resource + "?method=POST";
        }

        boolean isV3() {
            return ordinal() < V2_SINGLE.ordinal();
        }

        /** The object in the shape of this way's request. */
        Object body(Map<String, Object> object) {
            return isV3() ? object : this == V2_SINGLE ? Map.of("parcel", object) : List.of(object);
        }
    }

    private Map<String, Object> object(Way way, String reference) {
        Map<String, Object> object = new LinkedHashMap<>(way.isV3() ? shipment() : parcel(1));
        object.put(way.isV3() ? "external_reference_id" : "external_reference", reference);
        object.put("order_number", "N-1");
        if (!way.isV3()) {
            object.put("request_label", true);
            object.put("shipment", Map.of("id", 8));
        }
        return object;
    }

    /** Makes the object, and makes it again. */
    private Exchange twice(Way way, boolean lookup, Runnable between, Map<String, Object> second, String options) {
        assertNothingThrown(call(way.uri, way.body(object(way, R))));
        between.run();
        sandbox().clearRequests();
        if (lookup) {
            // the response to the second request is lost, and there is no other attempt
            sandbox().controls().failNext(1, Fault.answerLost());
        }
        return call(way.uri + (lookup ? "&maxRetries=0" : "") + options, way.body(second));
    }

    private void cancel() {
        Exchange shipments = call("sendcloud:shipments?method=GET", null);
        String id = json(shipments).at("/data/0/id").asText();
        assertNothingThrown(call("sendcloud:shipments/{id}/cancel", null, SendcloudConstants.ID, id));
    }

    private static SendcloudReferenceConflictException conflict(Way way, Exchange exchange) {
        Exception thrown = exchange.getException();
        assertThat(thrown).as("the second call under the same reference").isNotNull();
        if (way == Way.V2_BATCH) {
            assertThat(thrown).isInstanceOf(SendcloudPartialFailureException.class);
            assertThat(((SendcloudPartialFailureException) thrown).getSucceeded()).isEmpty();
            assertThat(((SendcloudPartialFailureException) thrown).getErrors()).extracting(ApiError::code)
                    .containsExactly("reference_conflict");
            thrown = (Exception) thrown.getCause();
        }
        assertThat(thrown).isInstanceOf(SendcloudReferenceConflictException.class);
        SendcloudReferenceConflictException conflict = (SendcloudReferenceConflictException) thrown;
        assertThat(conflict.getStatusCode()).isEqualTo(409);
        assertThat(conflict.isRetryable()).isFalse();
        assertThat(conflict.getReference()).isEqualTo(R);
        assertThat(conflict.getExisting()).containsKey("id")
                .containsEntry(way.isV3() ? "external_reference_id" : "external_reference", R);
        assertThat(conflict).hasMessageContaining("another reference").hasMessageContaining(R);
        return conflict;
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void aCancelledObjectIsNoSuccess(Way way) {
        for (boolean lookup : new boolean[] { false, true }) {
            sandbox().reset();

            Exchange exchange = twice(way, lookup, this::cancel, object(way, R), "");

            assertThat(conflict(way, exchange).getDifferences()).containsExactly("cancelled");
            assertThat(exchange.getException().getMessage() + exchange.getException().getCause()).contains("cancelled");
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void theSameObjectIsASuccess(Way way) {
        for (boolean lookup : new boolean[] { false, true }) {
            sandbox().reset();

            assertNothingThrown(twice(way, lookup, () -> {
            }, object(way, R), ""));
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void anObjectOfAnotherOrderIsNoSuccessAndTheMessageSaysOfWhich(Way way) {
        for (boolean lookup : new boolean[] { false, true }) {
            sandbox().reset();
            Map<String, Object> other = object(way, R);
            other.put("order_number", "N-2");

            SendcloudReferenceConflictException e = conflict(way, twice(way, lookup, () -> {
            }, other, ""));

            assertThat(e.getDifferences()).containsExactly("order");
            assertThat(e).hasMessageContaining("is of order N-1, not of order N-2");
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void anObjectWithAnotherAddressAndWeightIsNoSuccess(Way way) {
        for (boolean lookup : new boolean[] { false, true }) {
            sandbox().reset();
            Map<String, Object> other = object(way, R);
            if (way.isV3()) {
                other.put("to_address", Map.of(
                        "name", "Jürgen Müßig", "address_line_1", "Königstraße", "house_number", "13", "postal_code", "70174",
                        "city", "Stuttgart", "country_code", "DE"));
                other.put("parcels", List.of(Map.of("weight", Map.of("value", "1320.5", "unit", "g"))));
            } else {
                other.put("house_number", "11");
                other.put("postal_code", "5611 EN");
                other.put("weight", "1.2");
            }

            SendcloudReferenceConflictException e = conflict(way, twice(way, lookup, () -> {
            }, other, ""));

            assertThat(e.getDifferences()).contains("address");
            assertThat(e).hasMessageContaining("another address (street or house number, postal code)");
            assertThat(e.getMessage()).doesNotContain("Müßig").doesNotContain("Stadhuisplein");
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void withAcceptExistingAnyEachExistingObjectIsASuccess(Way way) {
        for (boolean lookup : new boolean[] { false, true }) {
            sandbox().reset();
            Map<String, Object> other = object(way, R);
            other.put("order_number", "N-2");

            Exchange exchange = twice(way, lookup, this::cancel, other, "&acceptExisting=any");

            assertThat(json(exchange).findValuesAsText("order_number")).containsOnly("N-1");
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void aConflictIsTheResponse409ToARouteThatWantsNoException(Way way) {
        Exchange exchange = twice(way, false, this::cancel, object(way, R),
                "&throwExceptionOnFailure=false&failOnPartialFailure=false");

        assertNothingThrown(exchange);
        if (way != Way.V2_BATCH) {
            assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(409);
            assertThat(exchange.getMessage().getHeader(SendcloudConstants.EXISTING)).isNull();
            assertThat(json(exchange).findValuesAsText("order_number")).containsExactly("N-1");
        } else {
            JsonNode joined = json(exchange);
            assertThat(joined.at("/parcels/0/errors/0/code").asText()).isEqualTo("reference_conflict");
            assertThat(joined.at("/parcels/0/existing/order_number").asText()).isEqualTo("N-1");
        }
    }

    @ParameterizedTest
    @EnumSource(value = Way.class, names = "V3_.*", mode = EnumSource.Mode.MATCH_ALL)
    void anExistingObjectIsASuccessWithTheStatusOfASuccessAndAHeaderThatSaysSo(Way way) {
        for (boolean lookup : new boolean[] { false, true }) {
            sandbox().reset();
            Exchange exchange = twice(way, lookup, () -> {
            }, object(way, R), "");

            assertNothingThrown(exchange);
            assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(201);
            assertThat(exchange.getMessage().getHeader(SendcloudConstants.EXISTING)).isEqualTo(true);
        }
    }

    @Test
    void aLaterCallThatMakesItsObjectRemovesTheHeader() {
        Exchange exchange = call(Way.V3_ANNOUNCE.uri, object(Way.V3_ANNOUNCE, R), SendcloudConstants.EXISTING, true);

        assertNothingThrown(exchange);
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(SendcloudConstants.EXISTING);
    }

    @ParameterizedTest
    @CsvSource({
            "CANCELLED, cancelled", "CANCELLED_UPSTREAM, cancelled", "CANCELLATION_REQUESTED, cancelled",
            "SUBMITTING_CANCELLATION_REQUEST, cancelled", "ANNOUNCEMENT_FAILED, failed" })
    void eachDeadStatusOfAShipmentIsAConflictBy409AndByLookup(String code, String difference) {
        String object
                = "{\"id\":\"7\",\"external_reference_id\":\"R-1\",\"parcels\":[{\"status\":{\"code\":\"" + code + "\"}}]}";
        for (String first : new String[] { "{\"data\":" + object + "}", object, "{\"errors\":[]}" }) {
            sandbox().controls().failNext(1, Fault.status(409, first));
            if (first.startsWith("{\"errors")) {
                sandbox().controls().failNext(1, Fault.status(200, "{\"data\":[" + object + "]}"));
            }

            Exchange exchange = call(Way.V3_ANNOUNCE.uri, object(Way.V3_ANNOUNCE, R));

            assertThat(conflict(Way.V3_ANNOUNCE, exchange).getDifferences()).containsExactly(difference);
        }
    }

    @ParameterizedTest
    @CsvSource({ "1998, cancelled", "1999, cancelled", "2000, cancelled", "2001, cancelled", "1002, failed" })
    void eachDeadStatusOfAParcelIsAConflictBy409AndByLookup(int status, String difference) {
        String object = "{\"id\":7,\"external_reference\":\"R-1\",\"status\":{\"id\":" + status + ",\"message\":\"x\"}}";
        for (Way way : new Way[] { Way.V2_SINGLE, Way.V2_BATCH }) {
            for (String first : new String[] { "{\"parcel\":" + object + "}", "{\"error\":{}}" }) {
                sandbox().controls().failNext(1, Fault.status(409, first));
                if (first.startsWith("{\"error")) {
                    sandbox().controls().failNext(1, Fault.status(200, "{\"parcels\":[" + object + "]}"));
                }

                Exchange exchange = call(way.uri, way.body(object(way, R)));

                assertThat(conflict(way, exchange).getDifferences()).containsExactly(difference);
            }
        }
    }

    /** The first response is about the announcement of the request itself. */
    @ParameterizedTest
    @EnumSource(value = Way.class, names = "V2_.*", mode = EnumSource.Mode.MATCH_ALL)
    void aParcelWhoseAnnouncementFailsIsNoSuccess(Way way) {
        Map<String, Object> failing = object(way, R);
        failing.put("shipment", Map.of("id", 1002));

        SendcloudPartialFailureException e = partial(call(way.uri, way.body(failing)));

        assertThat(e.getSucceeded()).isEmpty();
        assertThat(e.getErrors()).extracting(ApiError::detail).containsExactly("Announcement failed");
        assertThat(call(way.uri, way.body(failing)).getException()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(ints = { 1998, 1999, 2000, 2001 })
    void aCancelledParcelIsNoSuccessEvenWithoutAReference(int status) {
        sandbox().controls().failNext(2, Fault.status(
                200, "{\"parcel\":{\"id\":7,\"status\":{\"id\" : " + status + ",\"message\":\"Cancelled\"}}}"));

        assertThat(partial(call("sendcloud:parcels", Map.of("parcel", parcel(1)))).getErrors())
                .extracting(ApiError::detail).containsExactly("Cancelled");
        assertThat(partial(call("sendcloud:parcels", List.of(parcel(1)))).getErrors())
                .extracting(ApiError::detail).containsExactly("Cancelled");
    }

    @Test
    void inABatchEachConflictStandsInItsPlace() {
        List<Map<String, Object>> parcels = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            Map<String, Object> parcel = object(Way.V2_BATCH, "ref-" + i);
            parcel.put("order_number", "no-" + i);
            parcels.add(parcel);
        }
        assertNothingThrown(call(PARCELS + "?method=POST", List.of(parcels.get(1), parcels.get(21))));
        cancel();
        parcels.get(21).put("city", "Rotterdam");

        Exchange exchange = call(PARCELS + "?method=POST", parcels);

        SendcloudPartialFailureException e = partial(exchange);
        List<String> expected = numbered("no-", 0, 23);
        List<String> places = new ArrayList<>(expected);
        places.set(1, "reference_conflict");
        places.set(21, "reference_conflict");
        JsonNode joined = json(e.getResponseBody()).path("parcels");
        assertThat(places(joined, "order_number")).isEqualTo(places);
        assertThat(joined.at("/21/existing/city").asText()).isEqualTo("Eindhoven");
        assertThat(e.getSucceeded()).hasSize(21).extracting(parcel -> parcel.get("order_number"))
                .doesNotContain("no-1", "no-21");
        assertThat(e.getErrors()).extracting(ApiError::code).containsExactly("reference_conflict", "reference_conflict");
        assertThat(e).hasCauseInstanceOf(SendcloudReferenceConflictException.class);
    }

    /** The list may have what was cancelled before, beside what a lost request has made. */
    @Test
    void theLivingObjectOfSeveralWithTheReferenceIsTaken() {
        String dead = "{\"id\":\"1\",\"external_reference_id\":\"R-1\",\"parcels\":[{\"status\":{\"code\":\"CANCELLED\"}}]}";
        String living = dead.replace("CANCELLED", "READY_TO_SEND").replace("\"1\"", "\"2\"");
        for (String list : new String[] { dead + "," + living, living + "," + dead }) {
            sandbox().controls().failNext(1, Fault.answerLost()).failNext(1, Fault.status(200, "{\"data\":[" + list + "]}"));

            Exchange exchange = call(Way.V3_ANNOUNCE.uri + "&maxRetries=0", object(Way.V3_ANNOUNCE, R));

            assertThat(json(exchange).at("/data/id").asText()).isEqualTo("2");
        }
    }

    @Test
    void theExceptionCanBeConstructedForTests() {
        SendcloudReferenceConflictException e = new SendcloudReferenceConflictException(
                "v3 POST /shipments/announce", R, List.of("cancelled"), Map.of("id", "7"));

        assertThat(e.getExisting()).containsEntry("id", "7");
        assertThat(e.getDifferences()).containsExactly("cancelled");
        assertThat(e.getErrors()).isEmpty();
        assertThat(e.getStatusCode()).isEqualTo(409);
        assertThat(e.isRetryable()).isFalse();
        assertThat(e).hasMessageContaining("v3 POST /shipments/announce was not done").hasMessageContaining(R);
    }

    @Test
    void anotherValueOfAcceptExistingIsRefused() {
        assertThatThrownBy(() -> call("sendcloud:shipments/announce?acceptExisting=some", Map.of()))
                .rootCause().hasMessageContaining("acceptExisting").hasMessageContaining("same or any");
    }
}
