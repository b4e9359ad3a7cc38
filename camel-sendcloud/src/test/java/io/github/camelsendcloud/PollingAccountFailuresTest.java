package io.github.camelsendcloud;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import io.github.camelsendcloud.sandbox.AcceptedAuthentication;
import io.github.camelsendcloud.sandbox.Account;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.support.ScheduledPollConsumerHealthCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** An account that cannot be polled does not stop the polling of the other accounts. */
class PollingAccountFailuresTest extends PollingAccountsTestSupport {

    private interface Damage {
        void apply(PollingAccountFailuresTest test, Account account);
    }

    static Stream<Damage> damages() {
        return Stream.of(
                // keys that Sendcloud does not know
                (test, account) -> test.accounts.put("one", new SendcloudAccount(new SendcloudCredentials("k", "secret"))),
                // an account without keys
                (test, account) -> test.accounts.put("one", new SendcloudAccount()),
                // an account that rejects Basic authentication
                (test, account) -> account.accept(AcceptedAuthentication.OAUTH2_ONLY),
                // a rate limit
                (test, account) -> account.rateLimit(100, 0, Duration.ofHours(1), "3600"),
                // an unreadable state
                (test, account) -> test.state.values().put("sendcloud/v3/shipments/account+one#0", "2|damaged"));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void anAccountThatFailsDoesNotStopTheOthers(Damage damage) throws Exception {
        ship("one");
        ship("two");
        damage.apply(this, sandbox().account("one"));
        route(ALL);
        HealthCheck check = new ScheduledPollConsumerHealthCheck(poller(), "consumer:poll");

        assertThat(pollAccounts()).containsExactly("two");
        assertThat(failures.take()).containsExactly("one");
        assertThat(check.call().getState()).isEqualTo(HealthCheck.State.UP);
        ship("two");
        assertThat(pollAccounts()).containsExactly("two");
        assertThat(poller().getErrorCounter()).isZero();
    }

    @Test
    void anAccountIsPolledAgainAfterItsRepair() throws Exception {
        String damaged = "sendcloud/v3/shipments/account+one#0";
        state.values().put(damaged, "2|damaged");
        ship("one");
        route(ALL);
        assertThat(pollAccounts()).isEmpty();
        assertThat(failures.cause()).hasMessageContaining("unreadable at 'sendcloud/v3/shipments/account+one'");

        state.values().remove(damaged);
        assertThat(pollAccounts()).containsExactly("one");
        assertThat(pollAccounts()).isEmpty();
    }

    @Test
    void thePauseOfAnAccountHoldsAndTheOthersArePolled() throws Exception {
        AtomicLong clock = new AtomicLong();
        sandbox().account("one").rateLimit(100, 0, Duration.ofHours(1), "600");
        route(ALL);
        poller().clock(clock::get);
        assertThat(requested()).containsExactlyInAnyOrder("one", "two");
        assertThat(failures.take()).containsExactly("one");
        for (int i = 0; i < 3; i++) {
            assertThat(requested()).containsExactly("two");
        }
        clock.addAndGet(Duration.ofSeconds(599).toNanos());
        assertThat(requested()).containsExactly("two");
        assertThat(failures.take()).isEmpty();

        sandbox().account("one").rateLimit(100, 100, Duration.ofHours(1), null);
        clock.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(requested()).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    @Timeout(25)
    void theOtherAccountsDoNotWaitForTheRetryOfAnAccount() throws Exception {
        sandbox().account("one").rateLimit(100, 0, Duration.ofHours(1), "30");
        ship("two");
        route(ALL);
        assertThat(pollAccounts()).containsExactly("two");
        assertThat(failures.take()).containsExactly("one");
        assertThat(requested()).containsExactly("two");
    }

    @Test
    void aPollIsSkippedWhenAllAccountsArePaused() throws Exception {
        for (String name : List.of("one", "two")) {
            sandbox().account(name).rateLimit(100, 0, Duration.ofHours(1), "600");
        }
        route(ALL + "&sendEmptyMessageWhenIdle=true");
        for (int i = 0; i < 5; i++) {
            poll();
        }
        assertThat(failures.take()).containsExactly("one", "two", "all");
        assertThat(poller().getCounter()).isOne();
        assertThat(exchanges).isEmpty();

        add("three");
        assertThat(requested()).as("a new account does not wait for the pauses").containsExactly("three");
    }

    @Test
    void thePollFailsWhenAllAccountsFail() throws Exception {
        accounts.put("one", new SendcloudAccount(new SendcloudCredentials("k", "wrong")));
        accounts.put("two", new SendcloudAccount(new SendcloudCredentials("k", "wrong")));
        route(ALL);
        HealthCheck check = new ScheduledPollConsumerHealthCheck(poller(), "consumer:poll");
        poll();
        assertThat(failures.take()).containsExactly("one", "two", "all");
        assertThat(failures.cause()).hasMessageContaining("the failure of account two")
                .hasCauseInstanceOf(SendcloudAuthenticationException.class);
        assertThat(poller().getErrorCounter()).isOne();
        assertThat(check.call().getState()).isEqualTo(HealthCheck.State.DOWN);
    }

    @Test
    void theErrorHandlerOfTheRouteReceivesTheNameOfAFailedAccount() throws Exception {
        accounts.put("one", new SendcloudAccount(new SendcloudCredentials("k", "wrong")));
        ship("two");
        machine = newMachine();
        machine.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(SendcloudAuthenticationException.class).handled(true).process(exchanges::add);
                from(ALL + "&startScheduler=false&bridgeErrorHandler=true").routeId("poll").process(exchanges::add);
            }
        });
        machine.start();
        assertThat(pollAccounts()).containsExactly("one", "two");
    }

    @Test
    void anItemThatFailsHoldsTheStateOfItsAccountOnly() throws Exception {
        ship("one");
        ship("two");
        processing = exchange -> {
            if (account(exchange).equals("one")) {
                throw new IllegalStateException("failed in the test");
            }
        };
        route(ALL + "&maxDeliveryAttempts=2");
        assertThat(pollAccounts()).containsExactlyInAnyOrder("one", "two");
        assertThat(failures.take()).isEmpty();
        assertThat(pollAccounts()).containsExactly("one");
        assertThat(failures.take()).as("the handler receives the item with its account").containsExactly("one");
        assertThat(pollAccounts()).isEmpty();
    }

    @Test
    void anAccountWhoseStateBelongsToAnotherConsumerIsNotPolled() throws Exception {
        ship("one");
        ship("two");
        machine = newMachine();
        machine.addRoutes(polling(ALL + "&account=one", "single"));
        machine.addRoutes(polling(ALL, "poll"));
        machine.start();
        assertThat(pollAccounts()).containsExactly("two");
        assertThat(failures.take()).containsExactly("one");
        assertThat(failures.cause()).hasMessageContaining("set the option stateKey");

        machine.getRouteController().stopRoute("single");
        assertThat(pollAccounts()).containsExactly("one");
        assertThatThrownBy(() -> machine.getRouteController().startRoute("single"))
                .hasStackTraceContaining("set the option stateKey");
    }

    @Test
    void anEntryThatIsNoAccountDoesNotStopTheOthers() throws Exception {
        route(ALL);
        poll();
        ship("two");
        accounts.put("one", "no account");
        assertThat(pollAccounts()).containsExactly("two");
        assertThat(failures.take()).containsExactly("one");
    }
}
