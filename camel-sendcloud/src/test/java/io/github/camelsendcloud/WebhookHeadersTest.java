package io.github.camelsendcloud;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A signature or a credential is accepted only as a header. The HTTP servers of Camel mix the parameters of a request
 * with its headers.
 */
class WebhookHeadersTest {

    abstract static class Headers extends WebhookTestSupport {

        private static final String DELIVERY
                = "{\"event_type\": \"parcels.event.created\", \"data\": {\"parcel\": {\"parcel_id\": 7}}}";

        /** Returns the URI of an endpoint of camel-webhook. */
        abstract String webhook(String resource, String options);

        abstract String own(String resource, String options);

        private void open(String endpoint, String resource, String options) throws Exception {
            route(endpoint.equals("own") ? own(resource, options) : webhook(resource, options), "mock:events");
        }

        @ParameterizedTest
        @ValueSource(strings = { "own", "camel-webhook" })
        void aSignatureInTheQueryIsRejected(String endpoint) throws Exception {
            open(endpoint, "webhook", "");
            String signature = sign(EVENT.getBytes(StandardCharsets.UTF_8));

            for (String name : List.of("Sendcloud-Signature", "sendcloud-signature", "%53endcloud-Signature")) {
                assertThat(post("/hook?" + name + "=" + signature, EVENT).statusCode()).as(name).isEqualTo(401);
                assertThat(post("/hook?a=b&" + name + "=" + signature, EVENT).statusCode()).as(name).isEqualTo(401);
            }
            assertThat(getMockEndpoint("mock:events").getReceivedCounter()).isZero();
            assertThat(post("/hook?a=b&c", EVENT, "Sendcloud-Signature", signature).statusCode()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(strings = { "own", "camel-webhook" })
        void anApiKeyInTheQueryIsRejected(String endpoint) throws Exception {
            open(endpoint, "events", "&deliveryAuth=api_key&deliveryApiKey=k3y");

            assertThat(post("/hook?X-Api-Key=k3y", DELIVERY).statusCode()).isEqualTo(401);
            assertThat(post("/hook?x-api-key=k3y", DELIVERY).statusCode()).isEqualTo(401);
            assertThat(post("/hook?X-Api-Key=k3y", DELIVERY, "X-Api-Key", "k3y").statusCode()).isEqualTo(401);
            assertThat(post("/hook", DELIVERY, "X-Api-Key", "k3y", "X-Api-Key", "k3y").statusCode()).isEqualTo(401);
            assertThat(post("/hook?other=x-api-key", DELIVERY, "X-Api-Key", "k3y").statusCode()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(strings = { "bearer&deliveryToken=t0ken", "basic&deliveryUsername=u&deliveryPassword=p" })
        void aTokenOrAPasswordInTheQueryIsRejected(String auth) throws Exception {
            open("own", "events", "&deliveryAuth=" + auth);
            String value = auth.startsWith("bearer")
                    ? "Bearer t0ken"
                    : "Basic " + Base64.getEncoder().encodeToString("u:p".getBytes(StandardCharsets.UTF_8));

            String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
            assertThat(post("/hook?Authorization=" + encoded, DELIVERY).statusCode()).isEqualTo(401);
            assertThat(post("/hook?authorization=" + encoded.replace("+", "%20"), DELIVERY).statusCode()).isEqualTo(401);
            assertThat(post("/hook", DELIVERY, "Authorization", value).statusCode()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(strings = { "own", "camel-webhook" })
        void anApiKeyInAFormIsRejected(String endpoint) throws Exception {
            open(endpoint, "events", "&deliveryAuth=api_key&deliveryApiKey=k3y");
            String both = "{\"event_type\": \"=\", \"x\": \"&X-Api-Key=k3y&y=\"}";

            assertThat(postForm("X-Api-Key=k3y")).isEqualTo(401);
            assertThat(postForm(both)).isEqualTo(401);
            assertThat(getMockEndpoint("mock:events").getReceivedCounter()).isZero();
        }

        private int postForm(String body) throws Exception {
            return http().send(HttpRequest.newBuilder(address("/hook"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                    HttpResponse.BodyHandlers.ofString()).statusCode();
        }

        @Test
        void aContentLengthInTheQueryIsIgnored() throws Exception {
            open("own", "webhook", "");

            assertThat(postSigned("/hook?Content-Length=x", EVENT).statusCode()).isEqualTo(200);
            assertThat(postSigned("/hook?Content-Length=99999999", EVENT).statusCode()).isEqualTo(200);
        }
    }

    @Nested
    class PlatformHttpTest extends Headers {

        @Override
        String webhook(String resource, String options) {
            return "webhook:sendcloud:" + resource + "?webhookComponentName=platform-http&webhookPath=/hook" + options;
        }

        @Override
        String own(String resource, String options) {
            return "sendcloud:" + resource + "?path=/hook" + options;
        }
    }

    @Nested
    class NettyHttpTest extends Headers {

        @Override
        boolean useNetty() {
            return true;
        }

        @Override
        String webhook(String resource, String options) {
            return "webhook:sendcloud:" + resource + "?webhookComponentName=netty-http&webhookPath=/hook" + options;
        }

        @Override
        String own(String resource, String options) {
            return "sendcloud:" + resource + "?httpServer=netty-http&path=/hook" + options;
        }
    }
}
