package io.github.camelsendcloud;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelsendcloud.api.LimitStatus;
import io.github.camelsendcloud.sandbox.Fault;
import io.github.camelsendcloud.sandbox.RecordedRequest;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** When Sendcloud rejects one operation with status 429, the component sends calls of the other operations. */
@Timeout(60)
class RejectedOperationTest extends SandboxTestSupport {

    private static final String READ = "sendcloud:parcels/statuses";

    @Override
    protected SendcloudConfiguration configuration() {
        SendcloudConfiguration configuration = super.configuration();
        configuration.setRateLimiter("local");
        return configuration;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:track").toD("sendcloud:parcels/tracking/${body}");
                from("direct:slow").toD("sendcloud:parcels/tracking/${body}?readLimit=1/100ms");
                from("direct:read").to(READ);
            }
        };
    }

    private static boolean isTracking(String method, String path) {
        return path.contains("/parcels/tracking/");
    }

    private List<RecordedRequest> tracked() {
        return sandbox().requests().stream().filter(request -> isTracking("GET", request.path())).toList();
    }

    private CompletableFuture<Exchange> track(int number) {
        return template.asyncSend("direct:track", exchange -> exchange.getMessage().setBody("N" + number));
    }

    private LimitStatus reads() {
        return context.getComponent("sendcloud", SendcloudComponent.class).limits().stream()
                .filter(status -> status.limit().equals("read")).findFirst().orElseThrow();
    }

    @Test
    void onlyCallsOfTheRejectedOperationWait() {
        sandbox().controls().failNext(Integer.MAX_VALUE, Fault.status(429), RejectedOperationTest::isTracking);
        List<CompletableFuture<Exchange>> tracked = new ArrayList<>();
        tracked.add(track(0));
        Awaitility.await().until(() -> !tracked().isEmpty());
        Awaitility.await().until(() -> reads().waiting() == 1 || !reads().paused().isEmpty());
        for (int i = 1; i < 20; i++) {
            tracked.add(track(i));
        }
        Awaitility.await().until(() -> reads().waiting() >= 19);

        for (int i = 0; i < 100; i++) {
            assertThat(call("direct:read", null).getException()).isNull();
        }

        assertThat(tracked()).hasSize(1);
        assertThat(tracked).noneMatch(CompletableFuture::isDone);
        assertThat(reads().pausedFor()).isZero();
        assertThat(reads().paused()).containsOnlyKeys("v3 GET /parcels/tracking/{tracking_number}");
    }

    @Test
    void callsOfAnOperationWithATooLongPauseFailAndOtherCallsSucceed() {
        sandbox().controls().failNext(
                Integer.MAX_VALUE, Fault.status(429, "", Map.of("Retry-After", "600")), RejectedOperationTest::isTracking);
        for (int i = 0; i < 3; i++) {
            assertThat(call("direct:track", "N" + i).getException()).isInstanceOf(SendcloudRateLimitException.class);
            assertThat(call("direct:read", null).getException()).isNull();
        }
        assertThat(tracked()).as("the only request of the rejected operation").hasSize(1);
    }

    @Test
    void theDelayOfARedeliveryIsAtMostAnHour() {
        sandbox().controls().failNext(
                Integer.MAX_VALUE, Fault.status(429, "", Map.of("Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT")),
                RejectedOperationTest::isTracking);
        Exchange rejected = call("direct:track", "N");
        assertThat(rejected.getException()).isInstanceOfSatisfying(
                SendcloudRateLimitException.class,
                failure -> assertThat(failure.getRetryAfter()).isEqualTo(Duration.ofHours(1)));
        assertThat(rejected.getMessage().getHeader(Exchange.REDELIVERY_DELAY)).isEqualTo(3_600_000L);
    }

    @Test
    void theRejectedCallIsTheFirstCallAfterThePause() throws Exception {
        sandbox().controls().failNext(1, Fault.status(429, "", Map.of("Retry-After", "1")));
        List<CompletableFuture<Exchange>> calls = new ArrayList<>();
        calls.add(trackSlowly(0));
        Awaitility.await().until(() -> tracked().size() == 1);
        for (int i = 1; i < 6; i++) {
            calls.add(trackSlowly(i));
        }
        for (CompletableFuture<Exchange> call : calls) {
            assertThat(Callers.result(call)).isNotNull();
        }
        assertThat(tracked().stream().map(request -> request.path().replaceAll(".*/", "")))
                .startsWith("N0", "N0").hasSize(7);
    }

    private CompletableFuture<Exchange> trackSlowly(int number) {
        return template.asyncSend("direct:slow", exchange -> exchange.getMessage().setBody("N" + number));
    }

    @Test
    void theAccountPausesWhenASecondOperationIsRejected() {
        sandbox().controls().failNext(Integer.MAX_VALUE, Fault.status(429, "", Map.of("Retry-After", "600")));
        assertThat(call("direct:track", "N").getException()).isInstanceOf(SendcloudRateLimitException.class);
        assertThat(reads().pausedFor()).isZero();
        assertThat(call("direct:read", null).getException()).isInstanceOf(SendcloudRateLimitException.class);
        assertThat(reads().pausedFor()).isGreaterThan(Duration.ofMinutes(9));

        Exchange third = call("sendcloud:user/auth/metadata", null);

        assertThat(third.getException()).isInstanceOf(SendcloudRateLimitException.class)
                .hasMessageContaining("was not sent");
        assertThat(sandbox().requests()).hasSize(2);
    }
}
