package io.github.camelsendcloud.internal.binding;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.sun.management.ThreadMXBean;
import io.github.camelsendcloud.SandboxTestSupport;
import io.github.camelsendcloud.sandbox.Fault;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InMemoryResponseTest extends SandboxTestSupport {

    private static final String JSON = "{\"data\":\"" + "x".repeat(200 * 1024) + "\"}";
    private static final byte[] BYTES = JSON.getBytes(StandardCharsets.US_ASCII);

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:each").to("sendcloud:user/auth/metadata").multicast()
                        .process(exchange -> exchange.getMessage().getBody(byte[].class)[0] = '!')
                        .to("mock:each", "mock:each");
            }
        };
    }

    private Exchange response() {
        sandbox().controls().failNext(1, Fault.status(200, JSON, Map.of("Content-Type", "application/json")));
        return call("sendcloud:user/auth/metadata", null);
    }

    @Test
    void aWriteToTheBytesChangesOnlyACopy() throws Exception {
        Exchange exchange = response();
        exchange.getMessage().getBody(byte[].class)[0] = '!';
        assertThat(exchange.getMessage().getBody(byte[].class)).isEqualTo(BYTES);

        sandbox().controls().failNext(1, Fault.status(200, JSON, Map.of("Content-Type", "application/json")));
        MockEndpoint each = getMockEndpoint("mock:each");
        each.expectedMessageCount(2);
        template.sendBody("direct:each", null);
        each.assertIsSatisfied();
        for (Exchange one : List.copyOf(each.getExchanges())) {
            assertThat(one.getMessage().getBody(byte[].class)).isEqualTo(BYTES);
        }
    }

    @Test
    void aCopyIsReadFromItsBeginningAndIndependently() throws IOException {
        StreamCache response = (StreamCache) response().getMessage().getBody();
        byte[] half = ((InputStream) response).readNBytes(BYTES.length / 2);
        assertThat(response.position()).isEqualTo(half.length);
        StreamCache copy = response.copy(null);
        assertThat(context.getTypeConverter().convertTo(byte[].class, copy)).isEqualTo(BYTES);
        assertThat(context.getTypeConverter().convertTo(byte[].class, response)).hasSize(BYTES.length - half.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        response.reset();
        response.writeTo(out);
        assertThat(out.toByteArray()).isEqualTo(BYTES);
        assertThat(response.length()).isEqualTo(BYTES.length);
    }

    /** The stream cache of Camel allocates two bytes for each byte. */
    @Test
    void theConversionToBytesAllocatesOnlyTheLengthOfTheBody() {
        Exchange exchange = response();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        exchange.getMessage().getBody(byte[].class);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100; i++) {
            exchange.getMessage().getBody(byte[].class);
        }
        double each = (threads.getCurrentThreadAllocatedBytes() - before) / 100.0;
        assertThat(each).isBetween((double) BYTES.length, 1.1 * BYTES.length);
    }
}
