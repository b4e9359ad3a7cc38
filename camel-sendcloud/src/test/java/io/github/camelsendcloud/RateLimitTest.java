package io.github.camelsendcloud;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.camelsendcloud.api.LimitStatus;
import io.github.camelsendcloud.sandbox.Fault;
import io.github.camelsendcloud.sandbox.Integration;
import io.github.camelsendcloud.sandbox.RecordedRequest;
import io.github.camelsendcloud.sandbox.Sandbox;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The calls of an account stay within its limits. The tests measure the calls at the server. */
@Timeout(60)
class RateLimitTest extends SandboxTestSupport {

    private static final String ANNOUNCE = "sendcloud:shipments/announce";
    private static final String CANCEL = "sendcloud:shipments/4711/cancel";
    private static final String READ = "sendcloud:parcels/statuses";
    private static final Duration PERIOD = Duration.ofMillis(300);
    /** The limiter counts a call without a response for this time. */
    private static final Duration MAX_TRANSMISSION_TIME = Duration.ofSeconds(2);

    @Override
    protected SendcloudConfiguration configuration() {
        SendcloudConfiguration configuration = super.configuration();
        configuration.setRateLimiter("local");
        configuration.setWriteLimit("5/300ms");
        configuration.setReadLimit("8/300ms");
        configuration.setSupportLimit("2/300ms");
        return configuration;
    }

    /** Sends all calls at the same time. */
    private List<Exchange> send(String uri, int count, Object body) {
        List<CompletableFuture<Exchange>> sent = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sent.add(template.asyncSend(uri, exchange -> exchange.getMessage().setBody(body)));
        }
        return Callers.results(sent);
    }

    static void assertLimitKept(List<RecordedRequest> requests, int calls, Duration period) {
        List<Instant> times = requests.stream().map(RecordedRequest::receivedAt).sorted().toList();
        for (int i = calls; i < times.size(); i++) {
            // the wall clock may have been adjusted by a small amount
            assertThat(Duration.between(times.get(i - calls), times.get(i)).plusMillis(1))
                    .as("time between call %d and call %d of %s", i - calls, i, times).isGreaterThanOrEqualTo(period);
        }
        assertThat(requests).extracting(RecordedRequest::status).doesNotContain(429);
    }

    @Test
    void noWindowOfTheServerHasMoreWritesThanTheLimit() {
        sandbox().controls().rateLimit(5, 8, PERIOD);
        Callers.assertNoneFailed(send(ANNOUNCE, 23, shipment()));
        assertThat(sandbox().requests()).hasSize(23);
        assertLimitKept(sandbox().requests(), 5, PERIOD);
    }

    @Test
    void noWindowHasMoreCallsThanTheLimitWhenTheServerIsSlow() {
        sandbox().controls().latency(Duration.ofMillis(100));
        Callers.assertNoneFailed(send(READ, 30, null));
        assertLimitKept(sandbox().requests(), 8, PERIOD);
    }

    @Test
    void callsThatWaitForAConnectionDoNotCount() {
        sandbox().controls().latency(MAX_TRANSMISSION_TIME.plus(PERIOD).plusMillis(500));
        CompletableFuture<List<Exchange>> calls
                = CompletableFuture.supplyAsync(() -> send(READ + "?maxConnections=2", 24, null));
        Awaitility.await().until(() -> sandbox().requests().size() == 2);
        sandbox().controls().latency(Duration.ZERO);

        Callers.assertNoneFailed(Callers.result(calls));

        assertThat(sandbox().requests()).hasSize(24);
        assertLimitKept(sandbox().requests(), 8, PERIOD);
    }

    @Test
    void aCallResentWithAnotherTokenCountsTwice() {
        String read = READ + "?authMode=oauth2&readLimit=4/1h";
        assertThat(call(read, null).getException()).isNull();
        sandbox().controls().revokeAllTokens();

        assertThat(call(read, null).getException()).isNull();

        assertThat(sandbox().requests()).extracting(RecordedRequest::status).containsExactly(200, 401, 200);
        assertThat(limit("read").permits()).isEqualTo(1);
    }

    @Test
    void allLimitsOfTheOptionApply() {
        Callers.assertNoneFailed(send(ANNOUNCE + "?writeLimit=6/500ms,2/100ms", 14, shipment()));
        assertLimitKept(sandbox().requests(), 6, Duration.ofMillis(500));
        assertLimitKept(sandbox().requests(), 2, Duration.ofMillis(100));
    }

    @Test
    void readsAndWritesAreCountedSeparately() {
        call(ANNOUNCE + "?writeLimit=1/1h", shipment());
        CompletableFuture<Exchange> waiting = template.asyncSend(
                ANNOUNCE + "?writeLimit=1/1h", exchange -> exchange.getMessage().setBody(shipment()));
        Callers.assertNoneFailed(send(READ, 8, null));
        assertThat(waiting).isNotDone();
    }

    @Test
    void theSupportApiHasASeparateLimit() {
        send("sendcloud:dsf/carrier-support-contacts", 5, null);
        assertThat(sandbox().requests()).hasSize(5);
        assertLimitKept(sandbox().requests(), 2, PERIOD);
    }

    @Test
    void allEndpointsOfAnAccountShareItsLimits() {
        CompletableFuture<List<Exchange>> others
                = CompletableFuture.supplyAsync(() -> send(CANCEL + "?responseTimeout=7s", 10, null));
        send(ANNOUNCE + "?authMode=oauth2", 10, shipment());
        Callers.result(others);
        assertThat(sandbox().requests()).hasSize(20);
        assertLimitKept(sandbox().requests(), 5, PERIOD);
    }

    @Test
    void anotherAccountHasSeparateLimits() {
        try (Sandbox two = Sandbox.builder().integration(Integration.of(1, "one", "secret-of-one"))
                .integration(Integration.of(2, "two", "secret-of-two")).start()) {
            String uri = READ + "?readLimit=1/1h&baseUri=" + two.baseUri() + "&tokenUri=" + two.tokenUri() + "&publicKey=";
            assertThat(call(uri + "one&secretKey=secret-of-one", null).getException()).isNull();
            assertThat(call(uri + "two&secretKey=secret-of-two", null).getException()).isNull();
            assertThat(template.asyncSend(uri + "one&secretKey=secret-of-one", exchange -> {
            })).isNotDone();
        }
    }

    @Test
    void aResponse429PausesTheOperationForTheTimeOfTheServer() {
        sandbox().controls().failNext(1, Fault.status(429, "", Map.of("Retry-After", "1")));
        Callers.assertNoneFailed(send(ANNOUNCE, 1, shipment()));
        sandbox().controls().failNext(1, Fault.status(429, "", Map.of("Retry-After", "1")));
        CompletableFuture<Exchange> rejected
                = template.asyncSend(ANNOUNCE, exchange -> exchange.getMessage().setBody(shipment()));
        Awaitility.await().until(() -> !limit("write").paused().isEmpty());
        Callers.assertNoneFailed(send(ANNOUNCE, 3, shipment()));
        assertThat(Callers.result(rejected).getException()).isNull();

        List<RecordedRequest> requests = sandbox().requests();
        assertThat(requests).hasSize(2 + 5);
        assertThat(Duration.between(requests.get(0).receivedAt(), requests.get(1).receivedAt())).isGreaterThanOrEqualTo(
                Duration.ofSeconds(1));
        for (RecordedRequest later : requests.subList(3, 7)) {
            assertThat(Duration.between(requests.get(2).receivedAt(), later.receivedAt()))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    void aCallFailsWhenThePauseIsLongerThanTheLongestWait() {
        sandbox().controls().failNext(1, Fault.status(429, "", Map.of("Retry-After", "600")));
        String read = READ + "?readLimit=1/1h&maxRetryAfter=1m";
        sandbox().controls().latency(Duration.ofMillis(300));
        CompletableFuture<Exchange> rejected = template.asyncSend(read, exchange -> {
        });
        Awaitility.await().until(() -> limit("read").permits() == 0);
        CompletableFuture<Exchange> waiting = template.asyncSend(read, exchange -> {
        });
        Awaitility.await().until(() -> limit("read").waiting() == 1);

        assertThat(Callers.result(rejected).getException()).isInstanceOf(SendcloudRateLimitException.class);
        Exchange late = call(read, null);

        assertThat(sandbox().requests()).extracting(RecordedRequest::status).containsExactly(429);
        for (Exchange exchange : List.of(Callers.result(waiting), late)) {
            assertThat(exchange.getException()).isInstanceOfSatisfying(SendcloudRateLimitException.class, e -> {
                assertThat(e.isRetryable()).isTrue();
                assertThat(e.getRetryAfter()).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
                assertThat(e)
                        .hasMessageContaining("was not sent: Sendcloud has refused calls of this kind because of a rate limit");
            });
            assertThat(exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY, Long.class)).isGreaterThan(500_000);
        }
    }

    private LimitStatus limit(String name) {
        return context.getComponent("sendcloud", SendcloudComponent.class).limits().stream()
                .filter(status -> status.limit().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void aTransactedExchangeWaitsOnItsThread() {
        for (int i = 0; i < 7; i++) {
            Exchange exchange = template.send(ANNOUNCE, created -> {
                created.getExchangeExtension().setTransacted(true);
                created.getMessage().setBody(shipment());
            });
            assertThat(exchange.getException()).isNull();
        }
        assertLimitKept(sandbox().requests(), 5, PERIOD);
        assertThat(limit("write").waiting()).isZero();
    }

    @Test
    void noLimitAppliesWhenTheLimiterIsOff() {
        List<Exchange> exchanges = send(ANNOUNCE + "?rateLimiter=off&writeLimit=1/1h", 10, shipment());
        Callers.assertNoneFailed(exchanges);
    }

    @ParameterizedTest
    @CsvSource({
            "readLimit=abc, readLimit", "writeLimit=0/1m, writeLimit", "supportLimit=5, supportLimit",
            "rateLimiter=foo, rateLimiter", "rateLimiter=#text, rateLimiter" })
    void anInvalidOptionFailsWhenTheRouteIsBuilt(String option, String name) {
        context.getRegistry().bind("text", "no proxy manager");
        assertThatThrownBy(() -> context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:wrong").to(READ + "?" + option);
            }
        })).hasRootCauseInstanceOf(IllegalArgumentException.class).hasStackTraceContaining("Option " + name + " cannot be");
    }

    @Test
    void threeTimesTheLimitOfExchangesTakeAtLeastTwoPeriods() {
        long begin = System.nanoTime();
        Callers.assertNoneFailed(send(ANNOUNCE, 15, shipment()));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).as("the time of at least two periods").isGreaterThanOrEqualTo(
                PERIOD.multipliedBy(2)).isLessThan(Duration.ofNanos(TimeUnit.SECONDS.toNanos(20)));
    }
}
