package io.github.camelsendcloud.smoke;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.SendcloudConstants;
import io.github.camelsendcloud.sandbox.Sandbox;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.ScheduledPollConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Webhooks arrive through platform-http, and polls deliver changes. */
class EventsTest extends SmokeSupport {

    private static VertxPlatformHttpServer server;

    @BeforeAll
    static void startRoutes() throws Exception {
        VertxPlatformHttpServerConfiguration options = new VertxPlatformHttpServerConfiguration();
        options.setBindHost("127.0.0.1");
        options.setBindPort(0);
        server = new VertxPlatformHttpServer(options);
        DefaultCamelContext created = new DefaultCamelContext();
        created.addService(server, true, true);
        start(created, new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("sendcloud:webhook?path=/own&outputType=map").to("mock:own");
                from("webhook:sendcloud:parcel_status_changed?webhookPath=/camel&webhookComponentName=platform-http").to("mock:camel");
                from("sendcloud:events?path=/events&deliveryAuth=bearer&deliveryToken=t0ken&outputType=model").to("mock:events");
                for (String list : new String[] { "shipments", "parcels" }) {
                    from("sendcloud:" + list + "?startFrom=beginning&startScheduler=false&outputType=map").routeId(list)
                            .to("mock:" + list);
                }
            }
        });
    }

    @BeforeEach
    void forgetExchanges() {
        MockEndpoint.resetMocks(context);
    }

    private static URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getPort() + path);
    }

    private static MockEndpoint mock(String name) {
        return context.getEndpoint("mock:" + name, MockEndpoint.class);
    }

    private static int post(String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    @ParameterizedTest
    @ValueSource(strings = { "own", "camel" })
    void aSignedWebhookArrives(String name) throws Exception {
        MockEndpoint events = mock(name);
        events.expectedMinimumMessageCount(1);
        SANDBOX.webhooks().url(SANDBOX.account().integration(), address("/" + name).toString());

        SANDBOX.parcelStatus(parcel("hook-" + name), "DELIVERED");

        events.assertIsSatisfied();
        assertThat(events.getExchanges().get(0).getMessage().getHeader(SendcloudConstants.EVENT))
                .isEqualTo("parcel_status_changed");
    }

    @ParameterizedTest
    @ValueSource(strings = { "own", "camel" })
    void aWebhookWithAWrongSignatureIsRefused(String name) throws Exception {
        mock(name).expectedMessageCount(0);

        assertThat(post("/" + name, "{\"action\": \"parcel_status_changed\"}", "Sendcloud-Signature", "00")).isEqualTo(401);
        assertThat(post("/" + name, "{\"action\": \"parcel_status_changed\"}")).isEqualTo(401);

        mock(name).assertIsSatisfied();
        LOG.drain();
    }

    @Test
    void aDeliveryOfAnEventSubscriptionNeedsItsToken() throws Exception {
        String delivery = "{\"event_type\": \"parcels.event.created\", \"data\": {\"parcel\": {\"parcel_id\": 7},"
                          + " \"event\": {\"timestamp\": \"2026-01-15T10:30:00Z\", \"phase\": \"sorted\"}}}";
        MockEndpoint events = mock("events");
        events.expectedHeaderReceived(SendcloudConstants.PARCEL_ID, 7L);
        events.expectedMessageCount(1);

        assertThat(post("/events", delivery, "Authorization", "Bearer t0ken")).isEqualTo(200);
        assertThat(post("/events", delivery, "Authorization", "Bearer other")).isEqualTo(401);

        events.assertIsSatisfied();
        LOG.drain();
    }

    @ParameterizedTest
    @ValueSource(strings = { "shipments", "parcels" })
    void aPollDeliversEachChangeOnce(String list) throws Exception {
        long parcel = parcel("poll-" + list);
        assertThat(poll(list)).hasSize(1);
        assertThat(poll(list)).isEmpty();

        SANDBOX.parcelStatus(parcel, "DELIVERED");

        assertThat(poll(list)).hasSize(1);
        assertThat(poll(list)).isEmpty();
    }

    private static List<Map<?, ?>> poll(String list) {
        mock(list).reset();
        ScheduledPollConsumer consumer = (ScheduledPollConsumer) context.getRoute(list).getConsumer();
        consumer.run();
        assertThat(consumer.getErrorCounter()).isZero();
        return mock(list).getExchanges().stream().<Map<?, ?>> map(exchange -> exchange.getMessage().getBody(Map.class))
                .toList();
    }

    @Test
    void theSandboxHasAPageAndAControlApi() throws Exception {
        HttpResponse<String> page = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(SANDBOX.pageUri()).build(), HttpResponse.BodyHandlers.ofString());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).containsIgnoringCase("sandbox");
        assertThat(Sandbox.builder()).isNotNull();
    }
}
