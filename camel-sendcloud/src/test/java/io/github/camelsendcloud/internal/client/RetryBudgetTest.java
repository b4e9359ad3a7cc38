package io.github.camelsendcloud.internal.client;

import java.time.Duration;
import java.util.Random;

import io.github.camelsendcloud.api.RetryBudgetStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RetryBudgetTest {

    private final FakeTimer timer = new FakeTimer();
    private final RetryBudget budget = new RetryBudget(10, "key", timer::nanoTime);

    private int takeAll() {
        int taken = 0;
        while (budget.take()) {
            taken++;
        }
        return taken;
    }

    @Test
    void theReserveOfRetriesIsAvailableImmediately() {
        assertThat(takeAll()).isEqualTo(RetryBudget.RESERVE);
        assertThat(budget.take()).isFalse();
    }

    @Test
    void tenCallsWithoutARetryAllowOneRetry() {
        takeAll();
        for (int i = 0; i < 9; i++) {
            budget.responded(0);
        }
        assertThat(budget.take()).isFalse();
        budget.responded(0);
        assertThat(takeAll()).isEqualTo(1);
    }

    @Test
    void aCallWithAResponsePaysItsRetriesBack() {
        takeAll();
        budget.responded(3);
        assertThat(takeAll()).isEqualTo(3);
    }

    @Test
    void theBudgetNeverHoldsMoreThanTheReserve() {
        for (int i = 0; i < 10_000; i++) {
            budget.responded(0);
        }
        budget.responded(50);
        assertThat(takeAll()).isEqualTo(RetryBudget.RESERVE);
    }

    /** A third of the attempts fails, and each call has up to three retries. */
    @Test
    void usefulRetriesOnABadNetworkAreNotLimited() {
        Random random = new Random(7);
        for (int call = 0; call < 100_000; call++) {
            int retries = 0;
            boolean failed = random.nextInt(3) == 0;
            while (failed && retries < 3) {
                assertThat(budget.take()).as("call " + call).isTrue();
                retries++;
                failed = random.nextInt(3) == 0;
            }
            if (!failed) {
                budget.responded(retries);
            }
        }
        assertThat(budget.status().usedUp()).isFalse();
    }

    @Test
    void theStatusShowsTheNumberOfRemainingRetries() {
        assertThat(budget.status()).isEqualTo(new RetryBudgetStatus("key", 10, 100, 100, false, 0));
        takeAll();
        budget.take();
        assertThat(budget.status()).isEqualTo(new RetryBudgetStatus("key", 10, 0, 100, true, 2));
        budget.responded(9);
        assertThat(budget.status().usedUp()).as("the budget stays used up until ten retries are available").isTrue();
        budget.responded(1);
        assertThat(budget.status()).isEqualTo(new RetryBudgetStatus("key", 10, 10, 100, false, 2));
    }

    @Test
    void aHundredPercentIsNoLimit() {
        RetryBudget unlimited = RetryBudget.unlimited();
        for (int i = 0; i < 1000; i++) {
            assertThat(unlimited.take()).isTrue();
        }
        assertThat(unlimited.status()).isNull();
    }

    @Test
    void aUsedUpBudgetIsLoggedOnceAMinuteAndItsEndIsLogged() {
        try (Logged logged = new Logged(RetryBudget.class)) {
            for (int i = 0; i < 3; i++) {
                takeAll();
                budget.responded(RetryBudget.RESERVE);
            }
            assertThat(logged.lines()).hasSize(2);
            assertThat(logged.lines().get(0)).startsWith("WARN").contains("account key is used up");
            assertThat(logged.lines().get(1)).startsWith("INFO").contains("no longer used up");
            timer.pass(Duration.ofMinutes(1));
            takeAll();
            assertThat(logged.lines()).hasSize(3);
        }
    }

    @Test
    void aBudgetThatIsNotFullIsKeptForTenMinutesAfterItsLastUse() {
        assertThat(budget.left()).isZero();
        budget.take();
        assertThat(budget.left()).isEqualTo(RetryBudget.KEPT.toNanos());
        timer.pass(RetryBudget.KEPT);
        assertThat(budget.left()).isZero();
    }
}
