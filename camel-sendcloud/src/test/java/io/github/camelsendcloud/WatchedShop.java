package io.github.camelsendcloud;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;

import io.github.camelsendcloud.request.Money;
import io.github.camelsendcloud.request.OrderRequest;
import io.github.camelsendcloud.request.RequestItem;
import io.github.camelsendcloud.sandbox.Fault;
import io.github.camelsendcloud.sandbox.MagicValue;
import io.github.camelsendcloud.sandbox.Sandbox;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/** An application of Camel Main whose meters are switched on by properties, and whose routes change every meter. */
final class WatchedShop implements AutoCloseable {

    private final Sandbox sandbox;
    private final Main main = new Main();
    private final URI webhooks;
    private final HttpClient http = WebhookTestSupport.http();
    private int round;

    /** The routes of the application. */
    static final class Routes extends RouteBuilder {

        @Override
        public void configure() {
            errorHandler(noErrorHandler());
            from("direct:list").routeId("list").to("sendcloud:shipments?readLimit=4/1s");
            from("direct:announce").routeId("announce")
                    .to("sendcloud:shipments/announce?externalReference=${body[order_number]}");
            from("direct:token").routeId("token").to("sendcloud:shipping-options?method=POST&authMode=oauth2");
            from("direct:orders").routeId("orders").to("sendcloud:orders?method=POST");
            from("sendcloud:parcels?initialDelay=0&delay=500").routeId("changes").to("mock:changes");
            from("sendcloud:parcel_status_changed?path=/hooks").routeId("webhooks").to("mock:webhooks");
        }
    }

    WatchedShop(Sandbox sandbox) throws Exception {
        this.sandbox = sandbox;
        int port = WebhookTestSupport.freePort();
        webhooks = URI.create("http://127.0.0.1:" + port + "/hooks");
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "camel.main.name", "shop", "camel.metrics.enabled", "true", "camel.server.enabled", "true",
                "camel.server.host", "127.0.0.1", "camel.server.port", String.valueOf(port)));
        properties.putAll(Map.of(
                "camel.component.sendcloud.publicKey", sandbox.publicKey(),
                "camel.component.sendcloud.secretKey", sandbox.secretKey(),
                "camel.component.sendcloud.baseUri", sandbox.baseUri().toString(),
                "camel.component.sendcloud.servicePointsUri", sandbox.servicePointsUri().toString(),
                "camel.component.sendcloud.tokenUri", sandbox.tokenUri().toString(),
                "camel.component.sendcloud.retryDelay", "20ms", "camel.component.sendcloud.writeLimit", "8/1s"));
        main.setInitialProperties(properties);
        main.configure().addRoutesBuilder(new Routes());
        main.start();
    }

    /** The text that Prometheus reads. */
    String scrape() {
        return main.getCamelContext().getRegistry().findSingleByType(PrometheusMeterRegistry.class).scrape();
    }

    /** Sends orders, and causes failures of many kinds. */
    void work() throws Exception {
        ProducerTemplate template = main.getCamelTemplate();
        round++;
        for (int i = 0; i < 1 + round % 3; i++) {
            ship(template, "order-" + round + "-" + i);
        }
        for (int i = 0; i < 2; i++) {
            template.asyncSend("direct:list", exchange -> exchange.getMessage().setBody(null));
        }
        template.send("direct:orders", exchange -> exchange.getMessage().setBody(
                IntStream.range(0, 1 + round % 5).mapToObj(i -> order(round + "-" + i)).toList()));
        template.send("direct:token", exchange -> exchange.getMessage().setBody(Map.of()));
        webhook(WebhookTestSupport.sign(WebhookTestSupport.EVENT.getBytes(StandardCharsets.UTF_8), sandbox.secretKey()));
        if (round % 4 == 1) {
            webhook("wrong");
            // Sendcloud refuses an order without its details
            template.send("direct:orders", exchange -> exchange.getMessage().setBody(List.of(Map.of("order_id", "1"))));
            sandbox.controls().failNext(2, Fault.status(503));
            ship(template, "order-" + round + "-busy");
            ship(template, MagicValue.REFUSED.orderNumber(String.valueOf(round)));
        }
        if (round % 8 == 3) {
            sandbox.controls().failNext(1, Fault.status(429, "", Map.of("Retry-After", "1")));
            template.send("direct:list", exchange -> exchange.getMessage().setBody(null));
            sandbox.controls().revokeAllTokens();
        }
        if (round % 8 == 6) {
            sandbox.controls().failNext(1, Fault.responseLost(), (method, path) -> path.endsWith("/announce"));
            ship(template, "order-" + round + "-lost");
            sandbox.controls().failNext(1, Fault.status(403), (method, path) -> path.endsWith("/orders"));
            template.send("direct:orders", exchange -> exchange.getMessage().setBody(List.of(order("1"))));
        }
    }

    private OrderRequest order(String id) {
        return OrderRequest.builder().orderId(id).orderNumber(id).integrationId(sandbox.integrations().get(0).id())
                .status("paid").paymentStatus("paid").createdAt(OffsetDateTime.now()).totalPrice(Money.of("29.70", "EUR"))
                .item(RequestItem.builder().description("Mug").quantity(1).price(Money.of("29.70", "EUR")).build()).build();
    }

    private static void ship(ProducerTemplate template, String order) {
        Map<String, Object> shipment = SandboxTestSupport.shipment();
        shipment.put("order_number", order);
        template.send("direct:announce", exchange -> exchange.getMessage().setBody(shipment));
    }

    private void webhook(String signature) throws Exception {
        http.send(
                HttpRequest.newBuilder(webhooks).headers("Content-Type", "application/json", "Sendcloud-Signature", signature)
                        .POST(HttpRequest.BodyPublishers.ofString(WebhookTestSupport.EVENT)).build(),
                HttpResponse.BodyHandlers.discarding());
    }

    @Override
    public void close() {
        main.stop();
    }

    /** The pages that use the names of Prometheus. */
    static List<String> files() {
        return List.of("sendcloud-dashboard.json", "sendcloud-alerts.yml");
    }
}
