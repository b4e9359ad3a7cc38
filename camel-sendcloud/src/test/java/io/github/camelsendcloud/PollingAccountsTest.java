package io.github.camelsendcloud;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.camelsendcloud.sandbox.KeyRotation;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.ExchangeHelper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A consumer without keys polls all accounts of option accounts. Each account has a state of its own. */
class PollingAccountsTest extends PollingAccountsTestSupport {

    @Test
    void oneRoutePollsAllAccountsAndNamesTheAccountOfEachExchange() throws Exception {
        ship("one");
        ship("two");
        ship("two");
        route(ALL);

        assertThat(pollAccounts()).containsExactlyInAnyOrder("one", "two", "two");
        assertThat(pollAccounts()).isEmpty();
        ship("one");
        assertThat(pollAccounts()).containsExactly("one");
        assertThat(poller().isConsumerReady()).isTrue();
        assertThat(failures.take()).isEmpty();
    }

    @Test
    void theSchedulerPollsAllAccounts() throws Exception {
        ship("one");
        ship("two");
        machine = newMachine();
        machine.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(ALL + "&initialDelay=1&delay=10").process(exchanges::add);
            }
        });
        machine.start();
        Awaitility.await().until(() -> exchanges.size() == 2);
        assertThat(exchanges).extracting(PollingAccountsTestSupport::account).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void anAddedAccountIsPolledAndARemovedAccountIsForgottenButItsStateStays() throws Exception {
        route(ALL);
        add("three");
        ship("three");
        assertThat(pollAccounts()).containsExactly("three");
        assertThat(poller().keptAccounts()).isEqualTo(3);

        Object three = accounts.remove("three");
        assertThat(requested()).containsExactlyInAnyOrder("one", "two");
        assertThat(poller().keptAccounts()).isEqualTo(2);
        assertThat(state.values().keySet()).anyMatch(key -> key.contains("account+three"));

        accounts.put("three", three);
        assertThat(pollAccounts()).isEmpty();
        ship("three");
        assertThat(pollAccounts()).containsExactly("three");
        accounts.clear();
        assertThat(requested()).isEmpty();
        assertThat(poller().keptAccounts()).isZero();
        assertThat(failures.take()).isEmpty();
    }

    @Test
    void aRemovedAccountIsKeptUntilTheExchangeOfItsItemHasEnded() throws Exception {
        Exchange[] waiting = new Exchange[1];
        processing = exchange -> waiting[0] = ExchangeHelper.createCorrelatedCopy(exchange, true);
        ship("one");
        route(ALL);
        assertThat(pollAccounts()).containsExactly("one");

        Object one = accounts.remove("one");
        assertThat(requested()).containsExactly("two");
        assertThat(poller().keptAccounts()).isEqualTo(2);
        accounts.put("one", one);
        assertThat(pollAccounts()).as("the item is in progress").isEmpty();

        accounts.remove("one");
        waiting[0].getExchangeExtension().handoverCompletions().forEach(completion -> completion.onComplete(waiting[0]));
        poll();
        assertThat(poller().keptAccounts()).isEqualTo(1);
        accounts.put("one", one);
        assertThat(pollAccounts()).as("the item has been processed").isEmpty();
    }

    @Test
    void eachAccountResumesFromItsOwnStateAfterACrashAndARotation() throws Exception {
        for (int i = 0; i < 3; i++) {
            ship("one");
            ship("two");
        }
        Map<String, Map<String, String>> crash = new HashMap<>();
        processing = exchange -> {
            if (exchanges.size() == 5) {
                crash.put("state", Map.copyOf(state.values()));
            }
        };
        route(ALL);
        assertThat(pollAccounts()).hasSize(6);
        String fifth = account(exchanges.get(4));
        machine.close();

        state.values().clear();
        state.values().putAll(crash.get("state"));
        for (String name : List.of("one", "two")) {
            sandbox().account(name).rotateKeys(KeyRotation.atOnce());
            ((SendcloudAccount) accounts.get(name)).update(keys(sandbox().account(name)));
        }
        route(ALL);
        assertThat(pollAccounts()).as("the item in progress and the next item of the account").containsExactly(fifth, fifth);
        assertThat(state.values().keySet()).allSatisfy(
                key -> assertThat(key).matches("sendcloud/v3/shipments/account\\+(one|two)#\\w+"));
    }

    @Test
    void theNameOfEachAccountIsAppendedToTheOptionStateKey() throws Exception {
        accounts.put("a b/c", accounts.remove("two"));
        ship("one");
        ship("a b/c");
        route(ALL + "&stateKey=mine");
        poll();
        assertThat(state.values().keySet()).allSatisfy(key -> assertThat(key).matches("mine/(one|a\\+b%2Fc)#\\w+"))
                .anyMatch(key -> key.contains("a+b")).anyMatch(key -> key.contains("one"));
    }

    @Test
    void aRouteOfOneAccountSetsTheHeaderAndHasTheStateOfThisAccount() throws Exception {
        ship("one");
        ship("two");
        route(ALL + "&account=one");
        assertThat(pollAccounts()).containsExactly("one");
        machine.close();

        route(ALL);
        assertThat(pollAccounts()).as("the state of account one is known").containsExactly("two");
    }

    @Test
    void theMaximumNumberOfItemsCountsForEachAccount() throws Exception {
        IntStream.range(0, 3).forEach(i -> ship("one"));
        ship("two");
        route(ALL + "&maxMessagesPerPoll=1");
        assertThat(pollAccounts()).containsExactlyInAnyOrder("one", "two");
        assertThat(pollAccounts()).containsExactly("one");
        assertThat(pollAccounts()).containsExactly("one");
        assertThat(pollAccounts()).isEmpty();
    }

    @Test
    void aGreedyConsumerPollsAllAccountsAgainWhileAnAccountHasChanges() throws Exception {
        IntStream.range(0, 3).forEach(i -> ship("one"));
        ship("two");
        route(ALL + "&maxMessagesPerPoll=1&greedy=true");
        assertThat(pollAccounts()).hasSize(4);
    }

    @Test
    void theFirstAccountChangesWithEachPoll() throws Exception {
        add("three");
        route(ALL);
        assertThat(requested()).containsExactly("one", "three", "two");
        assertThat(requested()).containsExactly("three", "two", "one");
        assertThat(requested()).containsExactly("two", "one", "three");
        assertThat(requested()).containsExactly("one", "three", "two");
    }

    @Test
    void aPollAfterASuspendBeginsWithTheAccountsThatWereNotVisited() throws Exception {
        ship("one");
        processing = exchange -> poller().suspend();
        route(ALL);
        assertThat(requested()).containsExactly("one");
        assertThat(requested()).isEmpty();
        machine.getRouteController().resumeRoute("poll");
        assertThat(requested()).containsExactly("two", "one");
    }

    @Test
    void aRestartedRoutePollsAllAccounts() throws Exception {
        ship("one");
        route(ALL);
        assertThat(pollAccounts()).containsExactly("one");
        machine.getRouteController().stopRoute("poll");
        ship("two");
        machine.getRouteController().startRoute("poll");
        assertThat(pollAccounts()).containsExactly("two");
        assertThat(failures.take()).isEmpty();
    }

    @Test
    void manyAccountsArePolledWithOneTokenRequestEach() throws Exception {
        int count = Integer.getInteger("accounts", 200);
        accounts.clear();
        IntStream.range(0, count).forEach(i -> add("shop-" + i));
        ship("shop-7");
        route(ALL + "&authMode=oauth2");
        assertThat(pollAccounts()).containsExactly("shop-7");
        assertThat(requested()).hasSize(count).doesNotHaveDuplicates();
        assertThat(sandbox().accounts().stream().mapToInt(account -> account.counts().tokenRequests()).sum()).isEqualTo(count);
        assertThat(poller().keptAccounts()).isEqualTo(count);

        IntStream.range(1, count).forEach(i -> accounts.remove("shop-" + i));
        assertThat(requested()).containsExactly("shop-0");
        assertThat(poller().keptAccounts()).isOne();
    }
}
