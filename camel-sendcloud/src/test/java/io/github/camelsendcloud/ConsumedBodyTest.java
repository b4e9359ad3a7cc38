package io.github.camelsendcloud;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A consumed body is rejected. An empty request would cause a response 400, which hides the earlier failure. */
class ConsumedBodyTest extends RecordedTestSupport {

    private static final String JSON = "{\"name\":\"" + "x".repeat(20_000) + "\"}";

    @TempDir
    private Path folder;

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.setStreamCaching(false);
        return context;
    }

    private static InputStream stream() {
        return new ByteArrayInputStream(JSON.getBytes(StandardCharsets.UTF_8));
    }

    private void addRouteWithRedelivery(String address) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(SendcloudOperationFailedException.class).maximumRedeliveries(2).redeliveryDelay(0);
                from("direct:redelivering").to(uri(address));
            }
        });
    }

    static Stream<Supplier<Object>> bodies() {
        return Stream.of(ConsumedBodyTest::stream, () -> new BufferedInputStream(stream()), () -> new StringReader(JSON));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aRedeliveredStreamIsNotSentEmpty(Supplier<Object> body) {
        for (String address : List.of(
                "shipments/announce?maxRetries=0", "orders?maxRetries=0", "addresses/validate?maxRetries=0",
                "shipments/announce?maxRetries=0&externalReference=1",
                "service-points/check_and_store?apiVersion=v2&maxRetries=0")) {
            server.respond(response(503, "text/plain", "later"));
            Object sent = address.startsWith("service-points") ? form(body.get()) : body.get();
            Exchange first = call(uri(address), sent);
            Exchange second = call(uri(address), sent);

            assertThat(first.getException()).as(address).isInstanceOf(SendcloudOperationFailedException.class);
            assertThat(second.getException()).as(address).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("The body cannot be read again");
            assertThat(paths()).filteredOn(path -> path.startsWith("POST")).hasSize(1);
        }
    }

    private static Object form(Object json) {
        return json instanceof Reader ? new StringReader("a=1") : new ByteArrayInputStream("a=1".getBytes());
    }

    @Test
    void theErrorSaysThatAnEarlierCallHasReadTheStream() throws Exception {
        AtomicInteger read = new AtomicInteger();
        server.respond(request -> response(503, "text/plain", "later " + read.incrementAndGet()));
        addRouteWithRedelivery("shipments/announce?maxRetries=0");

        Exchange exchange = call("direct:redelivering", stream());

        assertThat(exchange.getException()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The body cannot be read again: a call before this one has read the stream")
                .hasMessageContaining("stream caching");
        assertThat(sent()).containsExactly(JSON);
    }

    @Test
    void anUnreadStreamIsSentByTheNextAttempt() throws Exception {
        int closed = server.uri("/").getPort();
        server.close();
        Exchange exchange = context.getEndpoint("direct:x").createExchange();
        exchange.getMessage().setBody(stream());
        template.send("sendcloud:shipments/announce?maxRetries=0&baseUri=http://127.0.0.1:" + closed + "/panel/api", exchange);
        assertThat(exchange.getException()).isInstanceOf(SendcloudOperationFailedException.class);
        server = new RecordingServer();
        server.respond(json("{}"));

        exchange.setException(null);
        template.send(uri("shipments/announce"), exchange);

        assertThat(exchange.getException()).isNull();
        assertThat(sent()).containsExactly(JSON);
    }

    @Test
    void aDeletedFileIsRejected() throws Exception {
        Path deleted = folder.resolve("deleted.json");
        for (Object body : List.of(deleted, deleted.toFile(), folder.toFile())) {
            for (String address : List.of(
                    "shipments/announce", "orders", "shipments/announce?externalReference=1", "dsf/files",
                    "service-points/check_and_store?apiVersion=v2")) {
                assertThat(call(uri(address), body, Exchange.FILE_NAME, "a.json").getException()).as(address)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("The body cannot be read again").hasMessageContaining(body.toString());
            }
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aRedeliveredButDeletedFileOfTheFileComponentIsRejected() throws Exception {
        server.respond(response(503, "text/plain", "later"));
        Path file = Files.writeString(folder.resolve("order.json"), "{}");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(SendcloudOperationFailedException.class).maximumRedeliveries(1).redeliveryDelay(0)
                        .onRedelivery(e -> Files.delete(file));
                onException(IllegalArgumentException.class).handled(true).to("mock:rejected");
                from("file:" + folder + "?initialDelay=0&delay=50&idempotent=true&noop=true")
                        .to(uri("shipments/announce?maxRetries=0"));
            }
        });
        getMockEndpoint("mock:rejected").expectedMessageCount(1);

        getMockEndpoint("mock:rejected").assertIsSatisfied();
        assertThat(sent()).containsExactly("{}");
    }

    @Test
    void aFileDeletedBeforeARetryIsNotSentEmpty() throws Exception {
        Path file = Files.writeString(folder.resolve("order.json"), "{}");
        server.respond(request -> {
            file.toFile().delete();
            return response(503, "text/plain", "later");
        });

        Exchange exchange = call(uri("addresses/validate?maxRetries=2"), file);

        assertThat(exchange.getException()).isInstanceOf(SendcloudOperationFailedException.class);
        assertThat(sent()).containsExactly("{}");
    }

    @Test
    void aConsumedUploadIsNotSentEmpty() throws Exception {
        server.respond(response(503, "text/plain", "later"));
        addRouteWithRedelivery("dsf/files?maxRetries=0");

        Exchange exchange = call("direct:redelivering", stream(), Exchange.FILE_NAME, "a.json");

        assertThat(exchange.getException()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The body cannot be read again");
        assertThat(server.requests()).hasSize(1);
    }
}
