package io.github.camelsendcloud;

import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.sandbox.Fault;
import io.github.camelsendcloud.sandbox.RecordedRequest;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** After a failure of a batch, the component looks up the objects by their references. */
@Timeout(60)
class BatchLookupTest extends LookupTestSupport {

    @ParameterizedTest
    @ValueSource(ints = { 400, 409 })
    void eachParcelOfABatchIsFoundByItsReference(int status) {
        sandbox().controls().failNext(1, Fault.responseLost()).failNext(1, Fault.status(status));

        Exchange exchange = call("sendcloud:parcels?method=POST&outputType=map", List.of(parcel("r-1"), parcel("r-2")));

        assertThat(exchange.getException()).isNull();
        assertThat((List<?>) exchange.getMessage().getBody(Map.class).get("parcels"))
                .extracting(parcel -> (String) ((Map<?, ?>) parcel).get("external_reference")).containsExactly("r-1", "r-2");
        assertThat(sandbox().requests()).extracting(RecordedRequest::method)
                .containsExactly("POST", "POST", "GET", "GET");
    }

    @Test
    void theFailureOfABatchNamesTheParcelsThatExist() {
        sandbox().controls().failNext(1, Fault.responseLost()).failNext(1, Fault.status(409))
                .failNext(1, Fault.status(200, "{\"parcels\":[]}"));

        Exchange exchange = call("sendcloud:parcels?method=POST", List.of(parcel("r-1"), parcel("r-2"), parcel("r-3")));

        assertUnknown(exchange, 409, false).hasMessageContaining(
                "v2 GET /parcels (by external_reference) has r-2, r-3 and does not have r-1");
    }

    @Test
    void theFailureOfABatchNamesTheParcelsThatWereNotLookedUp() {
        sandbox().controls().failNext(1, Fault.responseLost()).failNext(1, Fault.status(409))
                .failNext(1, Fault.status(403), (method, path) -> sandbox().requests().size() == 4);

        Exchange exchange = call("sendcloud:parcels?method=POST", List.of(parcel("r-1"), parcel("r-2"), parcel("r-3")));

        assertUnknown(exchange, 409, false).hasMessageContaining(
                "v2 GET /parcels (by external_reference) has r-1 and was not asked about r-2, r-3");
    }

    @Test
    void aBatchWhoseParcelsAllExistIsASuccess() {
        List<Map<String, Object>> parcels = List.of(parcel("r-1"), parcel("r-2"));
        assertThat(call("sendcloud:parcels?method=POST", parcels).getException()).isNull();
        sandbox().controls().failNext(1, Fault.status(409, NO_OBJECT));

        Exchange exchange = call("sendcloud:parcels?method=POST&outputType=map", parcels);

        assertThat(exchange.getException()).isNull();
        assertThat((List<?>) exchange.getMessage().getBody(Map.class).get("parcels")).hasSize(2);
    }

    @Test
    void theLookupOfARejectedBatchEndsAtTheFirstMissingParcel() {
        sandbox().controls().failNext(1, Fault.status(409));

        Exchange exchange = call("sendcloud:parcels?method=POST", List.of(parcel("r-1"), parcel("r-2"), parcel("r-3")));

        assertThat(exchange.getException()).isInstanceOfSatisfying(SendcloudPartialFailureException.class, e -> {
            assertThat(e.getStatusCode()).isEqualTo(409);
            assertThat(e.getSucceeded()).isEmpty();
        });
        assertThat(sandbox().requests()).extracting(RecordedRequest::method).containsExactly("POST", "GET");
    }

    @Test
    void theResponseForAnExistingParcelOfABatchHasTheFormOfABatch() {
        sandbox().controls().failNext(1, Fault.status(409, "{\"parcel\":{\"id\":7,\"external_reference\":\"r-1\"}}"));

        Exchange exchange = call("sendcloud:parcels", Map.of("parcels", List.of(Map.of("external_reference", "r-1"))));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(String.class))
                .isEqualTo("{\"parcels\":[{\"id\":7,\"external_reference\":\"r-1\"}]}");
    }

    @Test
    void aConflictAboutOneOfSeveralParcelsIsAFailure() {
        sandbox().controls().failNext(1, Fault.status(409, "{\"parcel\":{\"id\":7,\"external_reference\":\"r-1\"}}"));

        Exchange exchange = call("sendcloud:parcels", Map.of("parcels", List.of(
                Map.of("external_reference", "r-1"), Map.of("external_reference", "r-2"))));

        assertThat(exchange.getException()).isInstanceOfSatisfying(SendcloudPartialFailureException.class, e -> {
            assertThat(e.getStatusCode()).isEqualTo(409);
            assertThat(e.isRetryable()).isFalse();
            assertThat(e.getSucceeded()).isEmpty();
        });
    }
}
