package io.github.camelsendcloud;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PollPauseTest extends PollingTestSupport {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final PollPause pause = new PollPause("it", nanos::get);

    @ParameterizedTest
    @ValueSource(strings = { "PT1H1S", "PT100000H", "PT3278430H", "PT69898283H59M59S", "PT2562047788015215H30M7S" })
    void aPauseThatIsTooLongIsAnHour(String asked) {
        pause.obey(Duration.parse(asked));
        assertThat(pause.isOver()).isFalse();
        nanos.addAndGet(Duration.ofHours(1).toNanos() - 1);
        assertThat(pause.isOver()).isFalse();
        nanos.addAndGet(1);
        assertThat(pause.isOver()).isTrue();
    }

    @Test
    void aPauseIsAsLongAsAsked() {
        assertThat(pause.isOver()).isTrue();
        pause.obey(Duration.ofSeconds(30));
        nanos.addAndGet(Duration.ofSeconds(30).toNanos() - 1);
        assertThat(pause.isOver()).isFalse();
        nanos.addAndGet(1);
        assertThat(pause.isOver()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "Fri, 31 Dec 9999 23:59:59 GMT", "Sat, 01 Jan 2400 00:00:00 GMT", "99999999999999999999", "9223372036854775807" })
    void aRetryAfterThatIsFarOffIsAPause(String retryAfter) throws Exception {
        server.shipment("a", "2026-03-01T11:00:00Z").refuse(1, retryAfter);
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
        assertThat(taken()).containsExactly("a");
    }
}
