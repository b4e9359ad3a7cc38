package io.github.camelsendcloud;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelsendcloud.model.Shipment;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Each pollable list delivers its changes, and a resource without a list of changes is rejected. */
class PollableListsTest extends PollingTestSupport {

    /** Returns for each list the address, an item with placeholders, and the query. */
    private static Stream<Arguments> lists() {
        return Stream.of(
                arguments("shipments", "{\"id\":\"ID\",\"parcels\":[{\"id\":2,\"updated_at\":\"2020-01-01T00:00:00Z\"},"
                                       + "{\"id\":3,\"updated_at\":\"TIME\"}]}",
                        "updated_after=2026-03-01T11:00:00.000000Z"),
                arguments("orders", "{\"id\":\"ID\",\"modified_at\":\"TIME\"}", "order_updated_at_min=2026-02-28"),
                arguments("returns", "{\"tracking_number\":\"ID\",\"created_at\":\"TIME\"}",
                        "from_date=2026-03-01 11:00:00"),
                arguments("events",
                        "{\"resource_type\":\"shipment\",\"resource_id\":\"ID\",\"operation\":\"update\",\"timestamp\":\"TIME\"}",
                        "start_datetime=2026-03-01T11:00:00.000000Z"),
                arguments("invoice-items", "{\"id\":\"ID\",\"created_at\":\"TIME\"}",
                        "created_after=2026-03-01T11:00:00.000000Z"),
                arguments("parcels", "{\"id\":\"ID\",\"date_updated\":\"V2\"}",
                        "updated_after=2026-03-01T11:00:00.000000Z"));
    }

    private void put(String template, String id, String time) {
        Instant instant = Instant.parse(time);
        String v2 = time.substring(8, 10) + time.substring(4, 8) + time.substring(0, 4) + " " + time.substring(11, 19);
        server.item(id + time, instant, template.replace("ID", id).replace("TIME", time).replace("V2", v2));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void eachItemIsDeliveredOnceAndAfterEachChange(String address, String item, String query) throws Exception {
        put(item, "1", "2026-03-01T10:59:59Z");
        put(item, "2", "2026-03-01T11:00:00Z");
        put(item, "3", "2026-03-01T11:59:00Z");
        server.pageSize(2);
        route("sendcloud:" + address + "?startFrom=2026-03-01T11:00:00Z", null);
        poll();
        poll();
        String[] pair = query.split("=", 2);
        assertThat(server.requests().get(0)).containsEntry(pair[0], pair[1]);
        assertThat(exchanges).extracting(exchange -> exchange.getMessage().getHeader("CamelSendcloudChangedAt").toString())
                .containsExactly("2026-03-01T11:00:00Z", "2026-03-01T11:59:00Z");

        server.clock("2026-03-01T12:00:31Z");
        put(item, "3", "2026-03-01T12:00:30Z");
        poll();
        poll();
        server.clock("2026-03-01T15:00:00Z");
        poll();
        poll();
        assertThat(exchanges).hasSize(3);
        assertThat(exchanges.get(2).getMessage().getBody(Map.class).values().toString()).contains("3");
    }

    @Test
    void parcelsOfV2WithTimesOfAnUnknownZoneAreDeliveredOnce() throws Exception {
        // the server shows the time of Amsterdam, which is two hours ahead in summer
        server.clock("2026-07-01T10:00:00Z")
                .item("1", Instant.parse("2026-07-01T09:59:00Z"), "{\"id\":1,\"date_updated\":\"01-07-2026 11:59:00\"}");
        processing = exchange -> {
            throw new IllegalStateException("later");
        };
        route("sendcloud:parcels?startFrom=beginning&overlap=0", null);
        poll();
        server.clock("2026-07-01T10:10:00Z");
        poll();
        processing = exchange -> {
        };
        server.clock("2026-07-01T10:20:00Z");
        poll();
        poll();
        assertThat(takeDelivered()).as("the watermark allows for any time zone").containsExactly("1", "1", "1");

        // two changes within the same second
        server.item("2", Instant.parse("2026-07-01T10:20:30Z"),
                "{\"id\":2,\"date_updated\":\"01-07-2026 12:20:30\",\"status\":{\"id\":1}}").clock("2026-07-01T10:20:30Z");
        poll();
        server.item("2", Instant.parse("2026-07-01T10:20:30Z"),
                "{\"id\":2,\"date_updated\":\"01-07-2026 12:20:30\",\"status\":{\"id\":11}}");
        poll();
        server.clock("2026-07-01T18:00:00Z");
        poll();
        poll();
        assertThat(takeDelivered()).containsExactly("2", "2");
    }

    @ParameterizedTest
    @ValueSource(strings = { "contracts", "shipments/announce", "parcels/{id}", "returns?apiVersion=v2", "brands" })
    void aResourceWithoutAListOfChangesIsRejectedWithTheNamesOfPollableResources(String address) {
        assertThatThrownBy(() -> route("sendcloud:" + address, null))
                .hasStackTraceContaining("Cannot poll '" + address.replaceAll("\\?.*", "") + "'")
                .hasStackTraceContaining(
                        "use one of events (v3), invoice-items (v3), orders (v3), parcels (v2), returns (v3), shipments (v3)");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "startFrom=yesterday", "startFrom=2026-01-01T00:00:00", "overlap=-1", "maxMessagesPerPoll=-1",
            "maxDeliveryAttempts=-1", "stateKey=a%3Db", "query.updated_after=2026-01-01T00:00:00Z", "outputType=no.Such" })
    void anInvalidOptionIsRejectedWithItsName(String option) {
        assertThatThrownBy(() -> start(new RouteBuilder() {
            @Override
            public void configure() {
                from("sendcloud:shipments?startScheduler=false&" + option).to("mock:none");
            }
        }, null)).hasStackTraceContaining("Option " + option.replaceAll("=.*", "") + " cannot be");
    }

    @Test
    void anItemHasTheClassOfTheOptionOutputType() throws Exception {
        server.shipment("a", "2026-03-01T11:00:00Z");
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("sendcloud:shipments?startFrom=beginning&startScheduler=false&outputType=model").routeId("poll")
                        .process(recordItem());
                from("sendcloud:shipments?startFrom=beginning&startScheduler=false&stateKey=text").routeId("text")
                        .process(recordItem());
            }
        }, null);
        poll();
        assertThat(exchanges.get(0).getMessage().getBody()).isInstanceOf(Shipment.class);
        ((SendcloudPollingConsumer) context.getRoute("text").getConsumer()).run();
        assertThat(exchanges.get(1).getMessage().getBody()).isInstanceOf(String.class).asString().startsWith("{\"id\":\"a\"");
    }
}
