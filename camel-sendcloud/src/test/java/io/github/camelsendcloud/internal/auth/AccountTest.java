package io.github.camelsendcloud.internal.auth;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelsendcloud.internal.auth.KeySourceRig.FIRST;
import static io.github.camelsendcloud.internal.auth.KeySourceRig.INTERVAL;
import static io.github.camelsendcloud.internal.auth.KeySourceRig.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** An account asks its source for keys, and keeps the webhook secrets of replaced keys for an hour. */
@Timeout(30)
class AccountTest {

    private static final Duration MOMENT = Duration.ofNanos(1);

    private final KeySourceRig rig = new KeySourceRig(0);
    private final Account account = rig.account();

    private Account started() {
        account.start();
        return account;
    }

    @Test
    void theStartAsksTheSourceOnce() {
        account.start();
        account.start();

        assertThat(account.current()).isEqualTo(FIRST);
        assertThat(account.id()).isEqualTo("public-1");
        assertThat(rig.asked).isOne();
        assertThat(rig.tasks).isEmpty();
    }

    @Test
    void endpointsThatStartTogetherAskTheSourceOnce() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch bothStart = new CountDownLatch(8);
        Account shared = new Account(
                new Account.Settings(URI.create("https://account.example"), "", "", () -> {
                    asked.incrementAndGet();
                    return FIRST;
                }, INTERVAL), null, Runnable::run, System::nanoTime);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> starts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            starts.add(threads.submit(() -> {
                bothStart.countDown();
                bothStart.await();
                shared.start();
                return null;
            }));
        }
        for (Future<?> start : starts) {
            start.get();
        }
        threads.shutdown();

        assertThat(asked).hasValue(1);
    }

    @Test
    void theStartFailsWithoutKeysAndTheMessageContainsNoTextOfTheSource() {
        rig.source = () -> {
            throw new IllegalArgumentException("bad key s3cret-1");
        };

        assertThatIllegalStateException().isThrownBy(account::start)
                .withMessageContaining("java.lang.IllegalArgumentException").withMessageNotContaining("s3cret")
                .withCauseInstanceOf(IllegalArgumentException.class);

        rig.source = () -> FIRST;
        assertThat(started().current()).isEqualTo(FIRST);
    }

    @Test
    void theStartFailsWhenTheSourceReturnsNull() {
        rig.source = () -> null;

        assertThatIllegalStateException().isThrownBy(account::start)
                .withMessageContaining("credentials provider");
    }

    @ParameterizedTest
    @ValueSource(longs = { 0, Long.MAX_VALUE - 1_000_000_000, -5 })
    void afterTheIntervalAUseOfTheKeysAsksInTheBackground(long startOfTheClock) {
        KeySourceRig later = new KeySourceRig(startOfTheClock);
        later.account().start();
        later.source = () -> SECOND;

        later.pass(INTERVAL.minus(MOMENT));
        assertThat(later.account().current()).isEqualTo(FIRST);
        assertThat(later.tasks).isEmpty();
        later.pass(MOMENT);
        assertThat(later.account().current()).isEqualTo(FIRST);
        assertThat(later.account().current()).isEqualTo(FIRST);
        later.runTheQuestion();

        assertThat(later.account().current()).isEqualTo(SECOND);
        assertThat(later.asked).isEqualTo(2);
        assertThat(later.account().id()).as("the name for limits").isEqualTo("public-1");
    }

    @Test
    void manyRefusalsLeadToOneQuestion() {
        started();
        rig.source = () -> SECOND;

        account.refused(FIRST);
        CompletableFuture<Void> answer = account.replacement();
        account.refused(FIRST);
        assertThat(account.replacement()).isSameAs(answer).isNotDone();
        rig.runTheQuestion();

        assertThat(answer).isCompleted();
        assertThat(account.current()).isEqualTo(SECOND);
        account.refused(FIRST);
        assertThat(rig.tasks).as("a question although other keys are known").isEmpty();
    }

    @Test
    void aRefusalDuringAQuestionLeadsToAnotherQuestionAfterThePause() {
        started();
        account.refused(FIRST);
        CompletableFuture<Void> early = account.replacement();
        rig.source = () -> {
            // the keys are replaced just after the source has read the old keys
            account.refused(FIRST);
            assertThat(account.replacement()).isNotSameAs(early);
            return FIRST;
        };
        rig.runTheQuestion();
        assertThat(early).isCompleted();
        CompletableFuture<Void> late = account.replacement();
        assertThat(late).isNotDone();

        rig.source = () -> SECOND;
        rig.runTheDelayedQuestion();

        assertThat(rig.delays).containsExactly(KeyQuestions.PAUSE.toNanos());
        assertThat(late).isCompleted();
        assertThat(account.current()).isEqualTo(SECOND);
    }

    @Test
    void newKeysAnswerAlsoARefusalDuringTheQuestion() {
        started();
        rig.source = () -> {
            account.refused(FIRST);
            return SECOND;
        };
        account.refused(FIRST);
        rig.runTheQuestion();

        assertThat(account.replacement()).isCompleted();
        assertThat(rig.tasks).isEmpty();
        assertThat(rig.delayed).isEmpty();
    }

    @Test
    void afterNewKeysThereIsNoPause() {
        started();
        rig.source = () -> SECOND;
        account.refused(FIRST);
        rig.runTheQuestion();
        rig.source = () -> FIRST;

        assertThat(account.mayReplace(SECOND, false)).isTrue();
        account.refused(SECOND);
        rig.runTheQuestion();

        assertThat(account.current()).isEqualTo(FIRST);
        assertThat(rig.delays).isEmpty();
    }

    @Test
    void inThePauseOnlyACertainRefusalWaitsForAQuestion() {
        started();
        account.refused(FIRST);
        rig.runTheQuestion();

        assertThat(account.mayReplace(FIRST, false)).isFalse();
        assertThat(account.mayReplace(FIRST, true)).isTrue();
        rig.pass(KeyQuestions.PAUSE);
        assertThat(account.mayReplace(FIRST, false)).isTrue();
    }

    @Test
    void aSourceThatFailsOrReturnsNullLeavesTheKeys() {
        started();
        List<Account.KeySource> faults = List.of(() -> {
            throw new java.io.IOException("s3cret-2");
        }, () -> null);
        for (Account.KeySource fault : faults) {
            rig.source = fault;
            rig.pass(KeyQuestions.PAUSE);
            account.refused(FIRST);
            CompletableFuture<Void> answer = account.replacement();
            rig.runTheQuestion();

            assertThat(answer).isCompleted();
            assertThat(account.current()).isEqualTo(FIRST);
        }
    }

    @Test
    void aSourceThatBlocksDoesNotBlockTheUseOfTheKeysAndIsNotAskedASecondTime() {
        started();
        rig.source = () -> {
            rig.pass(INTERVAL);
            assertThat(account.current()).isEqualTo(FIRST);
            rig.pass(INTERVAL);
            assertThat(account.current()).isEqualTo(FIRST);
            assertThat(rig.tasks).as("questions beside the running question").isEmpty();
            return SECOND;
        };

        account.refused(FIRST);
        rig.runTheQuestion();

        assertThat(account.current()).isEqualTo(SECOND);
    }

    @Test
    void aCallerWaitsForABlockedSourceForALimitedTime() {
        started();
        account.refused(FIRST);

        assertThat(account.replacement()).succeedsWithin(KeyQuestions.LONGEST_WAIT.plusSeconds(10));
        assertThat(account.current()).isEqualTo(FIRST);
    }

    @Test
    void aStoppedComponentAsksNothing() {
        Account stopped = new Account(
                new Account.Settings(URI.create("https://account.example"), "", "", () -> SECOND, INTERVAL), FIRST,
                task -> {
                    throw new RejectedExecutionException("stopped");
                }, System::nanoTime);

        stopped.refused(FIRST);

        assertThat(stopped.replacement()).isCompleted();
        assertThat(stopped.current()).isEqualTo(FIRST);
    }

    @Test
    void withoutASourceOnlyAnUpdateReplacesTheKeys() {
        AtomicLong now = new AtomicLong();
        Account configured = new Account(
                new Account.Settings(URI.create("https://account.example"), "public-1", "s3cret-1"), null, Runnable::run,
                now::get);
        configured.refused(FIRST);
        assertThat(configured.mayReplace(FIRST, true)).isFalse();
        assertThat(configured.replacement()).isCompleted();

        configured.update(SECOND);

        assertThat(configured.mayReplace(FIRST, false)).isTrue();
        assertThat(configured.current()).isEqualTo(SECOND);
        assertThat(configured.id()).isEqualTo("public-1");
    }
}
