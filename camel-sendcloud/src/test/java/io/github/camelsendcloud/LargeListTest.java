package io.github.camelsendcloud;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** A list of 100,000 items is read with a small heap. */
class LargeListTest {

    private static final int PAGES = 1000;
    private static final int ITEMS = 100;

    /** Runs in a separate JVM. */
    public static final class SmallHeap {

        private SmallHeap() {
        }

        public static void main(String[] arguments) throws Exception {
            AtomicInteger items = new AtomicInteger();
            SendcloudComponent component = new SendcloudComponent();
            component.getConfiguration().setPublicKey("public");
            component.getConfiguration().setSecretKey("secret");
            component.getConfiguration().setBaseUri(arguments[0]);
            try (DefaultCamelContext context = new DefaultCamelContext()) {
                context.addComponent("sendcloud", component);
                context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:all").to("sendcloud:shipments?fetchAll=true&outputType=map")
                                .split(body()).streaming().process(exchange -> items.incrementAndGet());
                    }
                });
                context.start();
                context.createProducerTemplate().sendBody("direct:all", null);
            }
            System.out.println("items=" + items);
        }
    }

    @Test
    @Timeout(120)
    void aHundredThousandItemsAreStreamedInAHeapOf64Megabytes() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", LargeListTest::page);
        server.start();
        try {
            Process small = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-cp",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                    SmallHeap.class.getName(), "http://127.0.0.1:" + server.getAddress().getPort() + "/api")
                    .redirectErrorStream(true).start();
            String output = new String(small.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(small.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(output).contains("items=" + PAGES * ITEMS);
        } finally {
            server.stop(0);
        }
    }

    private static void page(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        int page = query == null ? 0 : Integer.parseInt(query.substring("cursor=".length()));
        StringBuilder body = new StringBuilder("{\"data\":[");
        for (int i = 0; i < ITEMS; i++) {
            body.append(i == 0 ? "" : ",").append("{\"id\":\"").append(page * ITEMS + i).append("\",\"order_number\":\"")
                    .append("x".repeat(1000)).append("\"}");
        }
        byte[] bytes = body.append("]}").toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (page + 1 < PAGES) {
            exchange.getResponseHeaders().set("Link", "<http://" + exchange.getRequestHeaders().getFirst("Host")
                                                      + "/api/v3/shipments?cursor=" + (page + 1) + ">; rel=\"next\"");
        }
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
