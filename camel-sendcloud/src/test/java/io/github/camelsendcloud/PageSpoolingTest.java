package io.github.camelsendcloud;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A page leaves neither a file nor a completion on the exchange. */
class PageSpoolingTest extends SandboxTestSupport {

    private static final int PAGES = 40;

    @TempDir
    private Path folder;

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.getStreamCachingStrategy().setSpoolEnabled(true);
        context.getStreamCachingStrategy().setSpoolThreshold(100);
        context.getStreamCachingStrategy().setSpoolDirectory(folder.toFile());
        return context;
    }

    @Test
    void readPagesLeaveNoFilesAndNoCompletions() throws Exception {
        List<String> items = new ArrayList<>();
        List<Integer> kept = new ArrayList<>();
        String name = "x".repeat(1000);
        try (ScriptedServer server = new ScriptedServer().compressing()) {
            IntStream.range(0, PAGES).forEach(i -> server.page("{\"data\":[\"" + name + i + "\"]}", "c" + i));
            server.json("{\"data\":[]}");
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:all").to("sendcloud:shipments?method=GET&fetchAll=true&baseUri=" + server.baseUri())
                            .split(body()).streaming()
                            .process(exchange -> items.add(exchange.getMessage().getBody(String.class))).end()
                            .process(exchange -> kept.add(folder.toFile().list().length))
                            .process(exchange -> kept.add(completions(exchange)));
                }
            });

            Exchange exchange = call("direct:all", null);

            assertThat(exchange.getException()).isNull();
            assertThat(items).hasSize(PAGES);
            assertThat(kept).as("the number of files, and the number of completions").containsExactly(0, 0);
        }
    }

    /** Returns the number of completions of the exchange. */
    private static int completions(Exchange exchange) {
        Exchange other = new DefaultExchange(exchange.getContext());
        exchange.getUnitOfWork().handoverSynchronization(other);
        List<?> completions = other.getExchangeExtension().handoverCompletions();
        return completions == null ? 0 : completions.size();
    }
}
