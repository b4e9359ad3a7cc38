package io.github.camelsendcloud;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Each change of an item creates one exchange. */
class PollingTest extends PollingTestSupport {

    private static final String ALL = "sendcloud:shipments?startFrom=beginning";

    @Test
    void eachChangedItemIsDeliveredInOneExchange() throws Exception {
        server.shipment("a", "2026-03-01T11:00:00Z").shipment("b", "2026-03-01T11:30:00Z");
        route(ALL, null);
        poll();
        poll();
        assertThat(takeDelivered()).containsExactly("a", "b");

        server.shipment("a", "2026-03-01T12:00:05Z").clock("2026-03-01T12:01:00Z");
        poll();
        poll();
        assertThat(takeDelivered()).containsExactly("a");
    }

    @Test
    void anExchangeHasTheItemAndTheHeadersOfACall() throws Exception {
        server.shipment("a", "2026-03-01T11:00:00.123456Z");
        route(ALL, null);
        poll();

        Exchange exchange = exchanges.get(0);
        assertThat(exchange.getMessage().getBody(Map.class).get("id")).isEqualTo("a");
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry("CamelSendcloudOperation", "v3 GET /shipments")
                .containsEntry("CamelSendcloudChangedAt", Instant.parse("2026-03-01T11:00:00.123456Z"))
                .containsEntry("CamelSendcloudId", "a")
                .containsEntry("CamelHttpResponseCode", 200)
                .containsEntry("Content-Type", "application/json")
                .doesNotContainKeys("CamelSendcloudQuery", "CamelSendcloudMethod");
        assertThat(exchange.getProperty(Exchange.BATCH_COMPLETE)).isEqualTo(true);
    }

    @Test
    void pagesAreReadToTheEndAndTheOldestChangeComesFirst() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            server.shipment("s" + i, Instant.parse("2026-03-01T11:00:00Z").minusSeconds(i).toString());
            ids.add(0, "s" + i);
        }
        server.pageSize(10);
        route(ALL, null);
        poll();
        assertThat(takeDelivered()).isEqualTo(ids);
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void anItemWithTheTimeOfAKnownItemIsDelivered() throws Exception {
        server.shipment("a", "2026-03-01T11:59:59Z").shipment("b", "2026-03-01T11:59:59Z");
        route(ALL + "&overlap=0", null);
        poll();
        // the list shows the change of c late
        server.shipment("c", "2026-03-01T11:59:59Z");
        poll();
        assertThat(takeDelivered()).containsExactly("a", "b", "c");
        server.shipment("d", "2026-03-01T12:00:00Z").shipment("e", "2026-03-01T12:00:00Z");
        poll();
        server.shipment("f", "2026-03-01T12:00:00Z");
        poll();
        assertThat(takeDelivered()).containsExactly("d", "e", "f");
    }

    @Test
    void theOverlapFindsChangesThatAreListedLate() throws Exception {
        server.shipment("a", "2026-03-01T11:59:59Z");
        route(ALL + "&overlap=30s", null);
        poll();
        server.shipment("late", "2026-03-01T11:59:40Z");
        poll();
        poll();
        assertThat(takeDelivered()).containsExactly("a", "late");
    }

    @Test
    void aChangeDuringTheReadingOfThePagesIsNotLost() throws Exception {
        for (int i = 0; i < 6; i++) {
            server.shipment("s" + i, "2026-03-01T11:00:0" + i + "Z");
        }
        // the last item has the newest time, and page 1 is read before s0 changes
        server.pageSize(3).shipment("last", "2026-03-01T12:00:20Z");
        route(ALL + "&overlap=0", null);
        server.beforePage(page -> {
            if (page == 1) {
                server.beforePage(next -> {
                });
                server.clock("2026-03-01T12:00:30Z").item("s0", Instant.parse("2026-03-01T12:00:10Z"), "{\"id\":\"gone\"}");
                server.shipment("s1", "2026-03-01T12:00:10Z");
            }
        });
        poll();
        // the list contains s1 twice, and the newer version is delivered
        assertThat(takeDelivered()).contains("s2", "s5", "last", "s1").doesNotHaveDuplicates();
        server.shipment("s0", "2026-03-01T12:00:10Z");
        poll();
        assertThat(takeDelivered()).contains("s0").doesNotContain("last", "s1");
    }

    @Test
    void startFromNowUsesTheTimeOfTheServerEvenWithAWrongLocalClock() throws Exception {
        for (String now : List.of("2001-01-01T00:00:00Z", "2098-01-01T00:00:00Z")) {
            Instant time = Instant.parse(now);
            server.clock(now).shipment("before" + now, time.minusSeconds(61).toString())
                    .shipment("at" + now, time.toString());
            route("sendcloud:shipments?startFrom=now", null);
            poll();
            server.shipment("after" + now, time.plusSeconds(5).toString()).clock(time.plusSeconds(10).toString());
            poll();
            poll();
            assertThat(takeDelivered()).contains("at" + now, "after" + now).doesNotContain("before" + now);
            context.close();
        }
    }

    @Test
    void aServerWithoutADateHeaderIsPolledByTheTimesOfTheItems() throws Exception {
        server.withoutDate().shipment("a", "2026-03-01T11:00:00Z");
        route(ALL + "&overlap=10s", null);
        poll();
        server.shipment("b", "2026-03-01T11:00:00Z").shipment("c", "2026-03-01T12:00:00Z");
        poll();
        poll();
        assertThat(takeDelivered()).containsExactly("a", "b", "c");
        assertThat(server.requests().get(server.requests().size() - 1))
                .containsEntry("updated_after", "2026-03-01T11:59:50.000000Z");
    }

    @Test
    void aChangeThatTheTimeOfTheItemDoesNotShowIsDeliveredOnce() throws Exception {
        server.shipment("a", "2026-03-01T11:59:00Z");
        route(ALL, null);
        poll();
        // the parcels do not show the time of this change
        server.item("a", Instant.parse("2026-03-01T12:10:00Z"),
                "{\"id\":\"a\",\"order_number\":\"2\",\"parcels\":[{\"updated_at\":\"2026-03-01T11:59:00Z\"}]}");
        server.clock("2026-03-01T12:10:01Z");
        poll();
        poll();
        server.clock("2026-03-01T12:10:30Z");
        poll();
        server.clock("2026-03-01T13:00:00Z");
        poll();
        poll();
        assertThat(takeDelivered()).containsExactly("a", "a");
    }

    @Test
    void aPollDeliversTheMaximumNumberOfItemsAndTheNextPollsDeliverTheOtherItems() throws Exception {
        for (int i = 9; i >= 0; i--) {
            server.shipment("s" + i, "2026-03-01T11:00:0" + i + "Z");
        }
        route(ALL + "&maxMessagesPerPoll=4&overlap=0", null);
        poll();
        assertThat(takeDelivered()).containsExactly("s0", "s1", "s2", "s3");
        poll();
        assertThat(takeDelivered()).containsExactly("s4", "s5", "s6", "s7");
        poll();
        assertThat(takeDelivered()).containsExactly("s8", "s9");
        assertThat(server.requests().get(2)).containsEntry("updated_after", "2026-03-01T11:00:08.000000Z");
    }

    @Test
    void anIdlePollSendsAnEmptyMessageWithTheOption() throws Exception {
        route(ALL + "&sendEmptyMessageWhenIdle=true", null);
        poll();
        assertThat(exchanges).hasSize(1);
        assertThat(exchanges.get(0).getMessage().getBody()).isNull();
    }
}
