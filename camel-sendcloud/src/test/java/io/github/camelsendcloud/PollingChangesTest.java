package io.github.camelsendcloud;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No change is lost when an item changes twice within a second, or when a list with the newest items first changes
 * between its pages.
 */
class PollingChangesTest extends PollingTestSupport {

    private static final DateTimeFormatter V2 = DateTimeFormatter.ofPattern("dd-MM-yyyy HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final MapStateRepository state = new MapStateRepository();

    private void shipment(String id, String changed, String status) {
        server.item(id, Instant.parse(changed), "{\"id\":\"" + id + "\",\"status\":\"" + status
                                                + "\",\"parcels\":[{\"id\":1,\"updated_at\":\"" + changed + "\"}]}");
    }

    private void parcel(int id, int second, String status) {
        Instant changed = NOON.plusSeconds(second);
        server.item(String.valueOf(id), changed, "{\"id\":" + id + ",\"status\":\"" + status + "\",\"date_updated\":\""
                                                 + V2.format(changed) + "\"}");
    }

    private List<String> statuses() {
        List<String> statuses = exchanges.stream()
                .map(exchange -> exchange.getMessage().getBody(Map.class).get("id") + ":"
                                 + exchange.getMessage().getBody(Map.class).get("status"))
                .toList();
        exchanges.clear();
        return statuses;
    }

    @ParameterizedTest
    @ValueSource(booleans = { false, true })
    void bothChangesOfAnItemWithinASecondAreDelivered(boolean restart) throws Exception {
        String address = "sendcloud:shipments?startFrom=beginning";
        route(address, state);
        for (int i = 0; i < 10; i++) {
            String time = NOON.plusSeconds(i).toString();
            server.clock(time);
            shipment("a", time, "one");
            poll();
            shipment("a", time, "two");
            if (restart) {
                context.close();
                route(address, state);
            }
            poll();
            poll();
            assertThat(statuses()).as("second %s", i).containsExactly("a:one", "a:two");
        }
    }

    @Test
    void anEarlierContentThatReturnsWithinASecondIsDelivered() throws Exception {
        route("sendcloud:shipments?startFrom=beginning", state);
        for (String status : List.of("one", "two", "one")) {
            shipment("a", "2026-03-01T12:00:00Z", status);
            poll();
            poll();
        }
        assertThat(statuses()).containsExactly("a:one", "a:two", "a:one");
        context.close();
        route("sendcloud:shipments?startFrom=beginning", state);
        poll();
        assertThat(statuses()).isEmpty();
    }

    @Test
    void twoEventsOfAShipmentWithinASecondAreBothDelivered() throws Exception {
        String event = "{\"resource_type\":\"shipment\",\"resource_id\":\"1\",\"operation\":\"update\",\"status\":\"%s\","
                       + "\"timestamp\":\"2026-03-01T11:59:59Z\"}";
        route("sendcloud:events?startFrom=beginning", state);
        server.item("1", Instant.parse("2026-03-01T11:59:59Z"), event.formatted("one"));
        poll();
        server.item("2", Instant.parse("2026-03-01T11:59:59Z"), event.formatted("two"));
        poll();
        poll();
        assertThat(exchanges).extracting(exchange -> exchange.getMessage().getBody(Map.class).get("status"))
                .containsExactly("one", "two");
    }

    @Test
    void anInvoiceItemIsDeliveredOnceEvenWhenItsContentChanges() throws Exception {
        String item = "{\"id\":\"1\",\"created_at\":\"2026-03-01T11:59:59Z\",\"invoice\":%s}";
        route("sendcloud:invoice-items?startFrom=beginning", state);
        server.item("1", Instant.parse("2026-03-01T11:59:59Z"), item.formatted("null"));
        poll();
        server.item("1", Instant.parse("2026-03-01T11:59:59Z"), item.formatted("7"));
        poll();
        assertThat(exchanges).hasSize(1);
    }

    @Test
    void aStateOfTheFirstReleaseIsReadAndDeliversNoItemAgain() throws Exception {
        // the first release wrote this text, for v3 and for v2, with the content as the key
        state.setState("v3#all1",
                "1|2026-03-01T11:58:59Z|a%402026-03-01T11%3A59%3A59Z!hg90r0j7k,b%40%23AAAAAAAAAAAA!hg90r0j7k|.");
        shipment("a", "2026-03-01T11:59:59Z", "one");
        shipment("b", "2026-03-01T11:59:59Z", "one");
        route("sendcloud:shipments?startFrom=beginning&stateKey=v3", state);
        poll();
        assertThat(statuses()).containsExactly("b:one");
        shipment("a", "2026-03-01T11:59:59Z", "two");
        poll();
        assertThat(statuses()).containsExactly("a:two");
        context.close();
        route("sendcloud:shipments?startFrom=beginning&stateKey=v3", state);
        poll();
        assertThat(statuses()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 3, 50 })
    void aListWithTheNewestFirstLosesNoChangeBetweenItsPages(int maxMessages) throws Exception {
        server.newestFirst().pageSize(3);
        // the update times within a page are unordered
        int[] seconds = { -5, -400, -1, -300, -20, -2, -600, -7, -30, -4 };
        for (int i = 0; i < seconds.length; i++) {
            parcel(100 + i, seconds[i], "new");
        }
        AtomicInteger changes = new AtomicInteger();
        route("sendcloud:parcels?startFrom=beginning&overlap=1s&maxMessagesPerPoll=" + maxMessages, state);
        for (int i = 0; i < 10; i++) {
            int second = 10 * i;
            server.clock(NOON.plusSeconds(second).toString());
            String status = "s" + i;
            // the changes: an item of the first page, which has been read, an item of the last page, and a new item
            Runnable change = () -> {
                server.beforePage(next -> {
                });
                server.clock(NOON.plusSeconds(second + 2).toString());
                parcel(109, second + 2, status);
                parcel(100, second + 2, status);
                parcel(200 + second, second + 2, status);
                changes.incrementAndGet();
            };
            server.beforePage(page -> {
                if (page > 0) {
                    change.run();
                }
            });
            poll();
            if (changes.get() == i) {
                // the list had one page only
                change.run();
            }
        }
        server.clock(NOON.plusSeconds(200).toString()).beforePage(page -> {
        });
        for (int i = 0; i < 40; i++) {
            poll();
        }
        List<String> statuses = statuses();
        assertThat(statuses).as("the last version of each item").contains("109:s9", "100:s9", "290:s9").doesNotHaveDuplicates();
        for (int parcel : List.of(100, 109)) {
            assertThat(statuses.stream().filter(one -> one.startsWith(parcel + ":s")).toList())
                    .as("the versions of an item are in order").isSorted();
        }
        for (int i = 0; i < 10; i++) {
            assertThat(statuses).contains(200 + 10 * i + ":s" + i);
        }
    }

    @Test
    void theOldestChangesOfAListWithTheNewestFirstAreDeliveredFirst() throws Exception {
        server.newestFirst().pageSize(2);
        int[] seconds = { -5, -400, -1, -300, -20 };
        for (int i = 0; i < seconds.length; i++) {
            parcel(100 + i, seconds[i], "new");
        }
        route("sendcloud:parcels?startFrom=beginning&maxMessagesPerPoll=2&overlap=0", state);
        poll();
        assertThat(takeDelivered()).containsExactly("101", "103");
        poll();
        assertThat(takeDelivered()).containsExactly("104", "100");
        assertThat(server.requests().get(server.requests().size() - 1).get("updated_after"))
                .as("the query of v2 has the time in UTC")
                .isEqualTo("2026-03-01T11:59:40.000000Z");
        poll();
        poll();
        assertThat(takeDelivered()).containsExactly("102");
    }
}
