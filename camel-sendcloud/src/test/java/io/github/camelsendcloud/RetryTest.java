package io.github.camelsendcloud;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.sandbox.Fault;
import io.github.camelsendcloud.sandbox.RecordedRequest;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

/**
 * The status and the operation determine whether a call is retried. The options and the header Retry-After determine
 * the delay.
 */
@Timeout(60)
class RetryTest extends SandboxTestSupport {

    private static final String LIST = "sendcloud:shipments";
    private static final String ANNOUNCE = "sendcloud:shipments/announce";
    private static final String ORDERS = "sendcloud:orders?method=POST";
    private static final String STILL_PROCESSING
            = "{\"errors\":[{\"status\":\"400\",\"code\":\"invalid\",\"detail\":\"We are still processing a previous request."
              + " Please try again in a moment.\"}]}";

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:redelivered")
                        .onException(SendcloudRateLimitException.class).maximumRedeliveries(1).end()
                        .to(ANNOUNCE + "?maxRetryAfter=100ms");
            }
        };
    }

    @ParameterizedTest
    @ValueSource(ints = { 408, 429, 502, 503, 504 })
    void aReadIsRetried(int status) {
        sandbox().controls().failNext(2, Fault.status(status));

        assertSuccess(call(LIST, null), 3);
    }

    @ParameterizedTest
    @ValueSource(ints = { 301, 400, 401, 403, 404, 409, 410, 422, 500 })
    void aRejectedReadIsNotRetried(int status) {
        sandbox().controls().failNext(1, Fault.status(status));

        assertFailure(call(LIST, null), status, false);
    }

    @ParameterizedTest
    @ValueSource(ints = { 408, 429, 502, 503, 504 })
    void anIdempotentWriteIsRetried(int status) {
        sandbox().controls().failNext(1, Fault.status(status)).failNext(1,
                Fault.status(201, "{\"data\":[{\"order_id\":\"1\"}]}"));

        assertSuccess(call(ORDERS, List.of(Map.of("order_id", "1"))), 2);
    }

    @ParameterizedTest
    @ValueSource(ints = { 408, 429, 500, 501, 502, 503, 504 })
    void aWriteWithAReferenceIsRetried(int status) {
        sandbox().controls().failNext(1, Fault.status(status));

        assertSuccess(call(ANNOUNCE + "?externalReference=r-1", shipment()), 2);
    }

    @ParameterizedTest
    @ValueSource(ints = { 400, 401, 403, 404, 410, 422 })
    void aRejectedWriteIsNotRetriedEvenWithAReference(int status) {
        sandbox().controls().failNext(1, Fault.status(status));

        assertFailure(call(ANNOUNCE + "?externalReference=r-1", shipment()), status, false);
    }

    @ParameterizedTest
    @ValueSource(ints = { 408, 500, 501, 502, 503, 504 })
    void aWriteWithAnUnknownOutcomeIsNotRetriedWithoutAReference(int status) {
        sandbox().controls().failNext(1, Fault.status(status));

        Exchange exchange = call(ANNOUNCE, shipment());

        assertFailure(exchange, status, false);
        assertThat(exchange.getException()).isInstanceOf(SendcloudOutcomeUnknownException.class)
                .hasMessageContaining("it may have been processed and was not retried;"
                                      + " v3 GET /shipments (by order_number) tells whether it was");
    }

    @Test
    void anUnprocessedWriteIsRetriedWithoutAReference() {
        sandbox().controls().failNext(2, Fault.status(429));

        assertSuccess(call(ANNOUNCE, shipment()), 3);
        assertThat(shipments()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = { 400, 401, 409, 410 })
    void aRejectedWriteWithoutAReferenceHasAKnownOutcome(int status) {
        sandbox().controls().failNext(1, Fault.status(status));

        Exchange exchange = call(ANNOUNCE, shipment());

        assertFailure(exchange, status, false);
        assertThat(exchange.getException()).isNotInstanceOf(SendcloudOutcomeUnknownException.class);
    }

    @Test
    void ordersThatSendcloudIsProcessingAreResent() {
        sandbox().controls().failNext(2, Fault.status(400, STILL_PROCESSING))
                .failNext(1, Fault.status(201, "{\"data\":[{\"order_id\":\"1\"}]}"));

        assertSuccess(call(ORDERS, List.of(Map.of("order_id", "1"))), 3);
    }

    @ParameterizedTest
    @CsvSource({ ORDERS + ", Unknown currency", ANNOUNCE + ", We are still processing a previous request." })
    void anyOther400IsNotRetried(String uri, String detail) {
        sandbox().controls().failNext(1, Fault.status(400, "{\"errors\":[{\"detail\":\"" + detail + "\"}]}"));
        Object body = uri.equals(ORDERS) ? List.of(Map.of("order_id", "1")) : shipment();

        assertFailure(call(uri, body), 400, false);
    }

    @Test
    void aCallHasAtMostMaxRetriesRetriesAndStaysRetryable() {
        sandbox().controls().failNext(9, Fault.status(503));

        Exchange exchange = call(LIST + "?maxRetries=2", null);

        assertThat(sandbox().requests()).hasSize(3);
        assertThat(exchange.getMessage().getHeader(SendcloudConstants.ATTEMPTS)).isEqualTo(3);
        assertThat(exchange.getException()).isInstanceOfSatisfying(SendcloudOperationFailedException.class, e -> {
            assertThat(e.isRetryable()).isTrue();
            assertThat(e).hasMessageStartingWith("v3 GET /shipments failed with 503").hasMessageContaining("after 3 attempts");
        });
        assertThat(exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY)).isNull();
    }

    @ParameterizedTest
    @CsvSource({ "maxRetries=0", "retryTimeout=0" })
    void retriesCanBeTurnedOff(String option) {
        sandbox().controls().failNext(1, Fault.status(429));

        Exchange exchange = call(ANNOUNCE + "?" + option, shipment());

        assertFailure(exchange, 429, true);
        assertThat(exchange.getException()).isExactlyInstanceOf(SendcloudRateLimitException.class);
    }

    @Test
    void aRetryThatWouldStartTooLateIsSkipped() {
        sandbox().controls().failNext(1, Fault.status(429, "", Map.of("Retry-After", "30")));

        Exchange exchange = call(LIST + "?retryTimeout=20s", null);

        assertFailure(exchange, 429, true);
        assertThat(exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY)).isEqualTo(30_000L);
    }

    @Test
    void aRetryWithATooLatePermitIsSkipped() {
        sandbox().controls().failNext(1, Fault.status(503));
        String list = LIST + "?rateLimiter=local&readLimit=1/1500ms&retryTimeout=1s";

        Exchange exchange = call(list, null);

        assertFailure(exchange, 503, true);
        assertThat(exchange.getException()).hasMessageStartingWith("v3 GET /shipments failed with 503");
        long begin = System.nanoTime();
        assertThat(call(list, null).getException()).isNull();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).as("the next call receives the permit").isLessThan(
                Duration.ofMillis(1400));
    }

    /** The test would exceed its timeout if a retry waited because of an unusable value. */
    @ParameterizedTest
    @ValueSource(strings = { "0", "-30", "soon", "", "1e9", "Wed, 21 Oct 2015 07:28:00 GMT", "Mon, 21 Oct 2099 07:28:00 GMT" })
    void aRetryWithoutAUsableRetryAfterStartsSoon(String retryAfter) {
        sandbox().controls().failNext(1, Fault.status(429, "", Map.of("Retry-After", retryAfter)));

        assertSuccess(call(ANNOUNCE, shipment()), 2);
    }

    @ParameterizedTest
    @ValueSource(ints = { 429, 503 })
    void aRetryWaitsForTheSecondsOfRetryAfter(int status) {
        sandbox().controls().failNext(1, Fault.status(status, "", Map.of("Retry-After", "1")));

        assertSuccess(call(LIST, null), 2);

        assertThat(between(0, 1)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aRetryWaitsForTheDateOfRetryAfter() {
        ZonedDateTime date = ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(2).withNano(0);
        sandbox().controls().failNext(
                1, Fault.status(429, "", Map.of("Retry-After", DateTimeFormatter.RFC_1123_DATE_TIME.format(date))));

        assertSuccess(call(LIST, null), 2);

        assertThat(sandbox().requests().get(1).receivedAt()).isAfterOrEqualTo(date.toInstant());
    }

    @ParameterizedTest
    @ValueSource(strings = { "61", "86400", "999999999", "99999999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT" })
    void aCallFailsWhenRetryAfterIsLongerThanTheOption(String retryAfter) {
        sandbox().controls().failNext(1, Fault.status(429, "", Map.of("Retry-After", retryAfter)));

        Exchange exchange = call(ANNOUNCE, shipment());

        assertFailure(exchange, 429, true);
        assertThat(exchange.getException()).isInstanceOfSatisfying(SendcloudRateLimitException.class, e -> {
            assertThat(e.getRetryAfter()).isGreaterThan(Duration.ofSeconds(60));
            assertThat(exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY, Long.class))
                    .isCloseTo(e.getRetryAfter().toMillis(), offset(60_000L));
        });
    }

    @Test
    void theRedeliveryOfTheRouteWaitsForRetryAfter() {
        sandbox().controls().failNext(1, Fault.status(429, "", Map.of("Retry-After", "1")));

        Exchange exchange = call("direct:redelivered", shipment());

        assertThat(exchange.getException()).isNull();
        assertThat(sandbox().requests()).extracting(RecordedRequest::status).containsExactly(429, 201);
        assertThat(between(0, 1)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void anErrorResponseAfterAllRetriesCanBeTheBody() {
        sandbox().controls().failNext(9, Fault.status(503, "busy"));

        Exchange exchange = call(LIST + "?throwExceptionOnFailure=false&maxRetries=1", null);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isEqualTo("busy");
        assertThat(sandbox().requests()).hasSize(2);
    }

    private static Duration between(int first, int second) {
        List<RecordedRequest> requests = sandbox().requests();
        return Duration.between(requests.get(first).receivedAt(), requests.get(second).receivedAt());
    }

    private List<?> shipments() {
        return (List<?>) call(LIST + "?outputType=map", null).getMessage().getBody(Map.class).get("data");
    }

    private static void assertSuccess(Exchange exchange, int attempts) {
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(SendcloudConstants.ATTEMPTS)).isEqualTo(attempts);
        assertThat(sandbox().requests()).hasSize(attempts);
    }

    /** Checks that the call has failed without a retry. */
    private static void assertFailure(Exchange exchange, int status, boolean retryable) {
        assertThat(exchange.getException()).isInstanceOfSatisfying(SendcloudOperationFailedException.class, e -> {
            assertThat(e.getStatusCode()).isEqualTo(status);
            assertThat(e.isRetryable()).isEqualTo(retryable);
        });
        assertThat(exchange.getMessage().getHeader(SendcloudConstants.ATTEMPTS)).isEqualTo(1);
        assertThat(sandbox().requests()).hasSize(1);
    }
}
