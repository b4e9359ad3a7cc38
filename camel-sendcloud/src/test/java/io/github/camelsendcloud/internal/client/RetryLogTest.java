package io.github.camelsendcloud.internal.client;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;

import io.github.camelsendcloud.api.HttpMethod;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.OperationCatalog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The first retry is logged at once, and further retries once a minute with their number. */
class RetryLogTest {

    private static final Operation LIST = OperationCatalog.get().resolve("shipments", null).operation(HttpMethod.GET, false);
    private static final Operation RATES = OperationCatalog.get().resolve("parcels", null).operation(HttpMethod.GET, false);
    private static final IOException TIMEOUT = new SocketTimeoutException("Read timed out: text of the server");

    private final FakeTimer timer = new FakeTimer();
    private final RetryLog log = new RetryLog(timer);
    private final Logged logged = new Logged(RetryLog.class);

    @AfterEach
    void stopRecording() {
        logged.close();
    }

    private void retry(Operation operation, IOException failure, int times) {
        for (int i = 0; i < times; i++) {
            log.retried(operation, new Attempt(null, failure, FailureKind.NO_RESPONSE, 1, true), Duration.ofMillis(200));
        }
    }

    @Test
    void aSingleRetryIsOneLine() {
        retry(LIST, TIMEOUT, 1);
        timer.pass(Duration.ofHours(1));

        assertThat(logged.lines()).containsExactly(
                "INFO v3 GET /shipments is retried in 200 ms, because the latest attempt ended with SocketTimeoutException");
        assertThat(timer.pending()).isZero();
    }

    @Test
    void furtherRetriesAreOneLineAMinute() {
        retry(LIST, TIMEOUT, 43);
        timer.pass(Duration.ofSeconds(59));
        assertThat(logged.lines()).hasSize(1);

        timer.pass(Duration.ofSeconds(1));
        retry(LIST, TIMEOUT, 7);
        assertThat(logged.lines()).hasSize(2);
        timer.pass(Duration.ofMinutes(1));

        assertThat(logged.lines()).last().isEqualTo("INFO v3 GET /shipments was retried 7 times in the last minute,"
                                                    + " because the latest attempt ended with SocketTimeoutException");
        assertThat(logged.lines()).element(1).asString().contains("was retried 42 times in the last minute");
        assertThat(logged.lines()).hasSize(3);
    }

    @Test
    void aRetryAfterAQuietMinuteIsLoggedAtOnce() {
        retry(LIST, TIMEOUT, 2);
        timer.pass(Duration.ofMinutes(2));
        assertThat(timer.pending()).isZero();
        assertThat(logged.lines()).hasSize(2);

        retry(LIST, TIMEOUT, 1);

        assertThat(logged.lines()).hasSize(3).last().asString().contains("is retried in 200 ms");
    }

    @Test
    void eachOperationAndEachCauseHasItsOwnLine() {
        retry(LIST, TIMEOUT, 2);
        retry(LIST, new IOException("reset"), 2);
        retry(RATES, TIMEOUT, 2);

        assertThat(logged.lines()).hasSize(3);
        timer.pass(Duration.ofMinutes(1));
        assertThat(logged.lines()).hasSize(6);
    }

    @Test
    void theRetriesOfAllOperationsDuringAnOutageAreFewLines() {
        List<Operation> all = OperationCatalog.get().operations();
        assertThat(all).hasSizeGreaterThan(180);

        all.forEach(operation -> retry(operation, TIMEOUT, 3));
        assertThat(logged.lines()).hasSize(RetryLog.MOST_KEYS + 1);
        all.forEach(operation -> retry(operation, new IOException("reset"), 1));
        timer.pass(Duration.ofMinutes(1));

        assertThat(logged.lines()).hasSize(2 * (RetryLog.MOST_KEYS + 1));
        int further = 4 * all.size() - 3 * RetryLog.MOST_KEYS - 1;
        assertThat(logged.lines()).containsOnlyOnce("INFO Further operations were retried " + further
                                                    + " times in the last minute. The level DEBUG has each retry");
        timer.pass(Duration.ofMinutes(1));
        assertThat(timer.pending()).isZero();
        retry(all.get(all.size() - 1), TIMEOUT, 1);
        assertThat(logged.lines()).last().asString().contains(all.get(all.size() - 1) + " is retried in 200 ms");
    }

    @Test
    void aRetryDuringTheStopIsLogged() {
        timer.shutdownNow();

        retry(LIST, TIMEOUT, 1);

        assertThat(logged.lines()).hasSize(1);
    }
}
