package io.github.camelsendcloud;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.github.camelsendcloud.sandbox.AcceptedAuthentication;
import io.github.camelsendcloud.sandbox.Account;
import io.github.camelsendcloud.sandbox.Fault;
import io.github.camelsendcloud.sandbox.KeyRotation;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.SupervisingRouteController;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Option verifyKeys: routes with refused keys do not start, and the endpoints of an account share one request. */
@Timeout(120)
class VerifiedKeysTest extends SandboxTestSupport {

    private static final String READ = "sendcloud:parcels/statuses";
    private static final String METADATA = "/api/v3/user/auth/metadata";
    private static final String WRONG = "wrong-secret-4711";

    @Override
    protected SendcloudConfiguration configuration() {
        SendcloudConfiguration configuration = super.configuration();
        configuration.setVerifyKeys(true);
        return configuration;
    }

    private SendcloudComponent sendcloud() {
        return context.getComponent("sendcloud", SendcloudComponent.class);
    }

    private void route(String id, String uri) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:" + id).routeId(id).to(uri);
            }
        });
    }

    private static long verifications() {
        return sandbox().requests().stream().filter(request -> request.path().equals(METADATA)).count();
    }

    private void assertDoesNotStart(String id, String uri, String... messageParts) throws Exception {
        assertThatThrownBy(() -> route(id, uri)).satisfies(failure -> {
            Throwable cause = failure;
            while (!(cause instanceof IllegalStateException)) {
                cause = cause.getCause();
                assertThat(cause).isNotNull();
            }
            assertThat(cause).hasMessageContainingAll(messageParts)
                    .hasMessageNotContainingAny(WRONG, sandbox().secretKey());
            assertThat(cause.getCause()).isInstanceOf(SendcloudOperationFailedException.class);
        });
        assertThat(context.getRouteController().getRouteStatus(id)).isNotEqualTo(ServiceStatus.Started);
        // no lease of the producer stays
        context.removeEndpoints("sendcloud:*");
        assertThat(sendcloud().clients().tokens()).isZero();
        Awaitility.await().until(() -> sendcloud().getClients() == 0);
    }

    @ParameterizedTest
    @EnumSource(AuthMode.class)
    void aRouteWithAcceptedKeysStarts(AuthMode mode) throws Exception {
        route("good", READ + "?authMode=" + mode);

        assertThat(context.getRouteController().getRouteStatus("good")).isEqualTo(ServiceStatus.Started);
        assertThat(verifications()).isEqualTo(1);
        assertThat(call("direct:good", null).getException()).isNull();
        assertThat(verifications()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(AuthMode.class)
    void aRouteWithRefusedKeysDoesNotStart(AuthMode mode) throws Exception {
        assertDoesNotStart("bad", READ + "?authMode=" + mode + "&secretKey=" + WRONG,
                "Sendcloud refuses the keys (option verifyKeys): ", "check that both keys belong to the same integration");
    }

    @Test
    void aRouteWithBasicDoesNotStartForAnIntegrationThatDemandsOauth2() throws Exception {
        sandbox().account().accept(AcceptedAuthentication.OAUTH2_ONLY);

        assertDoesNotStart("basic", READ, "Sendcloud refuses the keys", "\"Use OAuth2 authentication\"", "authMode=oauth2");
        route("oauth2", READ + "?authMode=oauth2");
    }

    @Test
    void aRouteDoesNotStartWhenTheKeysCannotBeVerified() throws Exception {
        assertDoesNotStart("lost",
                READ + "?baseUri=http://localhost:" + WebhookTestSupport.freePort() + "/api&maxRetries=0",
                "The keys cannot be verified (option verifyKeys): ", "got no response");
    }

    @Test
    void aTemporaryFailureIsRetried() throws Exception {
        sandbox().controls().failNext(1, Fault.status(503, "{}"));

        route("good", READ);

        assertThat(verifications()).isEqualTo(2);
    }

    @Test
    void aRouteStartsWithRefusedKeysWithoutTheOption() throws Exception {
        route("bad", READ + "?verifyKeys=false&secretKey=" + WRONG);

        assertThat(sandbox().requests()).isEmpty();
        assertThat(call("direct:bad", null).getException()).isInstanceOf(SendcloudAuthenticationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "sendcloud:shipments?startFrom=now&delay=1h", "sendcloud:webhook?path=/hook",
            "webhook:sendcloud:webhook?path=/hook" })
    void aConsumerWithRefusedKeysDoesNotStart(String uri) throws Exception {
        assertThatThrownBy(() -> context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri + "&secretKey=" + WRONG).routeId("consumer").to("mock:events");
            }
        })).hasStackTraceContaining("Sendcloud refuses the keys (option verifyKeys)");
        assertThat(context.getRouteController().getRouteStatus("consumer")).isNotEqualTo(ServiceStatus.Started);
        context.removeEndpoints(".*sendcloud:.*");
        Awaitility.await().until(() -> sendcloud().getClients() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = { "basic", "oauth2" })
    void twentyEndpointsOfAnAccountMakeOneRequest(String mode) throws Exception {
        for (int i = 0; i < 20; i++) {
            route("route" + i, "sendcloud:shipments?authMode=" + mode + "&query.order_number=" + i);
        }

        assertThat(verifications()).isEqualTo(1);
        assertThat(sandbox().tokenRequests()).hasSize(mode.equals("oauth2") ? 1 : 0);
    }

    @Test
    void producersThatStartTogetherMakeOneRequest() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            List<Callable<Object>> starts = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String uri = "sendcloud:shipments?query.order_number=" + i;
                starts.add(() -> {
                    context.getEndpoint(uri).createProducer().start();
                    return null;
                });
            }
            for (var start : threads.invokeAll(starts)) {
                start.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(verifications()).isEqualTo(1);
    }

    @Test
    void eachAccountAndEachModeIsVerified() throws Exception {
        Account second = sandbox().addAccount("shop-2");

        route("one", READ);
        route("two", READ + "?publicKey=" + second.publicKey() + "&secretKey=" + second.secretKey());
        route("three", READ + "?authMode=oauth2");

        assertThat(verifications()).isEqualTo(3);
    }

    @Test
    void anAccountOfTheAccountsIsVerified() throws Exception {
        Account second = sandbox().addAccount("shop-2").accept(AcceptedAuthentication.OAUTH2_ONLY);
        SendcloudAccount right = new SendcloudAccount(new SendcloudCredentials(second.publicKey(), second.secretKey()));
        right.setAuthMode(AuthMode.OAUTH2);
        context.getRegistry().bind("shops", Map.of(
                "right", right, "wrong", new SendcloudAccount(new SendcloudCredentials(second.publicKey(), WRONG))));

        assertDoesNotStart("one", READ + "?accounts=#shops&account=wrong", "Sendcloud refuses the keys");
        sandbox().clearRequests();
        route("two", READ + "?accounts=#shops&account=right");

        assertThat(verifications()).isEqualTo(1);
    }

    @Test
    void aRestartVerifiesOnceAgain() throws Exception {
        route("one", READ);
        route("two", "sendcloud:shipments");

        context.stop();
        context.start();

        assertThat(context.getRouteController().getRouteStatus("two")).isEqualTo(ServiceStatus.Started);
        assertThat(verifications()).isEqualTo(2);
    }

    @Test
    void newKeysAreVerifiedWhenAnEndpointStarts() throws Exception {
        route("one", READ);
        sandbox().account().rotateKeys(KeyRotation.atOnce());
        sendcloud().updateKeys(sandbox().publicKey(), sandbox().secretKey());

        route("two", "sendcloud:shipments");
        route("three", "sendcloud:shipments?query.order_number=1");

        assertThat(verifications()).isEqualTo(2);
    }

    @Test
    void aSupervisedRouteStartsWhenTheKeysAreAccepted() throws Exception {
        context.stop();
        SupervisingRouteController controller = context.getRouteController().supervising();
        controller.setInitialDelay(0);
        controller.setBackOffDelay(50);
        sandbox().account().accept(AcceptedAuthentication.OAUTH2_ONLY);
        route("one", READ);
        context.start();
        Awaitility.await().until(() -> verifications() > 1);
        assertThat(context.getRouteController().getRouteStatus("one")).isNotEqualTo(ServiceStatus.Started);

        sandbox().account().accept(AcceptedAuthentication.BASIC_AND_OAUTH2);

        Awaitility.await().until(() -> context.getRouteController().getRouteStatus("one") == ServiceStatus.Started);
    }
}
