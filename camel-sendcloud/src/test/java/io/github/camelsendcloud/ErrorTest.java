package io.github.camelsendcloud;

import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelsendcloud.sandbox.Fault;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** An {@link Error} of the JVM fails the exchange on any thread. */
@Timeout(60)
class ErrorTest extends BatchTestSupport {

    /** This class cannot be initialized. */
    public static class Broken {
        static {
            fail();
        }

        public String data;

        private static void fail() {
            throw new IllegalStateException("cannot be initialised");
        }
    }

    /** This bean cannot be written as JSON. */
    public static class Unwritable {
        public String getName() {
            throw new StackOverflowError("deep");
        }
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                String type = "outputType=" + Broken.class.getName();
                from("direct:one").to("sendcloud:user/auth/metadata?" + type);
                from("direct:list").to("sendcloud:orders?method=POST&" + type);
            }
        };
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1 })
    void anInitializationErrorOfAClassFailsTheExchange(int retries) {
        failNext(retries);

        assertThat(send("direct:one", null).getException()).hasCauseInstanceOf(LinkageError.class);
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1 })
    void anErrorWhileReadingAListFailsTheExchange(int retries) {
        failNext(retries);

        assertThat(send("direct:list", orders(150)).getException()).hasCauseInstanceOf(LinkageError.class);
        assertThat(sandbox().requests()).hasSize(retries + 2);
    }

    @Test
    void anErrorWhileWritingABodyFailsTheExchange() {
        assertThat(send("sendcloud:shipments/announce", new Unwritable()).getException())
                .hasRootCauseInstanceOf(StackOverflowError.class);
        assertThat(sandbox().requests()).isEmpty();
    }

    @Test
    void anErrorInAStreamFailsTheExchange() {
        Exchange exchange = send("sendcloud:shipments/announce?method=POST", new InputStream() {
            @Override
            public int read() {
                throw new StackOverflowError("deep");
            }
        });
        assertThat(exchange.getException()).hasRootCauseInstanceOf(StackOverflowError.class);
    }

    private static void failNext(int retries) {
        if (retries > 0) {
            sandbox().controls().failNext(retries, Fault.status(503));
        }
    }

    /** Sends an exchange and checks that the exchange ends once. */
    private Exchange send(String uri, Object body) {
        AsyncProducer producer;
        try {
            producer = context.getEndpoint(uri).createAsyncProducer();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        producer.start();
        Exchange exchange = producer.getEndpoint().createExchange();
        exchange.getMessage().setBody(body);
        AtomicInteger ends = new AtomicInteger();
        CompletableFuture<Exchange> done = new CompletableFuture<>();
        producer.process(exchange, sync -> {
            ends.incrementAndGet();
            done.complete(exchange);
        });
        Callers.result(done);
        assertThat(ends).hasValue(1);
        return exchange;
    }
}
