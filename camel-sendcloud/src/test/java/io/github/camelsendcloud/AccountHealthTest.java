package io.github.camelsendcloud;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelsendcloud.sandbox.Fault;
import io.github.camelsendcloud.sandbox.KeyRotation;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.github.camelsendcloud.HealthTestSupport.assertDown;
import static io.github.camelsendcloud.HealthTestSupport.assertUp;
import static io.github.camelsendcloud.HealthTestSupport.readiness;
import static io.github.camelsendcloud.HealthTestSupport.result;
import static org.assertj.core.api.Assertions.assertThat;

/** The health check of an account follows the results of the calls of the account. */
@Timeout(60)
class AccountHealthTest extends SandboxTestSupport {

    private static final String ACCOUNT = "producer:sendcloud";
    private static final String RETRIED = "sendcloud:user/auth/metadata?maxRetries=2";

    private final Map<String, Object> accounts = new ConcurrentHashMap<>();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        return HealthTestSupport.enabled(super.createCamelContext());
    }

    @Override
    protected SendcloudConfiguration configuration() {
        SendcloudConfiguration configuration = super.configuration();
        configuration.setAccounts(accounts);
        return configuration;
    }

    private SendcloudComponent sendcloud() {
        return context.getComponent("sendcloud", SendcloudComponent.class);
    }

    /** Calls an address through a route, which the first call creates. */
    private Exchange read(String address) throws Exception {
        if (context.getRoute("read") == null) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:read").routeId("read").to(address);
                }
            });
        }
        return call("direct:read", null);
    }

    private Exchange read(AuthMode mode) throws Exception {
        return read("sendcloud:parcels/statuses?authMode=" + mode);
    }

    private HealthCheck.Result account() {
        return result(context, ACCOUNT);
    }

    @ParameterizedTest
    @EnumSource(AuthMode.class)
    void revokedKeysAreDownUntilTheKeysAreValidAgain(AuthMode mode) throws Exception {
        String name = mode.name().toLowerCase(Locale.ROOT);
        String publicKey = sandbox().publicKey();
        String secretKey = sandbox().secretKey();
        assertThat(read(mode).getException()).isNull();
        assertUp(account());
        assertThat(account().getDetails()).containsEntry("mode", name).containsKey("accepted");

        sandbox().account().rotateKeys(KeyRotation.atOnce().revokingTokens());
        assertUp(account());
        assertThat(read(mode).getException()).isNotNull();
        assertDown(account(), "Sendcloud refuses the keys since 20", "status 401", "check publicKey and secretKey",
                "authMode=" + name);
        assertThat(account().getDetails()).containsKey("refusedSince").containsEntry("http.response.code", 401);
        assertThat(account().getDetails().toString() + account().getMessage() + account().getCheck().getId())
                .doesNotContain(secretKey, publicKey);
        assertThat(readiness(context)).as("liveness has another check")
                .anyMatch(result -> result.getState() == HealthCheck.State.DOWN);
        assertThat(HealthCheckHelper.invokeLiveness(context, "full")).isNotEmpty().allSatisfy(HealthTestSupport::assertUp);

        sandbox().account().rotateKeys(KeyRotation.atOnce().keys(publicKey, secretKey));
        sendcloud().accounts().stream().filter(one -> one.token() != null)
                .forEach(one -> sendcloud().invalidateToken(one.account()));
        assertThat(read(mode).getException()).isNull();
        assertUp(account());
    }

    @ParameterizedTest
    @EnumSource(AuthMode.class)
    void newKeysEndTheRefusalOfTheOldKeysBeforeTheNextCall(AuthMode mode) throws Exception {
        sandbox().account().rotateKeys(KeyRotation.atOnce().revokingTokens());
        assertThat(read(mode).getException()).isNotNull();
        assertDown(account(), "Sendcloud refuses the keys");

        sendcloud().updateKeys(sandbox().publicKey(), sandbox().secretKey());
        assertUp(account());
        assertThat(read(mode).getException()).isNull();
        assertUp(account());
    }

    @Test
    void threeFailuresInARowAreDownAndASuccessIsUp() throws Exception {
        sandbox().controls().failNext(3, Fault.status(503));
        assertThat(read(RETRIED).getException()).isNotNull();

        assertDown(account(), "Sendcloud does not respond since",
                "3 attempts in a row have failed, the latest with status 503");
        assertThat(account().getDetails()).containsEntry("failuresInARow", 3).containsKey("latestFailure");
        assertThat(HealthCheckHelper.invokeLiveness(context, "full")).allSatisfy(HealthTestSupport::assertUp);

        assertThat(read(RETRIED).getException()).isNull();
        assertUp(account());
    }

    @Test
    void aProxyThatRefusesTheRequestsIsDown() throws Exception {
        sandbox().controls().failNext(3, Fault.status(407));
        for (int i = 0; i < 3; i++) {
            assertThat(read(RETRIED).getException()).isNotNull();
        }

        assertDown(account(), "3 attempts in a row have failed, the latest with status 407", "Check the network");
    }

    @Test
    void aFailureThatARetryCuresIsNotDown() throws Exception {
        sandbox().controls().failNext(2, Fault.connectionDropped());
        assertThat(read(RETRIED).getException()).isNull();
        assertUp(account());
        assertThat(account().getDetails()).doesNotContainKey("failuresInARow");
    }

    @Test
    void theChecksAreThoseOfTheComponentThatTheContextHasNow() throws Exception {
        read(AuthMode.BASIC);
        assertUp(account());
        context.getRouteController().stopAllRoutes();
        context.removeRoute("read");
        context.removeComponent("sendcloud");
        context.addComponent("sendcloud", component());
        sandbox().account().rotateKeys(KeyRotation.atOnce());

        assertThat(read(AuthMode.BASIC).getException()).isNotNull();

        assertDown(account(), "Sendcloud refuses the keys");
        assertUp(result(context, "sendcloud-threads"));
    }

    @Test
    void aMissingPermissionOfAnOperationIsNotARefusalOfTheKeys() throws Exception {
        read(AuthMode.BASIC);
        sandbox().controls().failNext(1, Fault.status(403));
        read(AuthMode.BASIC);
        assertUp(account());
    }

    @Test
    void anUnreachableTokenEndpointIsDown() throws Exception {
        sandbox().controls().failTokenRequests(10, Fault.status(500));
        assertThat(read(AuthMode.OAUTH2).getException()).isNotNull();
        assertDown(account(), "There is no token since", "responds with status 500");
        assertThat(account().getDetails()).containsEntry("token", "none").containsKey("nextTokenRequest");
    }

    @Test
    void eachAccountInUseHasOneCheckWithItsName() throws Exception {
        addAccount(accounts, "one");
        addAccount(accounts, "two");
        ((SendcloudAccount) accounts.get("two")).setIntegrationId(4711L);
        template.requestBodyAndHeader("sendcloud:parcels/statuses", null, SendcloudConstants.ACCOUNT, "one");
        template.requestBodyAndHeader("sendcloud:user/auth/metadata", null, SendcloudConstants.ACCOUNT, "one");
        sandbox().account("two").rotateKeys(KeyRotation.atOnce());
        call("sendcloud:parcels/statuses", null, SendcloudConstants.ACCOUNT, "two");

        Collection<HealthCheck.Result> results = readiness(context);
        assertUp(result(results, "producer:sendcloud-one"));
        assertDown(result(results, "producer:sendcloud-two"), "of the integration 4711 of account two");
        assertThat(results).extracting(one -> one.getCheck().getId()).filteredOn(id -> id.startsWith("producer:"))
                .containsExactlyInAnyOrder("producer:sendcloud", "producer:sendcloud-one", "producer:sendcloud-two");
    }

    @Test
    void theChecksFollowTheSwitchesOfCamel() throws Exception {
        read(AuthMode.BASIC);
        HealthCheckRegistry.get(context).getRepository("producers").orElseThrow().setEnabled(false);
        assertThat(readiness(context)).noneMatch(one -> one.getCheck().getId().contains("sendcloud"));

        HealthCheckRegistry.get(context).getRepository("producers").orElseThrow().setEnabled(true);
        assertUp(account());
        sendcloud().setHealthCheckProducerEnabled(false);
        assertThat(readiness(context)).noneMatch(one -> one.getCheck().getId().contains("sendcloud"));
    }

    @Test
    void theDetailsHavePausesAndTheRetryBudget() throws Exception {
        sandbox().controls().failNext(1, Fault.status(429, "{}", Map.of("Retry-After", "30")));
        read("sendcloud:user/auth/metadata?rateLimiter=local&maxRetries=0");
        assertUp(account());
        assertThat(account().getDetails()).containsKey("pausedUntil.v3 GET /user/auth/metadata")
                .containsEntry("retriesLeft", "100 of 100");
    }
}
