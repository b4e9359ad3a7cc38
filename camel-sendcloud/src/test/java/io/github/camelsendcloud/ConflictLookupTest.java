package io.github.camelsendcloud;

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

/** After a conflict (409), the object with the reference of the request is looked up. */
@Timeout(60)
class ConflictLookupTest extends LookupTestSupport {

    private static void assertConflict(Exchange exchange, boolean retryable) {
        assertThat(exchange.getException()).isExactlyInstanceOf(SendcloudOperationFailedException.class);
        SendcloudOperationFailedException e = exchange.getException(SendcloudOperationFailedException.class);
        assertThat(e.getStatusCode()).isEqualTo(409);
        assertThat(e.isRetryable()).isEqualTo(retryable);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"data\":{\"id\":\"7\",\"external_reference_id\":\"r-1\",\"weight\":1.320}}",
            "{\"id\":\"7\",\"external_reference_id\":\"r-1\",\"weight\":1.320}" })
    void aConflictThatContainsTheObjectIsASuccessInTheFormOfAnOrdinaryResponse(String conflict) {
        sandbox().controls().failNext(1, Fault.status(409, conflict));

        Exchange exchange = call(ANNOUNCE, referenced("r-1"));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(String.class))
                .isEqualTo("{\"data\":{\"id\":\"7\",\"external_reference_id\":\"r-1\",\"weight\":1.320}}");
        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(201);
        assertThat(sandbox().requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "r-1", "A&B=1 +ü/%41#?" })
    void anObjectThatTheConflictDoesNotContainIsFoundByItsReference(String reference) {
        assertThat(call(ANNOUNCE, referenced(reference)).getException()).isNull();
        assertThat(call(ANNOUNCE, referenced("r-2")).getException()).isNull();
        sandbox().clearRequests();
        sandbox().controls().failNext(1, Fault.status(409, NO_OBJECT));

        Exchange exchange = call(ANNOUNCE + "?outputType=map", referenced(reference));

        assertFound(exchange, reference);
        assertThat(sandbox().requests()).extracting(RecordedRequest::method).containsExactly("POST", "GET");
    }

    @ParameterizedTest
    @ValueSource(strings = { "text/html", "application/octet-stream", "" })
    void theFoundObjectIsReadAsJsonForAnyContentTypeOfTheConflict(String contentType) {
        assertThat(call(ANNOUNCE, referenced("r-1")).getException()).isNull();
        sandbox().controls().failNext(1, contentType.isEmpty()
                ? Fault.status(409) : Fault.status(409, "<html>", Map.of("Content-Type", contentType)));

        Exchange exchange = call(ANNOUNCE + "?outputType=map", referenced("r-1"));

        assertFound(exchange, "r-1");
        assertThat(exchange.getMessage().getHeader(Exchange.CONTENT_TYPE, String.class)).startsWith("application/json");
    }

    /** The address of a gateway may look like the path of an operation. */
    @Test
    void theLookupUsesTheBaseAddressOfTheOperation() {
        sandbox().controls().failNext(1, Fault.status(409, NO_OBJECT))
                .failNext(1, Fault.status(200, "{\"data\":[{\"external_reference_id\":\"r-1\"}]}"));

        Exchange exchange = call(
                ANNOUNCE + "?outputType=map&baseUri=" + sandbox().baseUri().resolve("/shipments/announce/api/"),
                referenced("r-1"));

        assertFound(exchange, "r-1");
        assertThat(sandbox().requests().get(1)).hasToString(
                "GET /shipments/announce/api/v3/shipments?external_reference_id=r-1 -> 200");
    }

    @ParameterizedTest
    @ValueSource(strings = { OTHER, NO_OBJECT, "", "[]", "{", "null" })
    void aConflictAboutAnotherObjectIsAFailure(String conflict) {
        sandbox().controls().failNext(1, Fault.status(409, conflict));

        Exchange exchange = call(ANNOUNCE, referenced("r-1"));

        assertConflict(exchange, false);
        assertThat(sandbox().requests()).extracting(RecordedRequest::method).containsExactly("POST", "GET");
    }

    /** A response without a list contains no information about the object, so a later lookup may succeed. */
    @ParameterizedTest
    @CsvSource(delimiter = '|',
               value = { "{'data':[]} | false", "{'data':{}} | true", "{ | true", "'' | true", "<html> | true" })
    void aLookupWithoutTheObjectKeepsTheConflict(String list, boolean retryable) {
        sandbox().controls().failNext(1, Fault.status(409, NO_OBJECT))
                .failNext(1, Fault.status(200, list.replace('\'', '"')));

        assertConflict(call(ANNOUNCE, referenced("r-1")), retryable);
    }

    @Test
    void aConflictWithoutAReferenceIsAFailure() {
        sandbox().controls().failNext(1, Fault.status(409, OTHER));

        assertConflict(call(ANNOUNCE, shipment()), false);
        assertThat(sandbox().requests()).hasSize(1);
    }

    @Test
    void aCallWithAFailedLookupIsRetryable() {
        sandbox().controls().failNext(1, Fault.status(409, NO_OBJECT)).failNext(9, Fault.status(503));

        Exchange exchange = call(ANNOUNCE + "?maxRetries=1", referenced("r-1"));

        assertConflict(exchange, true);
        assertThat(sandbox().requests()).extracting(RecordedRequest::method).containsExactly("POST", "GET", "GET");
    }

    @Test
    void aRejectedLookupDoesNotHideTheConflict() {
        sandbox().controls().failNext(1, Fault.status(409, NO_OBJECT)).failNext(1, Fault.status(403));

        assertConflict(call(ANNOUNCE, referenced("r-1")), false);
    }
}
