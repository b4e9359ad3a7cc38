package io.github.camelsendcloud;

import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.sandbox.Fault;
import io.github.camelsendcloud.sandbox.RecordedRequest;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** An object with a reference is created once, and a lookup finds the object after a failure. */
@Timeout(60)
class RetryReferenceTest extends LookupTestSupport {

    private static void assertCreatedOnce(Exchange exchange, int attempts) {
        assertFound(exchange, "r-1");
        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(201);
        assertThat(exchange.getMessage().getHeader(SendcloudConstants.ATTEMPTS)).isEqualTo(attempts);
        assertThat(sandbox().requests()).hasSize(attempts);
    }

    private List<?> shipments() {
        return (List<?>) call("sendcloud:shipments?outputType=map", null).getMessage().getBody(Map.class).get("data");
    }

    @ParameterizedTest
    @ValueSource(strings = { "announce", "announce-with-shipping-rules", "create-with-shipping-rules", "" })
    void aLostResponseLeadsToOneShipmentAndASuccess(String operation) {
        sandbox().controls().failNext(1, Fault.responseLost());

        Exchange exchange = call(
                "sendcloud:shipments" + (operation.isEmpty() ? "" : "/" + operation) + "?method=POST&outputType=map",
                referenced("r-1"));

        assertCreatedOnce(exchange, 2);
        assertThat(shipments()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3 })
    void oneShipmentIsCreatedForAnyNumberOfLostResponses(int lost) {
        sandbox().controls().failNext(lost, Fault.responseLost());

        assertCreatedOnce(call(ANNOUNCE + "?outputType=map", referenced("r-1")), lost + 1);
        assertThat(shipments()).hasSize(1);
    }

    @Test
    void aTruncatedResponseLeadsToOneShipment() {
        sandbox().controls().failNext(1, Fault.responseTruncated());

        assertCreatedOnce(call(ANNOUNCE + "?outputType=map", referenced("r-1")), 2);
        assertThat(shipments()).hasSize(1);
    }

    @Test
    void aResponseTimeoutLeadsToOneShipment() {
        sandbox().controls().failNext(1, Fault.noResponse());

        assertThat(call(ANNOUNCE + "?responseTimeout=300", referenced("r-1")).getException()).isNull();
        assertThat(sandbox().requests()).hasSize(2);
        assertThat(shipments()).hasSize(1);
    }

    @Test
    void aV2ParcelIsCreatedOnce() {
        sandbox().controls().failNext(1, Fault.responseLost());
        Exchange exchange = call("sendcloud:parcels", Map.of("parcel", parcel("r-1")));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(SendcloudConstants.ATTEMPTS)).isEqualTo(2);
        Exchange list = call("sendcloud:parcels?method=GET&outputType=map", null);
        assertThat((List<?>) list.getMessage().getBody(Map.class).get("parcels")).hasSize(1);
    }

    /** The first attempt has created a shipment. A second shipment would cost money a second time. */
    @ParameterizedTest
    @ValueSource(ints = { 400, 401, 403, 404, 409 })
    void theObjectOfTheFirstAttemptIsFoundWhenTheRetryIsRejected(int status) {
        sandbox().controls().failNext(1, Fault.responseLost()).failNext(1, Fault.status(status));

        Exchange exchange = call(ANNOUNCE + "?outputType=map", referenced("r-1"));

        assertFound(exchange, "r-1");
        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(201);
        assertThat(exchange.getMessage().getHeader(SendcloudConstants.ATTEMPTS)).isEqualTo(2);
        assertThat(sandbox().requests()).extracting(RecordedRequest::method).containsExactly("POST", "POST", "GET");
        assertThat(shipments()).hasSize(1);
    }

    /** The list may show a new object late. */
    @ParameterizedTest
    @CsvSource({ "400, false", "401, false", "403, false", "404, false", "409, true" })
    void aRejectedRetryWithoutAFoundObjectLeavesTheOutcomeUnknown(int status, boolean retryable) {
        sandbox().controls().failNext(1, Fault.responseLost()).failNext(1, Fault.status(status))
                .failNext(1, Fault.status(200, "{\"data\":[]}"));

        Exchange exchange = call(ANNOUNCE, referenced("r-1"));

        assertThat(shipments()).hasSize(1);
        assertUnknown(exchange, status, retryable)
                .hasMessageContaining("after 2 attempts: it may have been processed")
                .hasMessageContaining("v3 GET /shipments (by external_reference_id) does not have r-1");
    }

    @Test
    void theCreatedObjectIsFoundAfterTheLastRetry() {
        sandbox().controls().failNext(2, Fault.responseLost());

        Exchange exchange = call(ANNOUNCE + "?maxRetries=1&outputType=map", referenced("r-1"));

        assertFound(exchange, "r-1");
        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(201);
        assertThat(sandbox().requests()).extracting(RecordedRequest::method).containsExactly("POST", "POST", "GET");
    }

    @Test
    void aCallIsRetryableIfNoObjectIsFoundAfterTheLastRetry() {
        sandbox().controls().failNext(2, Fault.status(503));

        Exchange exchange = call(ANNOUNCE + "?maxRetries=1", referenced("r-1"));

        assertUnknown(exchange, 503, true).hasMessageContaining("does not have r-1");
        assertThat(sandbox().requests()).extracting(RecordedRequest::method).containsExactly("POST", "POST", "GET");
    }

    /** Otherwise an outage would cause twice as many requests, and an exchange would wait twice as long. */
    @Test
    void theLookupIsNotRetriedMoreOftenThanTheCall() {
        sandbox().controls().failNext(9, Fault.status(503));

        Exchange exchange = call(ANNOUNCE + "?maxRetries=2", referenced("r-1"));

        assertUnknown(exchange, 503, true)
                .hasMessageContaining("v3 GET /shipments (by external_reference_id r-1) tells whether it was");
        assertThat(sandbox().requests()).extracting(RecordedRequest::method)
                .containsExactly("POST", "POST", "POST", "GET");
    }
}
