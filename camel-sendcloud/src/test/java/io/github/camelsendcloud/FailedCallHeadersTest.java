package io.github.camelsendcloud;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.camelsendcloud.sandbox.Fault;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A call removes the headers that an earlier call has set. */
class FailedCallHeadersTest extends SandboxTestSupport {

    private static final String[] CALL_HEADERS = {
            Exchange.HTTP_RESPONSE_CODE, SendcloudConstants.OPERATION, SendcloudConstants.REQUEST_ID,
            SendcloudConstants.NEXT_CURSOR, SendcloudConstants.ATTEMPTS };

    private static final Object[] EARLIER = {
            Exchange.HTTP_RESPONSE_CODE, 200, SendcloudConstants.OPERATION, "v3 GET /earlier", SendcloudConstants.REQUEST_ID,
            "earlier", SendcloudConstants.NEXT_CURSOR, "earlier", SendcloudConstants.ATTEMPTS, 7, "Mine", "kept",
            Exchange.CONTENT_TYPE, "application/json" };

    @Test
    void aCallWithoutAResponseHasNoResponseCode() {
        sandbox().controls().failNext(10, Fault.connectionDropped());

        Exchange exchange = call("sendcloud:shipments/{id}?maxRetries=1", "{}", with(SendcloudConstants.ID, "1"));

        assertThat(exchange.getException()).isInstanceOf(SendcloudOperationFailedException.class);
        assertThat(exchange.getMessage().getHeaders())
                .doesNotContainKeys(
                        Exchange.HTTP_RESPONSE_CODE, SendcloudConstants.REQUEST_ID, SendcloudConstants.NEXT_CURSOR)
                .containsEntry(SendcloudConstants.OPERATION, "v3 GET /shipments/{id}")
                .containsEntry(SendcloudConstants.ATTEMPTS, 2)
                .containsEntry("Mine", "kept").containsEntry(Exchange.CONTENT_TYPE, "application/json");
    }

    @Test
    void aCallThatFailsBeforeTheFirstRequestHasNoResponseCode() {
        for (String address : List.of("shipments/announce", "shipments/{id}", "orders/{id}?method=PATCH")) {
            Exchange exchange = call("sendcloud:" + address, null, EARLIER);

            assertThat(exchange.getException()).as(address).isInstanceOf(IllegalArgumentException.class);
            assertThat(exchange.getMessage().getHeaders()).as(address)
                    .doesNotContainKeys(CALL_HEADERS).containsEntry("Mine", "kept")
                    .containsEntry(Exchange.CONTENT_TYPE, "application/json");
        }
        assertThat(sandbox().requests()).isEmpty();
    }

    @Test
    void aBatchWithALostFirstRequestHasNoResponseCode() {
        sandbox().controls().failNext(10, Fault.connectionDropped());

        List<Map<String, Object>> parcels
                = IntStream.range(0, 25).mapToObj(i -> Map.<String, Object> of("name", "n" + i)).toList();
        Exchange exchange = call("sendcloud:parcels?apiVersion=v2&maxRetries=0", parcels, EARLIER);

        assertThat(exchange.getException()).isInstanceOf(SendcloudOutcomeUnknownException.class);
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKeys(
                Exchange.HTTP_RESPONSE_CODE, SendcloudConstants.REQUEST_ID, SendcloudConstants.NEXT_CURSOR);
    }

    @Test
    void aSuccessfulCallRemovesTheCursorOfAnEarlierCall() {
        Exchange exchange = call("sendcloud:user/auth/metadata", null, EARLIER);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(SendcloudConstants.NEXT_CURSOR)
                .containsEntry(Exchange.HTTP_RESPONSE_CODE, 200);
    }

    private static Object[] with(Object... more) {
        Object[] all = Arrays.copyOf(EARLIER, EARLIER.length + more.length);
        System.arraycopy(more, 0, all, EARLIER.length, more.length);
        return all;
    }
}
