package io.github.camelsendcloud;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A wrong clock of the server loses no change, with and without a restart. */
class PollingClockTest extends PollingTestSupport {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final MapStateRepository state = new MapStateRepository();
    private final List<String> changed = new ArrayList<>();

    private void setClock(int second) {
        server.clock(NOON.plusSeconds(second).toString());
    }

    private void change(String id, int second) {
        changed.add(id);
        server.shipment(id, NOON.plusSeconds(second).toString());
    }

    private void restart(String address) throws Exception {
        context.close();
        route(address, state);
    }

    @ParameterizedTest(name = "startFrom={0}, the response of poll {1}")
    @CsvSource({ "now,0", "now,1", "now,3", "beginning,0", "beginning,1", "beginning,3", "2026-03-01T11:59:00Z,0" })
    void aDateThatIsTwoHoursAheadInOneResponseLosesNoChange(String start, int wrong) throws Exception {
        String address = "sendcloud:shipments?startFrom=" + start;
        route(address, state);
        for (int i = 0; i < 8; i++) {
            setClock(60 * i);
            server.dateAhead(i == wrong ? Duration.ofHours(2) : Duration.ZERO);
            poll();
            change("early" + i, 60 * i + 1);
            change("late" + i, 60 * i + 59);
            if (i == wrong) {
                restart(address);
            }
        }
        setClock(600);
        poll();
        assertThat(takeDelivered()).containsExactlyElementsOf(changed);
    }

    @ParameterizedTest(name = "startFrom={0}, {1} s ahead")
    @CsvSource({
            "now,5", "now,65", "now,7200", "beginning,65", "beginning,7200", "2026-03-01T11:59:30Z,65", "now,-7200",
            "beginning,-65" })
    void aDateThatIsAlwaysWrongLosesNoChange(String start, int ahead) throws Exception {
        String address = "sendcloud:shipments?startFrom=" + start + "&overlap=1m";
        server.dateAhead(Duration.ofSeconds(ahead)).clock(Instant.now().toString());
        Instant begin = Instant.now();
        route(address, state);
        poll();
        for (int i = 0; i < 200; i += 10) {
            changed.add("s" + i);
            server.shipment("s" + i, begin.plusSeconds(i + 1).toString()).clock(begin.plusSeconds(i + 10).toString());
            poll();
            if (i == 100) {
                restart(address);
            }
        }
        assertThat(takeDelivered()).containsExactlyElementsOf(changed);
    }

    @Test
    void aDateThatJumpsLosesNoChangeAndDeliversNoItemAgain() throws Exception {
        route("sendcloud:shipments?startFrom=beginning", state);
        for (int i = 0; i < 30; i++) {
            setClock(60 * i);
            server.dateAhead(Duration.ofHours(i % 3 - 1));
            change("a" + i, 60 * i - 30);
            poll();
            change("b" + i, 60 * i + 1);
        }
        assertThat(takeDelivered()).containsExactlyInAnyOrderElementsOf(changed.subList(0, 59));
        server.dateAhead(Duration.ZERO);
        for (int i = 30; i < 60; i++) {
            setClock(60 * i);
            poll();
        }
        assertThat(takeDelivered()).containsExactly("b29");
        assertThat(server.requests().get(server.requests().size() - 1).get("updated_after"))
                .as("the watermark follows the corrected clock").isGreaterThan("2026-03-01T12:45:00");
    }

    @Test
    void anItemFromTheFutureIsDeliveredOnceAndHidesNoOtherItem() throws Exception {
        route("sendcloud:shipments?startFrom=beginning", state);
        change("future", 7200);
        poll();
        for (int i = 0; i < 10; i++) {
            change("s" + i, 60 * i + 1);
            setClock(60 * i + 30);
            poll();
        }
        setClock(90_000);
        change("last", 89_999);
        poll();
        poll();
        assertThat(takeDelivered()).containsExactlyElementsOf(changed);
        assertThat(server.requests().get(server.requests().size() - 1).get("updated_after"))
                .as("the watermark has passed the time of the item from the future").startsWith("2026-03-02T12:5");
    }

    @Test
    void anIdleAccountLosesNoChangeAndReadsNoOldItem() throws Exception {
        change("a", -10);
        route("sendcloud:shipments?startFrom=beginning", state);
        for (int hour = 0; hour <= 72; hour++) {
            setClock(3600 * hour);
            poll();
        }
        change("b", 72 * 3600 + 1);
        setClock(72 * 3600 + 2);
        poll();
        assertThat(takeDelivered()).containsExactlyElementsOf(changed);
        // the delay of the watermark is less than a thousandth of the elapsed time
        assertThat(server.requests().get(server.requests().size() - 1).get("updated_after"))
                .isBetween("2026-03-04T11:50:00", "2026-03-04T12:00:00");
    }

    @ParameterizedTest
    @ValueSource(strings = { "2001-01-01T00:00:00Z", "2098-01-01T00:00:00Z" })
    void startFromNowIncludesTheOverlapBeforeTheTimeOfTheServer(String now) throws Exception {
        Instant time = Instant.parse(now);
        server.clock(now).shipment("before", time.minusSeconds(61).toString())
                .shipment("within", time.minusSeconds(59).toString());
        route("sendcloud:shipments?startFrom=now&overlap=1m", state);
        poll();
        assertThat(takeDelivered()).containsExactly("within");
    }

    @Test
    void aWatermarkInTheFutureIsCorrected() throws Exception {
        state.setState("mine#all1", "1|2026-03-01T14:00:00Z||.");
        route("sendcloud:shipments?stateKey=mine", state);
        poll();
        change("a", 1);
        setClock(30);
        poll();
        assertThat(takeDelivered()).containsExactly("a");
    }

    @Test
    void aStartInTheFutureIsKept() throws Exception {
        String address = "sendcloud:shipments?startFrom=2026-03-01T14:00:00Z";
        route(address, state);
        for (int i = 0; i < 5; i++) {
            setClock(1800 * i);
            server.shipment("s" + i, NOON.plusSeconds(1800 * i).toString());
            poll();
            restart(address);
        }
        assertThat(takeDelivered()).as("the change of 14:00").containsExactly("s4");
    }
}
