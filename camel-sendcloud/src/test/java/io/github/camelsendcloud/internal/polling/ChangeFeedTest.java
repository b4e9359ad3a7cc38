package io.github.camelsendcloud.internal.polling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.camelsendcloud.SendcloudConfiguration;
import io.github.camelsendcloud.SendcloudOperationFailedException;
import io.github.camelsendcloud.api.Resource;
import io.github.camelsendcloud.internal.binding.EndpointBinding;
import io.github.camelsendcloud.internal.binding.EndpointRuntime;
import io.github.camelsendcloud.internal.client.PreparedResponses;
import org.apache.camel.support.DefaultExchange;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(30)
class ChangeFeedTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String DATE = "Sun, 01 Mar 2026 12:00:00 GMT";

    private final List<ChangedItem> items = new ArrayList<>();
    private long nanos;
    private Duration perRequest = Duration.ZERO;
    private final PreparedResponses server = new PreparedResponses(() -> nanos += perRequest.toNanos());
    private final List<String> requests = server.requests();

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    private ChangeFeed feed(String address) {
        SendcloudConfiguration configuration = new SendcloudConfiguration();
        Resource resource = EndpointBinding.resource(address, configuration);
        EndpointRuntime runtime = server.runtime(resource, configuration);
        ChangeFeed feed = new ChangeFeed(
                () -> runtime, () -> new DefaultExchange(server.context()), ChangePoller.operation(resource, null),
                () -> nanos);
        feed.open();
        return feed;
    }

    private ClassicHttpResponse respond(int status, String body) {
        ClassicHttpResponse response = server.respond(status, body);
        response.setHeader("Date", DATE);
        return response;
    }

    private static String shipment(String id, String time) {
        return "{\"id\":\"" + id + "\",\"parcels\":[{\"id\":1,\"updated_at\":\"" + time + "\"}]}";
    }

    private List<String> ids() {
        return items.stream().map(ChangedItem::id).toList();
    }

    @Test
    void theListIsRequestedFromTheWatermark() throws Exception {
        respond(200, "{\"data\":[]}");
        feed("shipments").since(NOON.plusMillis(5), items::add);
        assertThat(requests.get(0)).contains("updated_after=2026-03-01T12:00:00.005000Z");
    }

    @Test
    void theWholeListIsRequestedWithoutALowerLimit() throws Exception {
        respond(200, "{\"data\":[]}");
        feed("shipments").since(Instant.EPOCH, items::add);
        assertThat(requests.get(0)).doesNotContain("updated_after");
    }

    @Test
    void aRequiredLowerLimitAndAnUpperLimitAreAlwaysSent() throws Exception {
        respond(200, "{\"data\":[]}");
        feed("returns").since(Instant.EPOCH, items::add);
        assertThat(requests.get(0)).contains("1970-01-01", "2099-12-31");
    }

    @Test
    void theItemsOfAllPagesComeInTheOrderOfTheList() throws Exception {
        respond(200, "{\"data\":[" + shipment("a", "2026-03-01T11:59:00Z") + "," + shipment("b", "2026-03-01T11:58:00Z") + "]}")
                .setHeader("Link", "<https://panel.sendcloud.sc/api/v3/shipments?cursor=next>; rel=\"next\"");
        respond(200, "{\"data\":[" + shipment("c", "2026-03-01T11:57:00Z") + "]}");
        feed("shipments").since(Instant.EPOCH, items::add);
        assertThat(ids()).containsExactly("a", "b", "c");
        assertThat(requests.get(1)).contains("cursor=next");
        assertThat(requests).hasSize(2);
    }

    @Test
    void theListIsCompleteUpToTheNewestItemMinusTheTimeOfTheReading() throws Exception {
        perRequest = Duration.ofSeconds(10);
        respond(200,
                "{\"data\":[" + shipment("a", "2026-03-01T11:59:30Z") + "," + shipment("b", "2026-03-01T11:58:00Z") + "]}");
        ChangeFeed.ListHead head = feed("shipments").since(Instant.EPOCH, items::add);
        assertThat(head.complete()).isEqualTo(Instant.parse("2026-03-01T11:59:20Z"));
        assertThat(head.serverTime()).as("when the request was sent").isEqualTo(NOON.minusSeconds(10));
    }

    @Test
    void anItemFromTheFutureProvesNothing() throws Exception {
        respond(200,
                "{\"data\":[" + shipment("a", "2026-03-01T11:00:00Z") + "," + shipment("b", "2027-03-01T00:00:00Z") + "]}");
        ChangeFeed.ListHead head = feed("shipments").since(Instant.EPOCH, items::add);
        assertThat(head.complete()).isEqualTo(Instant.parse("2026-03-01T11:00:00Z"));
        assertThat(items).extracting(ChangedItem::reliable).containsExactly(true, false);
    }

    @Test
    void anEmptyListIsCompleteUpToTheProvenTimePlusTheTimeThatHasPassed() throws Exception {
        ChangeFeed feed = feed("shipments");
        respond(200, "{\"data\":[]}");
        assertThat(feed.since(Instant.EPOCH, items::add).complete()).as("no item has proven a time").isNull();
        respond(200, "{\"data\":[" + shipment("a", "2026-03-01T11:00:00Z") + "]}");
        feed.since(Instant.EPOCH, items::add);
        nanos += Duration.ofSeconds(1000).toNanos();
        respond(200, "{\"data\":[]}").setHeader("Date", "Sun, 01 Mar 2026 12:16:40 GMT");
        assertThat(feed.since(Instant.EPOCH, items::add).complete()).as("less the possible drift of the clock")
                .isEqualTo(Instant.parse("2026-03-01T11:16:39Z"));
    }

    @Test
    void aListWithoutADateHasNoServerTime() throws Exception {
        respond(200, "{\"data\":[" + shipment("a", "2026-03-01T11:00:00Z") + "]}").removeHeaders("Date");
        ChangeFeed.ListHead head = feed("shipments").since(Instant.EPOCH, items::add);
        assertThat(head.serverTime()).isNull();
        assertThat(head.complete()).isEqualTo(Instant.parse("2026-03-01T11:00:00Z"));
    }

    @Test
    void aFailureOfAnyPageIsThrownWithItsStatus() {
        respond(403, "{}");
        assertThatThrownBy(() -> feed("shipments").since(Instant.EPOCH, items::add))
                .isInstanceOfSatisfying(SendcloudOperationFailedException.class,
                        e -> assertThat(e.getStatusCode()).isEqualTo(403));
        respond(200, "{\"data\":[" + shipment("a", "2026-03-01T11:00:00Z") + "]}")
                .setHeader("Link", "<https://panel.sendcloud.sc/api/v3/shipments?cursor=next>; rel=\"next\"");
        respond(500, "{}");
        assertThatThrownBy(() -> feed("shipments").since(Instant.EPOCH, items::add))
                .isInstanceOfSatisfying(SendcloudOperationFailedException.class,
                        e -> assertThat(e.getStatusCode()).isEqualTo(500));
    }

    @Test
    void theTimeOfTheServerIsTheDateOfAResponse() throws Exception {
        respond(200, "{\"data\":[" + shipment("a", "2026-03-01T11:00:00Z") + "]}");
        assertThat(feed("shipments").serverTime()).isEqualTo(NOON);
    }

    @Test
    void aServerWithoutATimeNeedsTheOptionStartFrom() {
        respond(200, "{\"data\":[]}").removeHeaders("Date");
        assertThatThrownBy(() -> feed("shipments").serverTime()).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("v3 GET /shipments").hasMessageContaining("startFrom");
    }

    @Test
    void aFeedIsClosedUntilTheFeedIsOpenedAgain() {
        ChangeFeed feed = feed("shipments");
        assertThat(feed.isClosed()).isFalse();
        feed.close();
        assertThat(feed.isClosed()).isTrue();
        feed.open();
        assertThat(feed.isClosed()).isFalse();
    }
}
