package io.github.camelsendcloud;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.management.MBeanException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import io.github.camelsendcloud.api.AccountStatus;
import io.github.camelsendcloud.sandbox.Fault;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The dev console, JMX and the component show the state of the credentials of each account, without the credentials.
 */
@Timeout(60)
class AccountMonitoringTest extends MonitoringTestSupport {

    private static final String WEBHOOK_SECRET = "hook-secret-of-one";

    private final Map<String, Object> accounts = new ConcurrentHashMap<>();

    @Override
    protected SendcloudConfiguration configuration() {
        return withAccountsOnly(super.configuration(), accounts);
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:read").routeId("read").to("sendcloud:user/auth/metadata?maxRetries=0");
            }
        };
    }

    @BeforeEach
    void addTwoShops() {
        SendcloudAccount one = add("one");
        one.setIntegrationId(4711L);
        one.setWebhookSecret(WEBHOOK_SECRET);
        add("two").setAuthMode(AuthMode.OAUTH2);
    }

    private SendcloudAccount add(String name) {
        addAccount(accounts, name);
        return (SendcloudAccount) accounts.get(name);
    }

    private Exchange read(String account) {
        return call("direct:read", null, SendcloudConstants.ACCOUNT, account);
    }

    private SendcloudComponent sendcloud() {
        return context.getComponent("sendcloud", SendcloudComponent.class);
    }

    private AccountStatus status(String name) {
        return sendcloud().accounts().stream().filter(account -> name.equals(account.name())).findFirst().orElseThrow();
    }

    @Test
    void anAccountIsShownFromItsFirstCallOn() throws Exception {
        assertThat(sendcloud().accounts()).isEmpty();
        read("one");
        assertThat(sendcloud().accounts()).extracting(AccountStatus::name).containsExactly("one");
        read("two");
        assertThat(sendcloud().accounts()).extracting(AccountStatus::name).containsExactly("one", "two");

        context.getRouteController().stopRoute("read");
        context.removeEndpoints("sendcloud:*");
        assertThat(sendcloud().accounts()).isEmpty();
    }

    @Test
    void theStateOfABasicAccountHasNoToken() {
        read("one");

        AccountStatus.Calls calls = status("one").calls();
        assertThat(calls.acceptedAt()).isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(status("one")).isEqualTo(
                new AccountStatus(
                        "one", "one-public-key", 4711L, null, null,
                        new AccountStatus.Calls(calls.acceptedAt(), null, 0, null, null, null)));
        assertThat(status("one").mode()).isEqualTo("basic");
    }

    @Test
    void theStateOfATokenHasScopesAgeRestAndCounts() {
        sandbox().account("two").grantScopes("read:user", "read:parcel");
        ((SendcloudAccount) accounts.get("two")).setScope("read:user read:parcel write:parcel");
        read("two");

        AccountStatus two = status("two");
        assertThat(two.mode()).isEqualTo("oauth2");
        assertThat(two.integrationId()).isNull();
        assertThat(two.token().scopes()).isEqualTo("read:user read:parcel");
        assertThat(two.token().age()).isBetween(Duration.ZERO, Duration.ofMinutes(1));
        assertThat(two.token().left()).isBetween(Duration.ofMinutes(58), Duration.ofHours(1));
        assertThat(two.token().refreshes()).isEqualTo(1);
        assertThat(two.token().failures()).isZero();
        assertThat(two.token().pause()).isZero();
    }

    @Test
    void aFailedRefreshIsCountedAndTheNextAttemptIsShown() {
        sandbox().controls().failTokenRequests(1, Fault.status(401, "{\"error\":\"invalid_client\"}"));
        assertThat(read("two").getException()).isInstanceOf(SendcloudAuthenticationException.class);

        AccountStatus.Token token = status("two").token();
        assertThat(token.refreshes()).isZero();
        assertThat(token.failures()).isEqualTo(1);
        assertThat(token.age()).isNull();
        assertThat(token.left()).isNull();
        assertThat(token.pause()).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(1));
        assertThat(status("two").text()).contains("no token", "scopes unknown", "failures 1", "next attempt in ");
    }

    @Test
    void theLatestRefusalHasItsStatusAndTime() {
        Instant start = Instant.now();
        sandbox().controls().failNext(1, Fault.status(403));
        read("two");
        assertThat(status("two").refusal().status()).isEqualTo(403);
        assertThat(status("two").refusal().at()).isBetween(start, Instant.now());

        sandbox().account("two").revokeTokens();
        assertThat(read("two").getException()).isNull();
        assertThat(status("two").refusal().status()).as("the refusal of the old token").isEqualTo(401);

        sandbox().controls().failNext(2, Fault.status(401));
        read("one");
        assertThat(status("one").refusal().status()).isEqualTo(401);
        assertThat(status("two").refusal().at()).isBefore(status("one").refusal().at());
    }

    @Test
    void jmxListsTheAccountsAndDiscardsATokenByNameOrPublicKey() throws Exception {
        read("one");
        read("two");
        String[] lines = (String[]) invoke("listAccounts");
        assertThat(lines).hasSize(2);
        assertThat(lines[0]).isEqualTo("account one: basic, integration 4711");
        assertThat(lines[1]).startsWith("account two: oauth2, token ");

        for (String account : List.of("two", "two-public-key")) {
            int before = sandbox().tokenRequests().size();
            invoke("invalidateToken", account);
            assertThat(status("two").token().age()).isNull();
            assertThat(read("two").getException()).isNull();
            assertThat(sandbox().tokenRequests()).hasSize(before + 1);
        }
    }

    @Test
    void aDiscardEndsThePauseAfterAFailedRefresh() throws Exception {
        sandbox().controls().failTokenRequests(1, Fault.status(401, "{\"error\":\"invalid_client\"}"));
        assertThat(read("two").getException()).isNotNull();
        assertThat(read("two").getException()).as("the pause").isNotNull();

        invoke("invalidateToken", "two");

        assertThat(status("two").token().pause()).isZero();
        assertThat(read("two").getException()).isNull();
    }

    @Test
    void aDiscardOfAnUnknownTokenIsRejectedWithoutTheText() {
        read("one");
        for (String account : List.of("one", "three", "two-secret-key")) {
            assertThatThrownBy(() -> invoke("invalidateToken", account)).isInstanceOf(MBeanException.class)
                    .hasCauseInstanceOf(IllegalArgumentException.class).hasMessageNotContaining(account + " ");
        }
    }

    @Test
    void theConsoleShowsEachAccount() {
        read("one");
        read("two");

        assertThat((String) console(DevConsole.MediaType.TEXT)).contains("account one: basic, integration 4711")
                .contains("account two: oauth2, token 0 s old");
        JsonObject all = (JsonObject) console(DevConsole.MediaType.JSON);
        JsonArray shown = (JsonArray) ((JsonObject) ((JsonArray) all.get("components")).get(0)).get("accounts");
        assertThat((JsonObject) shown.get(0)).containsEntry("name", "one").containsEntry("account", "one-public-key")
                .containsEntry("mode", "basic").containsEntry("integrationId", 4711L).containsEntry("refusedStatus", null)
                .doesNotContainKey("token");
        assertThat((JsonObject) ((JsonObject) shown.get(0)).get("calls")).containsEntry("refusedSince", null)
                .containsEntry("failures", 0).containsEntry("latestFailure", null).containsKey("acceptedAt");
        assertThat((JsonObject) ((JsonObject) shown.get(1)).get("token")).containsEntry("scopes", "api")
                .containsEntry("refreshes", 1L).containsEntry("failures", 0L).containsEntry("nextAttemptInMillis", 0L)
                .containsKeys("ageSeconds", "expiresInSeconds");
    }

    @Test
    void noKeyAndNoTokenIsShown() throws Exception {
        sandbox().controls().failNext(2, Fault.status(401));
        read("one");
        read("two");
        read("two");

        List<String> places = new ArrayList<>(List.of((String[]) invoke("listAccounts")));
        sendcloud().accounts().forEach(account -> places.addAll(List.of(account.toString(), account.text())));
        places.add(String.valueOf(console(DevConsole.MediaType.TEXT)));
        places.add(((JsonObject) console(DevConsole.MediaType.JSON)).toJson());
        accounts.values().forEach(account -> places.add(account.toString()));
        List<String> secrets = new ArrayList<>(List.of("one-secret-key", "two-secret-key", WEBHOOK_SECRET));
        sandbox().requests().forEach(
                request -> request.header("Authorization")
                        .ifPresent(header -> secrets.add(header.substring(header.indexOf(' ') + 1))));
        assertThat(secrets).hasSizeGreaterThan(5);
        assertThat(places).hasSizeGreaterThan(8)
                .allSatisfy(place -> assertThat(place).doesNotContain(secrets.toArray(String[]::new)));
    }

    private Object invoke(String operation, String... arguments) throws Exception {
        MBeanServer server = context.getManagementStrategy().getManagementAgent().getMBeanServer();
        ObjectName component = new ObjectName(
                "org.apache.camel:context=" + context.getManagementName() + ",type=components,name=\"sendcloud\"");
        String[] types = new String[arguments.length];
        Arrays.fill(types, String.class.getName());
        return server.invoke(component, operation, arguments, types);
    }

    private Object console(DevConsole.MediaType type) {
        DevConsoleRegistry registry = context.getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class);
        return registry.resolveById("sendcloud").call(type);
    }
}
