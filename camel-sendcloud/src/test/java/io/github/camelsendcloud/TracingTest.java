package io.github.camelsendcloud;

import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.sandbox.Fault;
import io.github.camelsendcloud.sandbox.MagicValue;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.opentelemetry2.OpenTelemetryTracer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** The spans of OpenTelemetry name the operation, and have its status, its attempts and the request id. */
@Timeout(60)
class TracingTest extends SandboxTestSupport {

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final SdkTracerProvider provider
            = SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans)).build();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext created = super.createCamelContext();
        OpenTelemetryTracer tracer = new OpenTelemetryTracer();
        created.getRegistry().bind("tracer", provider.get("test"));
        tracer.setCamelContext(created);
        tracer.init(created);
        return created;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:read").to(
                        "sendcloud:parcels/4711?publicKey=" + sandbox().publicKey() + "&secretKey=" + sandbox().secretKey());
                from("direct:announce").to("sendcloud:shipments/announce?externalReference=order-${header.order}");
                from("direct:retried").to("sendcloud:user/auth/metadata?maxRetries=2");
                from("direct:metadata").to("sendcloud:user/auth/metadata");
            }
        };
    }

    @AfterEach
    void closeProvider() {
        provider.close();
    }

    private SpanData span() {
        List<SpanData> found = spans.getFinishedSpanItems().stream()
                .filter(span -> "camel-sendcloud".equals(tag(span, "component"))).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static String tag(SpanData span, String name) {
        return span.getAttributes().get(AttributeKey.stringKey(name));
    }

    @Test
    void aCallHasTheOperationAsItsNameAndItsOutcomeAsTags() {
        call("direct:announce", shipment(), "order", "4711");

        SpanData span = span();
        assertThat(span.getName()).isEqualTo("v3 POST /shipments/announce");
        assertThat(tag(span, "sendcloud.operation")).isEqualTo("v3 POST /shipments/announce");
        assertThat(tag(span, "sendcloud.attempts")).isEqualTo("1");
        assertThat(tag(span, "http.status_code")).isEqualTo("201");
        assertThat(tag(span, "http.method")).isEqualTo("POST");
        assertThat(tag(span, "http.url")).isEqualTo(sandbox().baseUri() + "/v3/shipments/announce");
        assertThat(span.getAttributes().toString()).doesNotContain("order-");
    }

    @Test
    void theAttemptsOfACallAreTags() {
        sandbox().controls().failNext(1, Fault.status(503));

        call("direct:metadata", null);

        assertThat(span().getName()).isEqualTo("v3 GET /user/auth/metadata");
        assertThat(tag(span(), "sendcloud.attempts")).isEqualTo("2");
    }

    @Test
    void aFailedCallHasTheRequestIdOfItsResponse() {
        sandbox().controls().failNext(1, Fault.status(400, "{}", Map.of("X-Request-Id", "req-4711")));

        call("direct:metadata", null);

        assertThat(tag(span(), "sendcloud.request_id")).isEqualTo("req-4711");
        assertThat(tag(span(), "http.status_code")).isEqualTo("400");
    }

    @Test
    void aCallThatFailsAfterRetriesHasStatusAttemptsAndRequestId() {
        sandbox().controls().failNext(3, Fault.status(503, "{}", Map.of("X-Request-Id", "req-4712")));

        Exchange exchange = call("direct:retried", null);

        assertThat(exchange.getException(SendcloudOperationFailedException.class).getAttempts()).isEqualTo(3);
        SpanData span = span();
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(tag(span, "sendcloud.attempts")).isEqualTo("3");
        assertThat(tag(span, "http.status_code")).isEqualTo("503");
        assertThat(tag(span, "sendcloud.request_id")).isEqualTo("req-4712");
        assertThat(tag(span, "sendcloud.operation")).isEqualTo("v3 GET /user/auth/metadata");
    }

    @Test
    void aFailedCallWithoutAResponseHasItsAttempts() {
        sandbox().controls().failNext(3, Fault.connectionDropped());

        call("direct:retried", null);

        assertThat(tag(span(), "sendcloud.attempts")).isEqualTo("3");
        assertThat(tag(span(), "http.status_code")).isNull();
    }

    @Test
    void aResponseOfSuccessThatReportsAFailureHasItsAttempts() {
        sandbox().controls().failNext(1, Fault.status(503));
        Map<String, Object> refused = shipment();
        refused.put("order_number", MagicValue.REFUSED.orderNumber("1"));

        call("direct:announce", refused, "order", "4713");

        assertThat(tag(span(), "sendcloud.attempts")).isEqualTo("2");
        assertThat(span().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    }

    @Test
    void aFailedCallHasTheStatusOfTheFailureAndNeitherAnIdInItsNameNorKeysInItsTags() {
        call("direct:read", null);

        SpanData span = span();
        assertThat(span.getName()).isEqualTo("v2 GET /parcels/{id}");
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(tag(span, "http.status_code")).isEqualTo("404");
        assertThat(tag(span, "http.url")).isEqualTo(sandbox().baseUri() + "/v2/parcels/{id}");
        assertThat(tag(span, "sendcloud.operation")).isEqualTo("v2 GET /parcels/{id}");
        assertThat(spans.getFinishedSpanItems().toString())
                .doesNotContain(sandbox().publicKey(), sandbox().secretKey(), "sha256");
    }
}
