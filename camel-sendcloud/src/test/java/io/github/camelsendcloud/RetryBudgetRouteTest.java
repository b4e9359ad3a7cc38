package io.github.camelsendcloud;

import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.api.RetryBudgetStatus;
import io.github.camelsendcloud.observe.SendcloudConsole;
import io.github.camelsendcloud.sandbox.Fault;
import org.apache.camel.Exchange;
import org.apache.camel.console.DevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** The retry budget limits the number of requests during an outage of Sendcloud. */
@Timeout(120)
class RetryBudgetRouteTest extends SandboxTestSupport {

    private static final String READ = "sendcloud:parcels/statuses";
    private static final String ANNOUNCE = "sendcloud:shipments/announce";
    private static final int RESERVE = 100;

    private volatile boolean outage = true;

    private SendcloudComponent sendcloud() {
        return context.getComponent("sendcloud", SendcloudComponent.class);
    }

    private RetryBudgetStatus budget() {
        List<RetryBudgetStatus> budgets = sendcloud().retryBudgets();
        assertThat(budgets).hasSize(1);
        return budgets.get(0);
    }

    private static Map<String, Object> referenced(int number) {
        Map<String, Object> shipment = shipment();
        shipment.put("external_reference_id", "R" + number);
        return shipment;
    }

    private void startOutage() {
        sandbox().controls().failNext(Integer.MAX_VALUE, Fault.status(503), (method, path) -> outage);
    }

    private void useUpTheBudget() {
        startOutage();
        for (int i = 0; i < 40; i++) {
            assertThat(call(READ, null).getException()).isNotNull();
        }
        assertThat(budget().usedUp()).isTrue();
        sandbox().clearRequests();
    }

    @Test
    void callsAreNotRetriedDuringAnOutageAfterTheBudgetIsUsedUp() {
        startOutage();
        for (int i = 0; i < 60; i++) {
            call(READ, null);
        }
        assertThat(sandbox().requests()).hasSize(60 + RESERVE);
        sandbox().clearRequests();
        for (int i = 0; i < 200; i++) {
            call(i % 2 == 0 ? READ : "sendcloud:user/auth/metadata", null);
        }
        assertThat(sandbox().requests()).hasSize(200);
    }

    @Test
    void aWriteWithAReferenceIsNeitherRetriedNorLookedUpAfterTheBudgetIsUsedUp() {
        useUpTheBudget();
        for (int i = 0; i < 100; i++) {
            Exchange exchange = call(ANNOUNCE, referenced(i));
            assertThat(exchange.getException()).isInstanceOfSatisfying(SendcloudOutcomeUnknownException.class, e -> {
                assertThat(e.isRetryable()).isTrue();
                assertThat(e).hasMessageContaining("the retry budget of the account is used up");
            });
        }
        assertThat(sandbox().requests()).hasSize(100);
    }

    @Test
    void aCallReportsThatTheBudgetIsUsedUpAndIsRetryable() {
        useUpTheBudget();
        Exchange exchange = call(READ, null);
        assertThat(exchange.getException()).isInstanceOfSatisfying(SendcloudOperationFailedException.class, e -> {
            assertThat(e.isRetryable()).isTrue();
            assertThat(e.getStatusCode()).isEqualTo(503);
            assertThat(e).hasMessageContaining("is not retried, since the retry budget of the account is used up"
                                               + " (option retryBudget)");
        });
        assertThat(exchange.getMessage().getHeader(SendcloudConstants.ATTEMPTS)).isEqualTo(1);
    }

    @Test
    void retriesResumeWhenTheServerResponds() {
        useUpTheBudget();
        outage = false;
        for (int i = 0; i < 100; i++) {
            assertThat(call(READ, null).getException()).isNull();
        }
        assertThat(budget().usedUp()).isFalse();
        sandbox().controls().failNext(1, Fault.status(503));
        assertThat(call(READ, null).getException()).isNull();
        assertThat(budget().retries()).as("a successful retry is returned to the budget").isEqualTo(10);
    }

    @Test
    void rejectionsOfOneOperationDoNotUseTheBudgetOfOtherOperations() {
        sandbox().controls().failNext(
                Integer.MAX_VALUE, Fault.status(429, "", Map.of("Retry-After", "0")),
                (method, path) -> path.contains("metadata"));
        for (int i = 0; i < 40; i++) {
            assertThat(call("sendcloud:user/auth/metadata?rateLimiter=local&readLimit=10000/1s", null).getException())
                    .isInstanceOf(SendcloudRateLimitException.class);
        }
        assertThat(sandbox().requests()).as("each call is retried").hasSize(40 * 4);
        assertThat(budget().retries()).isEqualTo(RESERVE);
    }

    @Test
    void endpointsOfAnAccountShareTheBudgetAndAnotherAccountHasASeparateBudget() {
        call(READ + "?responseTimeout=9s", null);
        call(ANNOUNCE + "?authMode=oauth2&readLimit=7/1s", shipment());
        assertThat(sendcloud().retryBudgets()).hasSize(1);
        call(READ + "?publicKey=other", null);
        assertThat(sendcloud().retryBudgets()).extracting(RetryBudgetStatus::account)
                .containsExactlyInAnyOrder(sandbox().publicKey(), "other");
    }

    @Test
    void aBudgetOfHundredPercentIsUnlimited() {
        startOutage();
        for (int i = 0; i < 50; i++) {
            call(READ + "?retryBudget=100", null);
        }
        assertThat(sandbox().requests()).hasSize(50 * 4);
    }

    @Test
    void aBudgetOfZeroPercentAllowsNoRetries() {
        startOutage();
        call(READ + "?retryBudget=0", null);
        assertThat(sandbox().requests()).hasSize(1);
    }

    @Test
    void theDevConsoleShowsTheBudget() {
        useUpTheBudget();
        SendcloudConsole shown = new SendcloudConsole();
        shown.setCamelContext(context);
        assertThat((String) shown.call(DevConsole.MediaType.TEXT))
                .contains("account " + sandbox().publicKey() + ", retry budget 10 %: 0 of 100 retries left, used up");
        JsonObject json = (JsonObject) shown.call(DevConsole.MediaType.JSON);
        JsonObject one = (JsonObject) ((JsonArray) json.get("components")).get(0);
        JsonObject budget = (JsonObject) ((JsonArray) one.get("retryBudgets")).get(0);
        assertThat(budget).containsEntry("percent", 10).containsEntry("retries", 0).containsEntry("usedUp", true);
    }

    @ParameterizedTest
    @ValueSource(strings = { "-1", "101" })
    void anInvalidBudgetIsRejected(String percent) {
        assertThat(catchThrowable(() -> context.getEndpoint(READ + "?retryBudget=" + percent)))
                .hasStackTraceContaining("Option retryBudget cannot be '" + percent
                                         + "': it must be a percentage from 0 (no retries) to 100 (no limit)");
    }
}
