package io.github.camelsendcloud;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Both endpoints for webhooks (sendcloud: and webhook:sendcloud:) route signed events with two HTTP servers over real
 * sockets.
 */
class WebhookReceiverRouteTest {

    abstract static class Endpoints extends WebhookTestSupport {

        /** Returns the URI of an endpoint of camel-webhook. */
        abstract String webhook(String options);

        String own(String options) {
            return "sendcloud:webhook?path=/hook" + options;
        }

        private void open(String endpoint, String options) throws Exception {
            route(endpoint.equals("own") ? own(options) : webhook(options), "mock:events");
        }

        @ParameterizedTest
        @ValueSource(strings = { "own", "camel-webhook" })
        void anEventIsRoutedWithoutAnyPartOfTheRequest(String endpoint) throws Exception {
            open(endpoint, "");
            MockEndpoint events = getMockEndpoint("mock:events");
            events.expectedMessageCount(1);

            HttpResponse<String> response = post(
                    "/hook?CamelHttpUri=http://evil", EVENT, "Sendcloud-Signature",
                    sign(EVENT.getBytes(StandardCharsets.UTF_8)),
                    "Authorization", "Bearer x", "X-Other", "y", "CamelSendcloudMethod", "DELETE");

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("OK");
            assertThat(response.headers().map().keySet()).doesNotContain("authorization", "x-other", "sendcloud-signature");
            events.assertIsSatisfied();
            Exchange exchange = events.getExchanges().get(0);
            assertThat(exchange.getMessage().getHeaders()).containsOnlyKeys(
                    "CamelSendcloudEvent", "CamelSendcloudEventTimestamp", "CamelSendcloudParcelId", "CamelSendcloudStatusId",
                    "CamelSendcloudTrackingNumber", "CamelSendcloudOrderNumber", "Content-Type");
            assertThat(exchange.getMessage().getHeader("CamelSendcloudEventTimestamp"))
                    .isEqualTo(Instant.ofEpochMilli(1525271885993L));
            assertThat(exchange.getMessage().getBody(String.class)).isEqualTo(EVENT);
            assertThat(exchange.getFromEndpoint()).isInstanceOf(SendcloudEndpoint.class);
        }

        @ParameterizedTest
        @ValueSource(strings = { "own", "camel-webhook" })
        void aRequestWithoutAValidSignatureIsRejected(String endpoint) throws Exception {
            open(endpoint, "");
            getMockEndpoint("mock:events").expectedMessageCount(0);
            String signature = sign(EVENT.getBytes(StandardCharsets.UTF_8));

            assertError(401, post("/hook", EVENT));
            assertError(401, post("/hook", EVENT, "Sendcloud-Signature", signature.toUpperCase(Locale.ROOT)));
            assertError(401, post("/hook", EVENT, "Sendcloud-Signature", signature.substring(2)));
            assertError(401, post("/hook", EVENT + " ", "Sendcloud-Signature", signature));
            assertError(401, post("/hook", EVENT, "Sendcloud-Signature", signature, "sendcloud-signature", signature));
            assertError(401, postSigned("/hook", ""));
            assertError(401, post("/hook", "a=b", "Sendcloud-Signature", signature));
            assertError(400, postSigned("/hook", "no JSON <secret>"));

            getMockEndpoint("mock:events").assertIsSatisfied();
        }

        @ParameterizedTest
        @ValueSource(strings = { "own", "camel-webhook" })
        void onlyPostsOfALimitedSizeAreAccepted(String endpoint) throws Exception {
            open(endpoint, "");
            MockEndpoint events = getMockEndpoint("mock:events");
            events.expectedMessageCount(1);
            char[] filler = new char[1024 * 1024 - "{\"action\":\"\"}".length()];
            Arrays.fill(filler, 'x');
            String largest = "{\"action\":\"" + new String(filler) + "\"}";

            assertThat(postSigned("/hook", largest).statusCode()).isEqualTo(200);
            assertThat(postSigned("/hook", largest + " ").statusCode()).isEqualTo(413);
            for (String method : new String[] { "GET", "PUT", "DELETE" }) {
                HttpRequest request = HttpRequest.newBuilder(address("/hook"))
                        .method(method, HttpRequest.BodyPublishers.noBody()).build();
                assertThat(http().send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).as(method).isEqualTo(405);
            }

            events.assertIsSatisfied();
        }

        @ParameterizedTest
        @ValueSource(strings = { "own", "camel-webhook" })
        void theResponseOfAFailedRouteIs500WithoutDetails(String endpoint) throws Exception {
            open(endpoint, "");
            getMockEndpoint("mock:events").whenAnyExchangeReceived(exchange -> {
                throw new IllegalStateException("detail of the route");
            });

            HttpResponse<String> response = postSigned("/hook", EVENT);

            assertError(500, response);
            assertThat(response.body()).isEqualTo("Failed");
        }

        @ParameterizedTest
        @ValueSource(strings = { "own", "camel-webhook" })
        void eventsThatTheOptionEventsDoesNotNameAreDropped(String endpoint) throws Exception {
            open(endpoint, "&events=return_created,other");
            MockEndpoint events = getMockEndpoint("mock:events");
            events.expectedHeaderReceived("CamelSendcloudEvent", "return_created");
            events.expectedMessageCount(1);

            assertThat(postSigned("/hook", EVENT).statusCode()).isEqualTo(200);
            assertThat(postSigned("/hook", "{\"action\": \"return_created\", \"data\": {\"id\": 42}}").statusCode())
                    .isEqualTo(200);

            events.assertIsSatisfied();
            assertThat(events.getExchanges().get(0).getMessage().getHeader(SendcloudConstants.RETURN_ID)).isEqualTo(42L);
        }

        private static void assertError(int status, HttpResponse<String> response) {
            assertThat(response.statusCode()).isEqualTo(status);
            assertThat(response.body()).hasSizeLessThan(20).doesNotContain("Exception", "detail", "secret");
            assertThat(response.headers().map().keySet()).doesNotContain("sendcloud-signature");
        }
    }

    @Nested
    class PlatformHttpTest extends Endpoints {

        @Override
        String webhook(String options) {
            return "webhook:sendcloud:webhook?webhookComponentName=platform-http&webhookPath=/hook" + options;
        }

        /** Camel stops a route of camel-webhook at a suspend. Only the component's own consumer can be suspended. */
        @Test
        void aSuspendedRouteOfCamelWebhookDoesNotListen() throws Exception {
            route(webhook(""), "mock:events");
            context.getRouteController().suspendRoute("hook");

            assertThat(postSigned("/hook", EVENT).statusCode()).isEqualTo(404);
            context.getRouteController().resumeRoute("hook");

            assertThat(postSigned("/hook", EVENT).statusCode()).isEqualTo(200);
        }

        @Test
        void theResourceMayBeTheNameOfTheEvent() throws Exception {
            route("webhook:sendcloud:parcel_status_changed?webhookComponentName=platform-http&webhookPath=/hook&outputType=model",
                    "mock:events");

            postSigned("/hook", EVENT);
            postSigned("/hook", "{\"action\": \"test_webhook\"}");

            MockEndpoint events = getMockEndpoint("mock:events");
            events.expectedMessageCount(1);
            events.assertIsSatisfied();
            assertThat(events.getExchanges().get(0).getMessage().getBody())
                    .isInstanceOfSatisfying(io.github.camelsendcloud.model.WebhookEvent.class,
                            event -> assertThat(event.parcel().name()).isEqualTo("Jürgen"));
        }
    }

    @Nested
    class NettyHttpTest extends Endpoints {

        @Override
        boolean useNetty() {
            return true;
        }

        @Override
        String webhook(String options) {
            return "webhook:sendcloud:webhook?webhookComponentName=netty-http&webhookPath=/hook" + options;
        }

        @Override
        String own(String options) {
            return "sendcloud:webhook?httpServer=netty-http&path=/hook" + options;
        }
    }
}
