package io.github.camelsendcloud;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.api.ApiError;
import io.github.camelsendcloud.sandbox.Fault;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A request with the reference of an existing object succeeds only if this object is active and equal. */
@Timeout(60)
class ReferenceConflictTest extends ReferenceConflictTestSupport {

    /** Creates the object, and sends a second request with the same reference. */
    private Exchange createTwice(
            Creation creation, boolean lookup, Runnable between, Map<String, Object> second, String options) {
        assertNothingThrown(call(creation.uri, creation.body(object(creation, R))));
        between.run();
        sandbox().clearRequests();
        if (lookup) {
            // the response to the second request is lost, and the call has no other attempt
            sandbox().controls().failNext(1, Fault.responseLost());
        }
        return call(creation.uri + (lookup ? "&maxRetries=0" : "") + options, creation.body(second));
    }

    private void cancel() {
        Exchange shipments = call("sendcloud:shipments?method=GET", null);
        String id = json(shipments).at("/data/0/id").asText();
        assertNothingThrown(call("sendcloud:shipments/{id}/cancel", null, SendcloudConstants.ID, id));
    }

    @ParameterizedTest
    @EnumSource(Creation.class)
    void aCancelledObjectIsNoSuccess(Creation creation) {
        for (boolean lookup : new boolean[] { false, true }) {
            sandbox().reset();

            Exchange exchange = createTwice(creation, lookup, this::cancel, object(creation, R), "");

            assertThat(conflict(creation, exchange).getDifferences()).containsExactly("cancelled");
            assertThat(exchange.getException().getMessage() + exchange.getException().getCause()).contains("cancelled");
        }
    }

    @ParameterizedTest
    @EnumSource(Creation.class)
    void theSameObjectIsASuccess(Creation creation) {
        for (boolean lookup : new boolean[] { false, true }) {
            sandbox().reset();

            assertNothingThrown(createTwice(creation, lookup, () -> {
            }, object(creation, R), ""));
        }
    }

    @ParameterizedTest
    @EnumSource(Creation.class)
    void anObjectOfAnotherOrderIsNoSuccessAndTheMessageNamesTheOrder(Creation creation) {
        for (boolean lookup : new boolean[] { false, true }) {
            sandbox().reset();
            Map<String, Object> other = object(creation, R);
            other.put("order_number", "N-2");

            SendcloudReferenceConflictException e = conflict(creation, createTwice(creation, lookup, () -> {
            }, other, ""));

            assertThat(e.getDifferences()).containsExactly("order");
            assertThat(e).hasMessageContaining("is of order N-1, not of order N-2");
        }
    }

    @ParameterizedTest
    @EnumSource(Creation.class)
    void anObjectWithAnotherAddressAndWeightIsNoSuccess(Creation creation) {
        for (boolean lookup : new boolean[] { false, true }) {
            sandbox().reset();
            Map<String, Object> other = object(creation, R);
            if (creation.isV3()) {
                other.put("to_address", Map.of(
                        "name", "Jürgen Müßig", "address_line_1", "Königstraße", "house_number", "13", "postal_code", "70174",
                        "city", "Stuttgart", "country_code", "DE"));
                other.put("parcels", List.of(Map.of("weight", Map.of("value", "1320.5", "unit", "g"))));
            } else {
                other.put("house_number", "11");
                other.put("postal_code", "5611 EN");
                other.put("weight", "1.2");
            }

            SendcloudReferenceConflictException e = conflict(creation, createTwice(creation, lookup, () -> {
            }, other, ""));

            assertThat(e.getDifferences()).contains("address");
            assertThat(e).hasMessageContaining("another address (street or house number, postal code)");
            assertThat(e.getMessage()).doesNotContain("Müßig").doesNotContain("Stadhuisplein");
        }
    }

    @ParameterizedTest
    @EnumSource(Creation.class)
    void withAcceptExistingAnyEachExistingObjectIsASuccess(Creation creation) {
        for (boolean lookup : new boolean[] { false, true }) {
            sandbox().reset();
            Map<String, Object> other = object(creation, R);
            other.put("order_number", "N-2");

            Exchange exchange = createTwice(creation, lookup, this::cancel, other, "&acceptExisting=any");

            assertThat(json(exchange).findValuesAsText("order_number")).containsOnly("N-1");
        }
    }

    @ParameterizedTest
    @EnumSource(Creation.class)
    void aConflictIsAResponse409WhenTheExceptionsAreTurnedOff(Creation creation) {
        Exchange exchange = createTwice(creation, false, this::cancel, object(creation, R),
                "&throwExceptionOnFailure=false&failOnPartialFailure=false");

        assertNothingThrown(exchange);
        if (creation != Creation.V2_BATCH) {
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
    @EnumSource(value = Creation.class, names = "V3_.*", mode = EnumSource.Mode.MATCH_ALL)
    void anExistingObjectIsASuccessWithASuccessStatusAndAHeader(Creation creation) {
        for (boolean lookup : new boolean[] { false, true }) {
            sandbox().reset();
            Exchange exchange = createTwice(creation, lookup, () -> {
            }, object(creation, R), "");

            assertNothingThrown(exchange);
            assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(201);
            assertThat(exchange.getMessage().getHeader(SendcloudConstants.EXISTING)).isEqualTo(true);
        }
    }

    @Test
    void aLaterCallThatCreatesItsObjectRemovesTheHeader() {
        Exchange exchange = call(Creation.V3_ANNOUNCE.uri, object(Creation.V3_ANNOUNCE, R), SendcloudConstants.EXISTING, true);

        assertNothingThrown(exchange);
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(SendcloudConstants.EXISTING);
    }

    @ParameterizedTest
    @ValueSource(strings = { "&query.errors=verbose", "&query.errors=verbose-carrier" })
    void aParcelInAListResponseIsCompared(String options) {
        Map<String, Object> other = object(Creation.V2_SINGLE, R);
        other.put("city", "Rotterdam");

        Exchange exchange = createTwice(Creation.V2_SINGLE, false, () -> {
        }, other, options);

        assertThat(conflict(Creation.V2_SINGLE, exchange).getDifferences()).containsExactly("address");
    }

    @Test
    void aConflictInABatchKeepsItsPlace() {
        List<Map<String, Object>> parcels = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            Map<String, Object> parcel = object(Creation.V2_BATCH, "ref-" + i);
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
    void anInvalidValueOfAcceptExistingIsRejected() {
        assertThatThrownBy(() -> call("sendcloud:shipments/announce?acceptExisting=some", Map.of()))
                .rootCause().hasMessageContaining("acceptExisting").hasMessageContaining("same or any");
    }
}
