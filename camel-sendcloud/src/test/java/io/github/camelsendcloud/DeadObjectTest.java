package io.github.camelsendcloud;

import java.util.List;
import java.util.Map;

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

/** A cancelled or failed object with the reference of a request is not the result of the request. */
@Timeout(60)
class DeadObjectTest extends ReferenceConflictTestSupport {

    @ParameterizedTest
    @CsvSource({
            "CANCELLED, cancelled", "CANCELLED_UPSTREAM, cancelled", "CANCELLATION_REQUESTED, cancelled",
            "SUBMITTING_CANCELLATION_REQUEST, cancelled", "ANNOUNCEMENT_FAILED, failed" })
    void eachFailedOrCancelledStatusOfAShipmentIsAConflictAfterA409AndAfterALookup(String code, String difference) {
        String object
                = "{\"id\":\"7\",\"external_reference_id\":\"R-1\",\"parcels\":[{\"status\":{\"code\":\"" + code + "\"}}]}";
        for (String first : new String[] { "{\"data\":" + object + "}", object, "{\"errors\":[]}" }) {
            sandbox().controls().failNext(1, Fault.status(409, first));
            if (first.startsWith("{\"errors")) {
                sandbox().controls().failNext(1, Fault.status(200, "{\"data\":[" + object + "]}"));
            }

            Exchange exchange = call(Creation.V3_ANNOUNCE.uri, object(Creation.V3_ANNOUNCE, R));

            assertThat(conflict(Creation.V3_ANNOUNCE, exchange).getDifferences()).containsExactly(difference);
        }
    }

    @ParameterizedTest
    @CsvSource({ "1998, cancelled", "1999, cancelled", "2000, cancelled", "2001, cancelled", "1002, failed" })
    void eachFailedOrCancelledStatusOfAParcelIsAConflictAfterA409AndAfterALookup(int status, String difference) {
        String object = "{\"id\":7,\"external_reference\":\"R-1\",\"status\":{\"id\":" + status + ",\"message\":\"x\"}}";
        for (Creation creation : new Creation[] { Creation.V2_SINGLE, Creation.V2_BATCH }) {
            for (String first : new String[] { "{\"parcel\":" + object + "}", "{\"error\":{}}" }) {
                sandbox().controls().failNext(1, Fault.status(409, first));
                if (first.startsWith("{\"error")) {
                    sandbox().controls().failNext(1, Fault.status(200, "{\"parcels\":[" + object + "]}"));
                }

                Exchange exchange = call(creation.uri, creation.body(object(creation, R)));

                assertThat(conflict(creation, exchange).getDifferences()).containsExactly(difference);
            }
        }
    }

    /** The first response contains the failed announcement of the request itself. */
    @ParameterizedTest
    @EnumSource(value = Creation.class, names = "V2_.*", mode = EnumSource.Mode.MATCH_ALL)
    void aParcelWithAFailedAnnouncementIsNoSuccess(Creation creation) {
        Map<String, Object> failing = object(creation, R);
        failing.put("shipment", Map.of("id", 1002));

        SendcloudPartialFailureException e = partial(call(creation.uri, creation.body(failing)));

        assertThat(e.getSucceeded()).isEmpty();
        assertThat(e.getErrors()).extracting(ApiError::detail).containsExactly("Announcement failed");
        assertThat(call(creation.uri, creation.body(failing)).getException()).isNotNull();
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

    /** Without the differences, the message would present a cancelled parcel as the result. */
    @Test
    void foundItemsOfAFailedBatchAreNamedWithTheirDifferences() {
        String cancelled = "{\"id\":1,\"external_reference\":\"R-1\",\"status\":{\"id\":2000}}";
        sandbox().controls().failNext(1, Fault.responseLost())
                .failNext(1, Fault.status(200, "{\"parcels\":[" + cancelled + "]}"))
                .failNext(1, Fault.status(200, "{\"parcels\":[]}"));

        Exchange exchange = call(
                PARCELS + "?method=POST&maxRetries=0", List.of(object(Creation.V2_BATCH, R), object(Creation.V2_BATCH, "R-2")));

        assertThat(exchange.getException()).isInstanceOf(SendcloudOutcomeUnknownException.class)
                .hasMessageContaining("has R-1, which is cancelled (id 2000) and does not have R-2");
    }

    /** The list may contain an object that was cancelled earlier, and the object that a lost request has created. */
    @Test
    void theActiveObjectAmongSeveralWithTheReferenceIsAccepted() {
        String cancelled
                = "{\"id\":\"1\",\"external_reference_id\":\"R-1\",\"parcels\":[{\"status\":{\"code\":\"CANCELLED\"}}]}";
        String active = cancelled.replace("CANCELLED", "READY_TO_SEND").replace("\"1\"", "\"2\"");
        for (String list : new String[] { cancelled + "," + active, active + "," + cancelled }) {
            sandbox().controls().failNext(1, Fault.responseLost()).failNext(1, Fault.status(200, "{\"data\":[" + list + "]}"));

            Exchange exchange = call(Creation.V3_ANNOUNCE.uri + "&maxRetries=0", object(Creation.V3_ANNOUNCE, R));

            assertThat(json(exchange).at("/data/id").asText()).isEqualTo("2");
        }
    }
}
