package io.github.camelsendcloud;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A {@code Retry-After} in the far future pauses the polling for one hour. */
class PollingRetryAfterTest extends PollingTestSupport {

    @ParameterizedTest
    @ValueSource(strings = {
            "Fri, 31 Dec 9999 23:59:59 GMT", "Sat, 01 Jan 2400 00:00:00 GMT", "99999999999999999999", "9223372036854775807" })
    void aRetryAfterInTheFarFutureIsAPauseOfOneHour(String retryAfter) throws Exception {
        server.shipment("a", "2026-03-01T11:00:00Z").reject(1, retryAfter);
        route("sendcloud:shipments?startFrom=beginning", null);
        for (int i = 0; i < 50; i++) {
            poll();
        }
        assertThat(server.requests()).hasSize(1);
        server.clock("2026-03-01T12:59:59Z");
        poll();
        assertThat(server.requests()).hasSize(1);
        server.clock("2026-03-01T13:00:00Z");
        poll();
        assertThat(takeDelivered()).containsExactly("a");
    }
}
