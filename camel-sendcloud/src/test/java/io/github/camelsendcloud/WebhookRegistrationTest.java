package io.github.camelsendcloud;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.github.camelsendcloud.sandbox.RecordedRequest;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.junit.jupiter.api.Test;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** A webhook registers its address with Sendcloud when its route starts. */
class WebhookRegistrationTest extends WebhookTestSupport {

    @Test
    void noWebhookIsRegisteredWithoutTheOption() throws Exception {
        route("sendcloud:webhook?path=/hook", "mock:events");

        assertThat(sandbox().requests()).isEmpty();
    }

    @Test
    void aRegisteredWebhookReceivesTheStatusOfAParcel() throws Exception {
        MockEndpoint events = getMockEndpoint("mock:events");
        events.expectedMessageCount(3);
        route(own(""), "mock:events");
        call("sendcloud:shipments/announce", shipment());
        long parcel = Long.parseLong(call("sendcloud:parcels?outputType=map&method=GET", null).getMessage()
                .getBody(String.class).replaceAll("(?s).*?parcels=\\[\\{id=(\\d+).*", "$1"));

        sandbox().parcelStatus(parcel, "DELIVERED");

        events.assertIsSatisfied();
        List<Message> statuses = events.getExchanges().stream().map(Exchange::getMessage)
                .filter(message -> message.getHeader("CamelSendcloudStatusId") != null).toList();
        assertThat(statuses).extracting(message -> message.getHeader("CamelSendcloudStatusId")).containsExactly(1000, 11);
        assertThat(statuses.get(1).getBody(String.class)).contains("J\\u00fcrgen", "\": ");
    }

    @Test
    void aCorrectRegistrationStaysUnchangedAfterARestart() throws Exception {
        route(own(""), "mock:events");
        assertThat(calls()).containsExactly("GET metadata", "GET 1", "PATCH 1");
        sandbox().clearRequests();

        context.getRouteController().stopRoute("hook");
        context.getRouteController().startRoute("hook");

        assertThat(calls()).containsExactly("GET metadata", "GET 1");
    }

    @Test
    void theAddressOfAnotherReceiverIsNotReplaced() {
        sandbox().webhooks().url(sandbox().integrations().get(0), "https://other.example/hook?key=hidden");

        assertThatThrownBy(() -> route(own(""), "mock:events")).hasStackTraceContaining("registerReplace=true")
                .hasStackTraceContaining("https://other.example/hook");

        assertThat(calls()).containsExactly("GET metadata", "GET 1");
    }

    @Test
    void theAddressOfAnotherReceiverIsReplacedWithTheOption() throws Exception {
        sandbox().webhooks().url(sandbox().integrations().get(0), "https://other.example/hook");

        route(own("&registerReplace=true&integrationId=1"), "mock:events");

        assertThat(calls()).containsExactly("GET 1", "PATCH 1");
    }

    @Test
    void aDryRunChangesNothing() throws Exception {
        route(own("&registerDryRun=true"), "mock:events");

        assertThat(calls()).containsExactly("GET metadata", "GET 1");
    }

    @Test
    void camelWebhookRegistersAfterTheServerListens() throws Exception {
        List<String> before = new ArrayList<>();
        // this event is sent after the start of the consumer
        context.getManagementStrategy().addEventNotifier(new SimpleEventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof CamelEvent.RouteStartingEvent) {
                    before.addAll(calls());
                }
            }
        });
        route(camelWebhook(""), "mock:events");

        assertThat(before).isEmpty();
        assertThat(calls()).containsExactly("GET metadata", "GET 1", "PATCH 1");
        assertThat(sandbox().webhooks().send(sandbox().integrations().get(0), EVENT).get()).isEqualTo(200);
    }

    @Test
    void camelWebhookRegistersAtEachStartOfItsRouteAndOfNoOtherRoute() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(camelWebhook("")).routeId("hook").autoStartup(false).to("mock:events");
                from("direct:other").routeId("other").to("mock:other");
            }
        });
        context.getRouteController().stopRoute("other");
        context.getRouteController().startRoute("other");
        assertThat(calls()).isEmpty();

        context.getRouteController().startRoute("hook");
        assertThat(calls()).containsExactly("GET metadata", "GET 1", "PATCH 1");
        context.getRouteController().stopRoute("hook");
        context.getRouteController().startRoute("hook");
        assertThat(calls()).containsExactly("GET metadata", "GET 1", "PATCH 1", "GET metadata", "GET 1");
    }

    @Test
    void aRouteOfCamelWebhookStopsWhenTheRegistrationFails() throws Exception {
        sandbox().webhooks().url(sandbox().integrations().get(0), "https://other.example/hook");

        route(camelWebhook(""), "mock:events");

        await().atMost(20, SECONDS).until(() -> context.getRouteController().getRouteStatus("hook").isStopped());
        assertThat(context.getRoute("hook").getLastError().getException()).hasMessageContaining("registerReplace=true");
        assertThat(calls()).containsExactly("GET metadata", "GET 1");
    }

    @Test
    void noAddressIsReplacedWhenTheResponseHasNoData() throws Exception {
        try (RecordingServer server = new RecordingServer()) {
            server.respond(
                    new RecordingServer.PreparedResponse(200, "application/json", "{}".getBytes(StandardCharsets.UTF_8)));
            assertThatThrownBy(() -> route(
                    own("&registerReplace=true&integrationId=1&baseUri=" + server.uri(RecordingServer.PANEL)), "mock:events"))
                    .hasStackTraceContaining("response of integrations/1 has no data");
            assertThatThrownBy(
                    () -> route(own("&registerReplace=true&baseUri=" + server.uri(RecordingServer.PANEL)), "mock:events"))
                    .hasStackTraceContaining("response of user/auth/metadata has no data");
            assertThat(server.requests()).extracting(request -> request.method()).containsOnly("GET");
        }
    }

    @Test
    void theOptionRegisterNeedsAnAddress() {
        assertThatThrownBy(() -> route("sendcloud:webhook?path=/hook&register=true", "mock:events"))
                .hasStackTraceContaining("Option externalUrl is missing");
    }

    private String own(String options) {
        return "sendcloud:webhook?path=/hook&register=true&externalUrl=" + address("/hook") + options;
    }

    private String camelWebhook(String options) {
        return "webhook:sendcloud:webhook?webhookComponentName=platform-http&webhookPath=/hook&register=true"
               + "&webhookExternalUrl=" + address("") + options;
    }

    private static List<String> calls() {
        return sandbox().requests().stream().filter(request -> request.path().startsWith("/api/v3/"))
                .filter(request -> !request.path().contains("shipments"))
                .map(WebhookRegistrationTest::name).toList();
    }

    private static String name(RecordedRequest request) {
        return request.method() + " " + request.path().substring(request.path().lastIndexOf('/') + 1);
    }
}
