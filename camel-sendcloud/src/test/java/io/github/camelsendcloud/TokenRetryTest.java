package io.github.camelsendcloud;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

import io.github.camelsendcloud.sandbox.Fault;
import io.github.camelsendcloud.sandbox.RecordedRequest;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A temporary failure of the token endpoint delays calls and fails no call. */
@Timeout(60)
class TokenRetryTest extends SandboxTestSupport {

    private static final String METADATA = "sendcloud:user/auth/metadata?authMode=oauth2&maxRetries=0";

    static Stream<Arguments> temporaryFaults() {
        return Stream.of(
                Arguments.of("500", Fault.status(500)), Arguments.of("502", Fault.status(502)),
                Arguments.of("503", Fault.status(503, "<html>")), Arguments.of("504", Fault.status(504)),
                Arguments.of("429", Fault.status(429, "{}", Map.of("Retry-After", "0"))),
                Arguments.of("dropped", Fault.connectionDropped()), Arguments.of("truncated", Fault.responseTruncated()),
                Arguments.of("silent", Fault.noResponse()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("temporaryFaults")
    void waitingExchangesBlockNoThreadAndSucceed(String name, Fault fault) throws Exception {
        sandbox().controls().failTokenRequests(1, fault);
        Endpoint endpoint = context.getEndpoint(METADATA + "&tokenTimeout=1000");
        AsyncProducer producer = endpoint.createAsyncProducer();
        producer.start();
        Queue<Exchange> done = new ConcurrentLinkedQueue<>();

        // a single thread sends all exchanges, and no exchange blocks this thread
        for (int i = 0; i < 50; i++) {
            Exchange exchange = endpoint.createExchange();
            producer.process(exchange, sync -> done.add(exchange));
        }
        assertThat(done).isEmpty();
        await().until(() -> done.size() == 50);

        assertThat(done).allSatisfy(exchange -> assertThat(exchange.getException()).isNull());
        assertThat(sandbox().tokenRequests()).hasSize(2);
        producer.stop();
    }

    /**
     * The response to the second token request takes a second. No exchange blocks the sending thread during this time.
     */
    @Test
    void waitingExchangesWithARevokedTokenBlockNoThread() throws Exception {
        Endpoint endpoint = context.getEndpoint(METADATA);
        AsyncProducer producer = endpoint.createAsyncProducer();
        producer.start();
        assertThat(call(METADATA, null).getException()).isNull();
        sandbox().controls().revokeAllTokens().tokenLatency(Duration.ofSeconds(1));
        Queue<Exchange> done = new ConcurrentLinkedQueue<>();

        for (int i = 0; i < 20; i++) {
            Exchange exchange = endpoint.createExchange();
            producer.process(exchange, sync -> done.add(exchange));
        }
        assertThat(done).isEmpty();
        await().until(() -> done.size() == 20);

        assertThat(done).allSatisfy(exchange -> assertThat(exchange.getException()).isNull());
        assertThat(sandbox().tokenRequests()).hasSize(2);
        // the server has rejected the first request, and the other exchanges have waited for the new token
        assertThat(done).extracting(exchange -> exchange.getMessage().getHeader(SendcloudConstants.ATTEMPTS))
                .containsOnly(1, 2).containsOnlyOnce(2);
        producer.stop();
    }

    @Test
    void aTokenRetryWaitsForRetryAfter() {
        sandbox().controls().failTokenRequests(1, Fault.status(503, "", Map.of("Retry-After", "2")));

        assertThat(call(METADATA, null).getException()).isNull();

        List<RecordedRequest> tokenRequests = sandbox().tokenRequests();
        assertThat(Duration.between(tokenRequests.get(0).receivedAt(), tokenRequests.get(1).receivedAt()))
                .isGreaterThanOrEqualTo(Duration.ofMillis(1990));
    }

    @ParameterizedTest
    @ValueSource(ints = { 400, 401 })
    void aRejectionIsNotRetried(int status) {
        sandbox().controls().failTokenRequests(1, Fault.status(status, "{\"error\":\"invalid_client\"}"));

        assertThat(call(METADATA, null).getException()).isInstanceOf(SendcloudAuthenticationException.class)
                .hasMessageContaining("invalid_client");
        assertThat(sandbox().tokenRequests()).hasSize(1);
    }

    @Test
    void callersReceiveTheErrorWithoutATokenRequestDuringThePause() {
        sandbox().controls().failTokenRequests(Integer.MAX_VALUE, Fault.status(503));

        assertThat(call(METADATA, null).getException()).isInstanceOf(SendcloudAuthenticationException.class)
                .hasMessageContaining("responded with 503");
        assertThat(sandbox().tokenRequests()).hasSize(4);
        long start = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            assertThat(call(METADATA, null).getException()).isInstanceOf(SendcloudAuthenticationException.class);
        }
        // the pause after the failure lasts between half a second and a second
        if (System.nanoTime() - start < Duration.ofMillis(400).toNanos()) {
            assertThat(sandbox().tokenRequests()).hasSize(4);
        }
    }

    @Test
    void anUnresponsiveTokenEndpointDelaysACallOnlyUntilTheTimeLimit() {
        sandbox().controls().failTokenRequests(Integer.MAX_VALUE, Fault.noResponse());

        long start = System.nanoTime();
        Exchange exchange = call(METADATA + "&tokenTimeout=1000&responseTimeout=30000", null);

        assertThat(exchange.getException()).isInstanceOf(SendcloudAuthenticationException.class)
                .hasMessageContaining("No complete response within 1000 ms");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(1900), Duration.ofMillis(3000));
        assertThat(sandbox().tokenRequests()).hasSize(2);
    }
}
