package io.github.camelsendcloud.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * A Camel context with a route {@code direct:CASE} for each case. The caller converts the body to an array of bytes,
 * because the bare client also returns an array of bytes.
 */
final class CamelContender implements Contender {

    /** Whether callers read the stream cache of the route and do not convert the body to an array. */
    private static final boolean AS_STREAM = "stream".equals(System.getProperty("benchmarks.body"));

    private final CamelContext context = new DefaultCamelContext();
    private final ProducerTemplate template;

    private final boolean whole;

    /**
     * @param routes adds the routes; called once for each case
     * @param whole  whether the message body is the complete body of the request
     */
    CamelContender(Routes routes, boolean whole) throws Exception {
        this.whole = whole;
        // a fast application has no MBean for each route; the setting is the same for all contenders
        context.disableJMX();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() throws Exception {
                for (Case called : Case.values()) {
                    routes.add(this, called);
                }
            }
        });
        context.start();
        template = context.createProducerTemplate();
    }

    /** Adds the route of a case. */
    @FunctionalInterface
    interface Routes {

        void add(RouteBuilder builder, Case called) throws Exception;
    }

    @Override
    public Call call(Case called) {
        Endpoint endpoint = context.getEndpoint("direct:" + called.label());
        Supplier<Object> bodies = called.bodies(whole);
        return buffer -> {
            Exchange exchange = endpoint.createExchange();
            exchange.getMessage().setBody(bodies.get());
            template.send(endpoint, exchange);
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
            Integer status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
            Object body = AS_STREAM ? exchange.getMessage().getBody() : exchange.getMessage().getBody(byte[].class);
            return Contender.check(called, status, length(body, buffer));
        };
    }

    private static long length(Object body, byte[] buffer) throws IOException {
        if (body instanceof byte[] bytes) {
            return bytes.length;
        }
        long length = 0;
        InputStream stream = (InputStream) body;
        for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
            length += read;
        }
        return length;
    }

    @Override
    public void close() {
        context.stop();
    }
}
