package io.github.camelsendcloud;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.camelsendcloud.sandbox.Fault;
import io.github.camelsendcloud.sandbox.RecordedRequest;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Another application has used the whole rate limit of the account. The server sends no {@code Retry-After}, since
 * Sendcloud does not document this header.
 */
@Timeout(60)
class ExhaustedLimitTest extends SandboxTestSupport {

    private static final String ANNOUNCE = "sendcloud:shipments/announce";
    private static final String BY_OTHERS = ANNOUNCE + "?rateLimiter=off&maxRetries=0";

    @Override
    protected SendcloudConfiguration configuration() {
        SendcloudConfiguration configuration = super.configuration();
        configuration.setRateLimiter("local");
        configuration.setWriteLimit("40/2400ms,5/300ms");
        configuration.setRetryDelay(50);
        return configuration;
    }

    private List<Exchange> send(String uri, int count) {
        List<CompletableFuture<Exchange>> sent = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sent.add(template.asyncSend(uri, exchange -> exchange.getMessage().setBody(shipment())));
        }
        return Callers.results(sent);
    }

    private static List<RecordedRequest> rejected() {
        return sandbox().requests().stream().filter(request -> request.status() == 429).toList();
    }

    @Test
    void fewProbesDetectWhenTheServerAcceptsCallsAndAllCallsSucceed() {
        Instant end = Instant.now().plusSeconds(2);
        sandbox().controls().failNext(Integer.MAX_VALUE, Fault.status(429), (method, path) -> Instant.now().isBefore(end));

        Callers.assertNoneFailed(send(ANNOUNCE, 20));

        // the calls in flight, and one probe each after 0.3, 0.6 and 1.2 s
        assertThat(rejected()).hasSizeBetween(4, 8);
        assertThat(sandbox().requests()).hasSize(20 + rejected().size());
    }

    @Test
    void theNextProbeWaitsForTheEndOfThePeriod() {
        String limited = ANNOUNCE + "?writeLimit=5/2s";
        sandbox().controls().rateLimit(5, 5, Duration.ofSeconds(2));
        Callers.assertNoneFailed(send(BY_OTHERS, 5));

        Callers.assertNoneFailed(send(limited, 8));

        assertThat(rejected()).hasSizeLessThanOrEqualTo(5);
        assertThat(sandbox().requests()).hasSize(5 + 8 + rejected().size());
    }

    /** Otherwise the server would reject the waiting calls one after the other, one call in each period. */
    @Test
    void aServerThatAcceptsNoCallFailsAllWaitingCalls() {
        sandbox().controls().failNext(Integer.MAX_VALUE, Fault.status(429));

        List<Exchange> exchanges = send(ANNOUNCE + "?writeLimit=40/600ms,5/150ms", 20);

        assertThat(exchanges).allSatisfy(exchange -> {
            assertThat(exchange.getException()).isInstanceOf(SendcloudRateLimitException.class);
            assertThat(exchange.getException(SendcloudRateLimitException.class).isRetryable()).isTrue();
            assertThat(exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY, Long.class)).isBetween(1L, 600L);
        });
        assertThat(rejected()).hasSizeLessThanOrEqualTo(12);
    }

    @Test
    void aCallRejectedInEachAttemptReportsTheDelay() {
        sandbox().controls().failNext(Integer.MAX_VALUE, Fault.status(429));

        Exchange exchange = call(ANNOUNCE + "?maxRetries=1", shipment());

        assertThat(exchange.getException()).isInstanceOfSatisfying(SendcloudRateLimitException.class, e -> {
            assertThat(e.isRetryable()).isTrue();
            assertThat(e.getRetryAfter()).isBetween(Duration.ofMillis(301), Duration.ofMillis(600));
            assertThat(exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY)).isEqualTo(e.getRetryAfter().toMillis());
        });
        assertThat(rejected()).hasSize(2);
        assertThat(Duration.between(rejected().get(0).receivedAt(), rejected().get(1).receivedAt()))
                .isGreaterThanOrEqualTo(Duration.ofMillis(299));
    }

    @Test
    void anEstimatedPauseIsNotLongerThanTheOptionMaxRetryAfter() {
        sandbox().controls().failNext(1, Fault.status(429));

        Exchange exchange = call(ANNOUNCE + "?writeLimit=5/1h&maxRetryAfter=200ms", shipment());

        assertThat(exchange.getException()).isNull();
        assertThat(sandbox().requests()).hasSize(2);
    }

    @Test
    void eachCallIsRetriedSeparatelyWithoutALimiter() {
        sandbox().controls().failNext(1, Fault.status(429));

        Exchange exchange = call(ANNOUNCE + "?rateLimiter=off&writeLimit=5/1h", shipment());

        assertThat(exchange.getException()).isNull();
        assertThat(sandbox().requests()).hasSize(2);
    }
}
