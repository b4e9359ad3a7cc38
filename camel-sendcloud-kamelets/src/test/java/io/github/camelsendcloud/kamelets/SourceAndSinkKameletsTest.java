package io.github.camelsendcloud.kamelets;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

import io.github.camelsendcloud.SendcloudConstants;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The Kamelets that produce messages, and the Kamelet that takes orders, work in a route. */
class SourceAndSinkKameletsTest extends KameletTestSupport {

    @Test
    void aNewShipmentIsAMessage() throws Exception {
        source("kamelet:sendcloud-changes-source?initialDelay=0&delay=200ms&startFrom=beginning");
        send("sendcloud:shipments/announce?externalReference=C-1", order("C-1"), Map.of());

        await().atMost(30, SECONDS).until(() -> !mock("messages").getExchanges().isEmpty());

        assertThat(mock("messages").getExchanges().get(0).getMessage()).satisfies(message -> {
            assertThat(message.getBody(String.class)).startsWith("{").contains("C-1");
            assertThat(message.getHeader(SendcloudConstants.ID)).isEqualTo(sandbox.labels().get(0).shipmentId());
        });
    }

    @Test
    void aSignedWebhookIsAMessageOnceAndAnUnsignedWebhookIsRefused() throws Exception {
        context.getRegistry().bind("seen", new MemoryIdempotentRepository());
        String url = "http://127.0.0.1:" + startServer() + "/hooks/sendcloud";
        source("kamelet:sendcloud-webhook-source?events=parcel_status_changed&idempotentRepository=#seen");
        send("sendcloud:shipments/announce?externalReference=W-1", order("W-1"), Map.of());
        long parcel = sandbox.labels().get(0).parcelId();
        sandbox.webhooks().copies(2).url(sandbox.account().integration(), url);

        sandbox.parcelStatus(parcel, "DELIVERED");
        await().atMost(30, SECONDS).until(() -> sandbox.webhooks().attempts().size() >= 2);
        HttpResponse<String> unsigned = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"action\": \"parcel_status_changed\"}")).build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(sandbox.webhooks().attempts()).allSatisfy(attempt -> assertThat(attempt.status()).isIn(200, 503))
                .anySatisfy(attempt -> assertThat(attempt.status()).isEqualTo(200));
        assertThat(unsigned.statusCode()).isEqualTo(401);
        assertThat(mock("messages").getExchanges()).singleElement().satisfies(event -> {
            assertThat(event.getMessage().getHeader(SendcloudConstants.PARCEL_ID)).isEqualTo(parcel);
            assertThat(event.getMessage().getBody(String.class)).contains("parcel_status_changed");
        });
    }

    @Test
    void ordersAreCreatedOnce() throws Exception {
        route("orders", "kamelet:sendcloud-orders-sink");
        String orders = """
                [{"order_id": "O-1", "order_number": "O-1",
                  "order_details": {"integration": {"id": %d}, "status": {"code": "paid"},
                    "order_created_at": "2026-11-01T10:00:00Z", "order_items": []},
                  "payment_details": {"total_price": {"value": "10.00", "currency": "EUR"}, "status": {"code": "paid"}},
                  "shipping_address": {"name": "Anna", "address_line_1": "Dam", "house_number": "1",
                    "postal_code": "1012 JS", "city": "Amsterdam", "country_code": "NL"}}]"""
                .formatted(sandbox.account().integration().id());

        assertThat(send("direct:orders", orders, Map.of()).getException()).isNull();
        assertThat(send("direct:orders", orders, Map.of()).getException()).isNull();

        Exchange list = send("sendcloud:orders?method=GET", null, Map.of());
        assertThat(list.getMessage().getBody(String.class)).containsOnlyOnce("\"order_number\":\"O-1\"");
    }

    private void source(String kamelet) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(kamelet).to("mock:messages");
            }
        });
    }

    private int startServer() throws Exception {
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(0);
        VertxPlatformHttpServer server = new VertxPlatformHttpServer(configuration);
        context.addService(server, true, true);
        return server.getPort();
    }
}
