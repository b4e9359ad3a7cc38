package io.github.camelsendcloud;

import java.util.Map;

import io.github.camelsendcloud.sandbox.Fault;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A retry of a cancel may be rejected because the first attempt has succeeded and its response was lost. */
@Timeout(60)
class RetriedCancelTest extends SandboxTestSupport {

    private static final String TOO_LATE
            = "{\"errors\":[{\"status\":\"409\",\"code\":\"invalid\",\"detail\":\"This shipment is delivered.\"}]}";
    private static final String CANCEL = "sendcloud:shipments/{id}/cancel";

    @Test
    void aShipmentCancelledByTheFirstAttemptIsASuccess() {
        String id = shipmentId();
        sandbox().controls().failNext(1, Fault.responseLost());

        Exchange exchange = call(CANCEL + "?outputType=model", null, "CamelSendcloudId", id);

        assertSuccess(exchange);
        assertThat(sandbox().requests()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
            "shipments/1/cancel?method=POST, 409", "parcels/tracking?method=POST, 409",
            "parcels/1/cancel?method=POST, 410", "returns/1/cancel?method=PATCH, 409" })
    void aRejectionOfTheFirstAttemptIsAFailure(String uri, int status) {
        sandbox().controls().failNext(1, Fault.status(429)).failNext(1, Fault.status(status));

        Exchange exchange = call("sendcloud:" + uri, uri.contains("tracking") ? Map.of("external_reference", "r") : null);

        assertThat(exchange.getException()).isExactlyInstanceOf(SendcloudOperationFailedException.class);
        assertThat(exchange.getException(SendcloudOperationFailedException.class).getStatusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({ "parcels/tracking?method=POST, 409", "parcels/1/cancel?method=POST, 410" })
    void aRejectionThatProvesTheEarlierCancelIsASuccess(String uri, int status) {
        sandbox().controls().failNext(1, Fault.responseLost()).failNext(1, Fault.status(status));

        assertSuccess(call("sendcloud:" + uri, uri.contains("tracking") ? Map.of("external_reference", "r") : null));
    }

    @ParameterizedTest
    @CsvSource({
            "shipments/1/cancel?method=POST, 409, v3 GET /shipments/{id}",
            "returns/1/cancel?method=PATCH, 409, v3 GET /returns/{id}",
            "parcels/1/cancel?method=POST, 400, v2 GET /parcels/{id}",
            "parcels/1/cancel?method=POST, 404, v2 GET /parcels/{id}" })
    void anAmbiguousRejectionLeavesTheOutcomeUnknown(String uri, int status, String check) {
        sandbox().controls().failNext(1, Fault.responseLost()).failNext(1, Fault.status(status, TOO_LATE));

        Exchange exchange = call("sendcloud:" + uri, null);

        assertThat(exchange.getException()).isInstanceOfSatisfying(SendcloudOutcomeUnknownException.class, e -> {
            assertThat(e.getStatusCode()).isEqualTo(status);
            assertThat(e.isRetryable()).isFalse();
            assertThat(e).hasMessageContaining("after 2 attempts: it may have been processed and is not retried any more; "
                                               + check + " tells whether it was");
        });
    }

    @ParameterizedTest
    @CsvSource({ "shipments/1/cancel?method=POST, 404", "returns/1/cancel?method=PATCH, 404" })
    void aRejectionUnrelatedToTheFirstAttemptIsAFailure(String uri, int status) {
        sandbox().controls().failNext(1, Fault.responseLost()).failNext(1, Fault.status(status));

        assertThat(call("sendcloud:" + uri, null).getException())
                .isExactlyInstanceOf(SendcloudOperationFailedException.class);
    }

    private String shipmentId() {
        Exchange announced = call("sendcloud:shipments/announce?outputType=map", shipment());
        String id = (String) ((Map<?, ?>) announced.getMessage().getBody(Map.class).get("data")).get("id");
        sandbox().clearRequests();
        return id;
    }

    private static void assertSuccess(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isNull();
        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(200);
        assertThat(exchange.getMessage().getHeader(SendcloudConstants.ATTEMPTS)).isEqualTo(2);
    }
}
