package io.github.camelsendcloud;

import java.util.concurrent.TimeUnit;

import io.github.camelsendcloud.sandbox.KeyRotation;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.github.camelsendcloud.HealthTestSupport.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Option healthProbeInterval: the component asks Sendcloud about the keys of an account that makes no calls. */
@Timeout(60)
class HealthProbeTest extends SandboxTestSupport {

    private static final String METADATA = "/api/v3/user/auth/metadata";

    @Override
    protected CamelContext createCamelContext() throws Exception {
        return HealthTestSupport.enabled(super.createCamelContext());
    }

    private void route(String... addresses) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                for (String address : addresses) {
                    from("direct:" + address.hashCode()).routeId(address).to(address);
                }
            }
        });
    }

    private static long probes() {
        return sandbox().requests().stream().filter(request -> request.path().equals(METADATA)).count();
    }

    private void awaitState(HealthCheck.State state) {
        Awaitility.await().atMost(30, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(result(context, "producer:sendcloud").getState()).isEqualTo(state));
    }

    @ParameterizedTest
    @EnumSource(AuthMode.class)
    void withoutCallsAProbeNoticesRevokedKeysAndValidKeys(AuthMode mode) throws Exception {
        String publicKey = sandbox().publicKey();
        String secretKey = sandbox().secretKey();
        route("sendcloud:parcels?healthProbeInterval=1s&authMode=" + mode);
        Awaitility.await().until(
                () -> !"not yet".equals(result(context, "producer:sendcloud").getDetails().get("accepted")));

        sandbox().account().rotateKeys(KeyRotation.atOnce().revokingTokens());
        awaitState(HealthCheck.State.DOWN);
        sandbox().account().rotateKeys(KeyRotation.atOnce().keys(publicKey, secretKey));
        if (mode == AuthMode.OAUTH2) {
            // otherwise the next token request comes a minute after the refusal
            context.getComponent("sendcloud", SendcloudComponent.class).invalidateToken(publicKey);
        }
        awaitState(HealthCheck.State.UP);
    }

    @Test
    void endpointsAndHealthRequestsShareTheProbes() throws Exception {
        route("sendcloud:parcels?healthProbeInterval=1h", "sendcloud:shipments/announce?healthProbeInterval=1s",
                "sendcloud:orders?healthProbeInterval=1s", "sendcloud:returns?healthProbeInterval=1s");
        long start = System.nanoTime();
        Awaitility.await().until(() -> {
            HealthTestSupport.readiness(context);
            return probes() >= 2;
        });
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        assertThat(probes()).as("at most one probe a second").isLessThanOrEqualTo(seconds + 1);
    }

    @Test
    void aCallMakesTheNextProbeUnnecessaryAndAStopEndsTheProbes() throws Exception {
        route("sendcloud:parcels/statuses?healthProbeInterval=2s");
        String call = "direct:" + "sendcloud:parcels/statuses?healthProbeInterval=2s".hashCode();
        Awaitility.await().during(3, TimeUnit.SECONDS).atMost(20, TimeUnit.SECONDS).until(() -> {
            template.requestBody(call, (Object) null);
            return probes() == 0;
        });

        context.stop();
        long after = probes();
        Awaitility.await().during(3, TimeUnit.SECONDS).atMost(20, TimeUnit.SECONDS).until(() -> probes() == after);
    }

    @Test
    void withoutTheOptionNoProbeIsMade() throws Exception {
        route("sendcloud:parcels");
        HealthTestSupport.readiness(context);
        assertThat(sandbox().requests()).isEmpty();
    }

    @Test
    void aShortIntervalIsRefused() {
        assertThatThrownBy(() -> route("sendcloud:parcels?healthProbeInterval=10"))
                .hasStackTraceContaining("Option healthProbeInterval cannot be '10 ms': it must be 0 or at least 1s");
    }
}
