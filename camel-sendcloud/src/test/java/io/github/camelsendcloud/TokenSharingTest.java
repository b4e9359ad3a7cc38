package io.github.camelsendcloud;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.camelsendcloud.sandbox.Fault;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.github.camelsendcloud.Callers.assertNoneFailed;
import static io.github.camelsendcloud.Callers.together;
import static org.assertj.core.api.Assertions.assertThat;

/** The endpoints, routes and threads of an account share one token. */
@Timeout(120)
class TokenSharingTest extends SandboxTestSupport {

    private static final String METADATA = "sendcloud:user/auth/metadata";

    @Override
    protected SendcloudConfiguration configuration() {
        SendcloudConfiguration configuration = super.configuration();
        configuration.setAuthMode(AuthMode.OAUTH2);
        return configuration;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:one").toD("sendcloud:parcels/${body}?throwExceptionOnFailure=false");
            }
        };
    }

    @Test
    void manyThreadsOverAHundredEndpointsMakeOneTokenRequestForTheFirstToken() throws Exception {
        List<String> endpoints = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            endpoints.add("sendcloud:shipments?query.order_number=" + i);
            context.getEndpoint(endpoints.get(i));
        }
        sandbox().controls().tokenLatency(Duration.ofMillis(200));

        List<Exchange> exchanges = together(64, 5, i -> call(endpoints.get(i % 100), null));

        assertNoneFailed(exchanges);
        assertThat(exchanges).hasSize(320);
        assertThat(sandbox().tokenRequests()).hasSize(1);
    }

    @Test
    void tenThousandIdsMakeOneTokenRequestAndOneEndpoint() throws Exception {
        long parcelId = announcedParcel();
        sandbox().clearRequests();

        List<Exchange> exchanges = together(8, 1250, i -> template.request("direct:one", exchange -> {
            exchange.getMessage().setBody(i == 0 ? parcelId : parcelId + 1_000_000 + i);
        }));

        assertThat(exchanges.stream().map(e -> e.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class)))
                .containsOnly(200, 404).hasSize(10_000);
        assertThat(sandbox().requests().stream().map(request -> request.path()).distinct()).hasSize(10_000);
        assertThat(sandbox().tokenRequests()).as("token requests after the announcement").isEmpty();
        assertThat(context.getEndpoints().stream().map(Endpoint::getEndpointUri).filter(uri -> uri.contains("parcels/")))
                .hasSize(1);
    }

    @Test
    void aRevokedTokenFailsNoCallAndIsReplacedOnce() throws Exception {
        assertThat(call(METADATA, null).getException()).isNull();
        sandbox().controls().revokeAllTokens();
        sandbox().clearRequests();

        List<Exchange> exchanges = together(16, 5, i -> call(METADATA, null));

        assertNoneFailed(exchanges);
        assertThat(sandbox().tokenRequests()).hasSize(1);
        assertThat(exchanges).anySatisfy(
                e -> assertThat(e.getMessage().getHeader(SendcloudConstants.ATTEMPTS)).isEqualTo(2));
    }

    @Test
    void aTokenRefreshDelaysNoCall() throws Exception {
        sandbox().controls().tokenLifetime(Duration.ofSeconds(2)).tokenLatency(Duration.ofMillis(300));
        assertThat(call(METADATA, null).getException()).as("the first call waits").isNull();

        Callers.Result result = Callers.keepCalling(context.getEndpoint(METADATA), 8, Duration.ofSeconds(10));

        assertNoneFailed(result.failed());
        assertThat(result.asynchronous()).as("calls that had to wait for a token").isZero();
        assertThat(sandbox().requests()).as("no call was sent with an expired token")
                .noneMatch(request -> request.status() == 401);
        assertThat(sandbox().tokenRequests()).hasSizeBetween(4, 16);
    }

    @Test
    void anOutageOfTheTokenEndpointFailsNoCallWhileTheTokenIsValid() throws Exception {
        sandbox().controls().tokenLifetime(Duration.ofSeconds(9));
        assertThat(call(METADATA, null).getException()).isNull();
        sandbox().controls().tokenEndpointDown(true);
        long start = System.nanoTime();
        long up = start + TimeUnit.SECONDS.toNanos(7);
        long end = start + TimeUnit.SECONDS.toNanos(11);

        List<Exchange> failed = new ArrayList<>();
        boolean down = true;
        while (System.nanoTime() < end) {
            if (down && System.nanoTime() > up) {
                sandbox().controls().tokenEndpointDown(false);
                down = false;
            }
            Exchange exchange = call(METADATA, null);
            if (exchange.getException() != null) {
                failed.add(exchange);
            }
        }

        assertNoneFailed(failed);
        assertThat(sandbox().tokenRequests().size()).as("token requests during and after the outage").isGreaterThan(2);
    }

    @Test
    void anUnavailableTokenEndpointFailsAllCallsAndReceivesOneRequest() throws Exception {
        sandbox().controls().failTokenRequests(Integer.MAX_VALUE, Fault.status(503, "", Map.of("Retry-After", "60")));

        List<Exchange> exchanges = together(32, 20, i -> call(METADATA, null));

        assertThat(exchanges).hasSize(640).allSatisfy(
                exchange -> assertThat(exchange.getException()).isInstanceOfSatisfying(
                        SendcloudAuthenticationException.class, e -> {
                            assertThat(e.getStatusCode()).isEqualTo(503);
                            assertThat(e.isRetryable()).isTrue();
                            assertThat(e.getRetryAfter()).isEqualTo(Duration.ofSeconds(60));
                            assertThat(e).hasMessageContaining("was not sent").hasMessageContaining("token endpoint");
                        }));
        assertThat(sandbox().tokenRequests()).hasSize(1);
        assertThat(sandbox().requests()).isEmpty();
    }

    @Test
    void eachSecretHasASeparateTokenWhichIsRemovedWithTheLastEndpoint() throws Exception {
        SendcloudComponent component = context.getComponent("sendcloud", SendcloudComponent.class);
        SendcloudEndpoint endpoint = context.getEndpoint(METADATA, SendcloudEndpoint.class);
        assertThat(call(METADATA, null).getException()).isNull();
        Exchange rejected = call(METADATA + "?secretKey=rotated", null);

        assertThat(rejected.getException()).isInstanceOfSatisfying(SendcloudAuthenticationException.class, e -> {
            assertThat(e.getError()).isEqualTo("invalid_client");
            assertThat(e.isRetryable()).isFalse();
        });
        assertThat(component.clients().tokens()).isEqualTo(2);

        endpoint.stop();
        assertThat(component.clients().tokens()).isEqualTo(1);
    }

    private long announcedParcel() {
        Exchange announced = call("sendcloud:shipments/announce?outputType=map", shipment());
        Map<?, ?> data = (Map<?, ?>) announced.getMessage().getBody(Map.class).get("data");
        return ((Number) ((Map<?, ?>) ((List<?>) data.get("parcels")).get(0)).get("id")).longValue();
    }
}
