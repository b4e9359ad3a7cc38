package io.github.camelsendcloud;

import io.github.camelsendcloud.sandbox.Fault;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Many retries of a route are one line of the log. */
class RetryLogRouteTest extends SandboxTestSupport {

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:list").to("sendcloud:shipments");
            }
        };
    }

    @Test
    void theRetriesOfManyCallsAreOneLine() {
        try (RecordedLog log = new RecordedLog()) {
            for (int i = 0; i < 5; i++) {
                sandbox().controls().failNext(2, Fault.status(503));
                assertThat(call("direct:list", null).getException()).isNull();
            }

            // ten lines of the level DEBUG have the delay of each retry
            assertThat(log.lines().stream().filter(line -> line.startsWith("v3 GET /shipments is retried in"))).hasSize(11);
            assertThat(log.lines("INFO")).singleElement().asString()
                    .matches("v3 GET /shipments is retried in \\d+ ms, because the latest attempt had status 503");
        }
    }
}
