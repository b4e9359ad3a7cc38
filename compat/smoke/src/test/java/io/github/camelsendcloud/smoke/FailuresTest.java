package io.github.camelsendcloud.smoke;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.SendcloudAuthenticationException;
import io.github.camelsendcloud.SendcloudConstants;
import io.github.camelsendcloud.SendcloudOperationFailedException;
import io.github.camelsendcloud.SendcloudOutcomeUnknownException;
import io.github.camelsendcloud.SendcloudPartialFailureException;
import io.github.camelsendcloud.SendcloudRateLimitException;
import io.github.camelsendcloud.SendcloudReferenceConflictException;
import io.github.camelsendcloud.sandbox.Fault;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A failed call is a typed exception, and no retry buys a second label. */
class FailuresTest extends SmokeSupport {

    private static final String REFERENCED = "sendcloud:shipments/announce?outputType=map&externalReference=${header.order}";

    @BeforeAll
    static void startRoutes() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:announce").to(REFERENCED);
                from("direct:http").doTry().to("sendcloud:parcels/999?method=GET")
                        .doCatch(HttpOperationFailedException.class).setBody(simple("${exception.statusCode}"));
            }
        });
    }

    @Test
    void aClauseForTheExceptionOfCamelHttpCatchesTheFailure() {
        assertThat(success("direct:http", null).getMessage().getBody(Integer.class)).isEqualTo(404);
    }

    @Test
    void anUnknownParcelIsATypedFailureWithTheErrorsOfSendcloud() {
        Exchange exchange = request("sendcloud:parcels/999?method=GET", null);

        assertThat(exchange.getException()).isInstanceOfSatisfying(SendcloudOperationFailedException.class, failure -> {
            assertThat(failure.getStatusCode()).isEqualTo(404);
            assertThat(failure.getErrors()).isNotEmpty();
            assertThat(failure.isRetryable()).isFalse();
        });
    }

    @Test
    void aRefusedKeyIsAnAuthenticationFailureWithoutTheKey() {
        Exchange exchange = request("sendcloud:parcels/statuses?secretKey=RAW(wr+ng&key)", null);

        assertThat(exchange.getException()).isInstanceOf(SendcloudAuthenticationException.class)
                .hasMessageNotContaining("wr+ng");
        assertThat(context.getEndpoints().toString()).doesNotContain("wr+ng");
    }

    @Test
    void aConflictWithTheSameShipmentIsASuccess() {
        Exchange first = success("direct:announce", shipment("2001"), "order", "ref-2001");
        Exchange second = success("direct:announce", shipment("2001"), "order", "ref-2001");

        assertThat(second.getMessage().getHeader(SendcloudConstants.EXISTING)).isEqualTo(true);
        assertThat(second.getMessage().getBody(Map.class).get("data").toString()).contains("ref-2001");
        assertThat(first.getMessage().getHeader(SendcloudConstants.EXISTING)).isNotEqualTo(true);
        assertThat(SANDBOX.labels()).hasSize(1);
    }

    @Test
    void aConflictWithAnotherShipmentIsAFailure() {
        success("direct:announce", shipment("2002"), "order", "ref-2002");
        Map<String, Object> other = new HashMap<>(shipment("2002"));
        other.put("parcels", List.of(Map.of("weight", Map.of("value", "9.000", "unit", "kg"))));

        assertThat(request("direct:announce", other, "order", "ref-2002").getException())
                .isInstanceOf(SendcloudReferenceConflictException.class);
    }

    @Test
    void aLostResponseBuysOneLabel() {
        SANDBOX.controls().failNext(1, Fault.responseLost());

        success("direct:announce", shipment("2003"), "order", "ref-2003");

        assertThat(SANDBOX.labels()).hasSize(1);
    }

    @Test
    void aLostResponseWithoutAReferenceIsAnUnknownOutcome() {
        SANDBOX.controls().failNext(1, Fault.responseLost());

        assertThat(request("sendcloud:shipments/announce", shipment("2004")).getException())
                .isInstanceOf(SendcloudOutcomeUnknownException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = { 429, 502, 503, 504 })
    void aReadIsRetried(int status) {
        SANDBOX.controls().failNext(2, Fault.status(status));

        Exchange exchange = success("sendcloud:parcels/statuses?rateLimiter=off", null);

        assertThat(exchange.getMessage().getHeader(SendcloudConstants.ATTEMPTS)).isEqualTo(3);
    }

    @Test
    void aLongWaitIsGivenToTheRoute() {
        SANDBOX.controls().failNext(1, Fault.status(429, "", Map.of("Retry-After", "600")));

        Exchange exchange = request("sendcloud:user/auth/metadata?maxRetryAfter=1s", null);

        assertThat(exchange.getException()).isInstanceOfSatisfying(SendcloudRateLimitException.class,
                failure -> assertThat(failure.getRetryAfter()).hasSeconds(600));
        assertThat(exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY)).isNotNull();
    }

    @Test
    void aSuccessThatContainsAFailureIsAPartialFailure() {
        Map<String, Object> shipment = shipment("2005");
        shipment.put("ship_with", Map.of(
                "type", "shipping_option_code", "properties", Map.of("shipping_option_code", "sandbox:announcement-failed")));

        assertThat(request("sendcloud:shipments/announce", shipment).getException())
                .isInstanceOf(SendcloudPartialFailureException.class);
    }

    @Test
    void anAddressThatDoesNotExistIsRejectedWithTheNearestAddresses() {
        assertThatThrownBy(() -> context.getEndpoint("sendcloud:shipmens")).hasStackTraceContaining("shipments");
        assertThatThrownBy(() -> context.getEndpoint("sendcloud:shipments?method=GET&query.colour=red"))
                .hasStackTraceContaining("colour");
        assertThatThrownBy(() -> context.getEndpoint("sendcloud:shipments?method=GET&outputTyp=map"))
                .hasStackTraceContaining("outputTyp");
    }

    @Test
    void anUnsafeAddressIsRejected() {
        assertThatThrownBy(() -> context.getEndpoint("sendcloud:shipments?method=GET&baseUri=http://shop.example/api"))
                .hasStackTraceContaining("allowInsecureHttp");
    }
}
