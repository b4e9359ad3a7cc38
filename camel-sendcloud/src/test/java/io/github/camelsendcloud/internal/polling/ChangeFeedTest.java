package io.github.camelsendcloud.internal.polling;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import io.github.camelsendcloud.SendcloudConfiguration;
import io.github.camelsendcloud.SendcloudOperationFailedException;
import io.github.camelsendcloud.api.Resource;
import io.github.camelsendcloud.internal.auth.ApiCredentials;
import io.github.camelsendcloud.internal.auth.Authority;
import io.github.camelsendcloud.internal.binding.EndpointBinding;
import io.github.camelsendcloud.internal.binding.EndpointRuntime;
import io.github.camelsendcloud.internal.client.CallExecutor;
import io.github.camelsendcloud.internal.client.CallPolicy;
import io.github.camelsendcloud.internal.client.ConnectionSettings;
import io.github.camelsendcloud.internal.client.SendcloudClient;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The HTTP client has responses of the test in the place of its connections. */
@Timeout(30)
class ChangeFeedTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String DATE = "Sun, 01 Mar 2026 12:00:00 GMT";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ScheduledExecutorService threads = Executors.newSingleThreadScheduledExecutor();
    private final Deque<ClassicHttpResponse> responses = new ArrayDeque<>();
    /** The decoded paths and queries. */
    private final List<String> requests = new ArrayList<>();
    private final List<ChangedItem> items = new ArrayList<>();
    private long nanos;
    private Duration perRequest = Duration.ZERO;
    private SendcloudClient client;

    @BeforeEach
    void start() {
        HttpComponent http = new HttpComponent();
        http.setCamelContext(context);
        http.setHttpClientConfigurer(builder -> builder.replaceExecInterceptor(
                ChainElement.CONNECT.name(), (request, scope, chain) -> chain.proceed(request, scope)).addExecInterceptorBefore(
                        ChainElement.MAIN_TRANSPORT.name(), "responses", (request, scope, chain) -> {
                            requests.add(URLDecoder.decode(request.getRequestUri(), StandardCharsets.UTF_8));
                            nanos += perRequest.toNanos();
                            return responses.remove();
                        }));
        Duration second = Duration.ofSeconds(1);
        client = new SendcloudClient(
                context, new ConnectionSettings(second, second, second, second, 1, null, null, http),
                new CallExecutor(threads, 1, threads), threads, "https://panel.sendcloud.sc/api", "test");
        context.start();
        client.start();
    }

    @AfterEach
    void stop() throws Exception {
        client.stop();
        context.close();
        threads.shutdownNow();
    }

    private ChangeFeed feed(String address) {
        SendcloudConfiguration configuration = new SendcloudConfiguration();
        configuration.setPublicKey("public");
        configuration.setSecretKey("secret");
        Resource resource = EndpointBinding.resource(address, configuration);
        EndpointRuntime runtime = new EndpointRuntime(
                new EndpointBinding(context, configuration, resource, null), client, CallPolicy.NONE,
                ApiCredentials.basic("public", "secret", Set.of(Authority.of(URI.create("https://panel.sendcloud.sc")))));
        ChangeFeed feed = new ChangeFeed(new ChangePoller.Host() {
            @Override
            public EndpointRuntime runtime() {
                return runtime;
            }

            @Override
            public Exchange createExchange() {
                return new DefaultExchange(context);
            }
        }, ChangePoller.operation(resource, null), () -> nanos);
        feed.open();
        return feed;
    }

    private BasicClassicHttpResponse respond(int status, String body) {
        BasicClassicHttpResponse response = new BasicClassicHttpResponse(status);
        response.setHeader("Date", DATE);
        response.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
        responses.add(response);
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
