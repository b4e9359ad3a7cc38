package io.github.camelsendcloud.internal.webhook;

import java.time.Duration;

import io.github.camelsendcloud.internal.webhook.IncomingEvent.NewKeys;
import io.github.camelsendcloud.internal.webhook.RefusedKeys.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RefusedKeysTest {

    private long now = Long.MAX_VALUE - 1000;
    private final RefusedKeys keys = new RefusedKeys(now);

    @Test
    void aRejectedPairIsNotCheckedAgainBeforeTheFirstRetryOfSendcloud() {
        assertThat(reject("p")).isEqualTo(Verdict.CHECK);
        assertThat(begin("p")).isEqualTo(Verdict.REFUSED);
        later(Duration.ofMinutes(3));
        assertThat(begin("p")).isEqualTo(Verdict.REFUSED);

        later(Duration.ofMinutes(2));

        assertThat(begin("p")).isEqualTo(Verdict.CHECK);
    }

    @Test
    void aPairWithAFailedCheckIsCheckedAtTheNextDelivery() {
        assertThat(begin("p")).isEqualTo(Verdict.CHECK);
        keys.end(pair("p"), false, now);

        assertThat(begin("p")).isEqualTo(Verdict.CHECK);
    }

    @Test
    void theSamePairIsCheckedOnceAtATime() {
        assertThat(begin("p")).isEqualTo(Verdict.CHECK);
        assertThat(begin("p")).isEqualTo(Verdict.LATER);
    }

    @Test
    void onlyThreeChecksAreMadeAtATime() {
        for (int i = 0; i < 3; i++) {
            assertThat(begin("p" + i)).isEqualTo(Verdict.CHECK);
        }
        assertThat(begin("q")).isEqualTo(Verdict.LATER);

        keys.end(pair("p0"), true, now);

        assertThat(begin("q")).isEqualTo(Verdict.CHECK);
    }

    @Test
    void aFloodOfNewPairsCausesOneCheckPerSecondAndDelaysNoRetriedPair() {
        int checks = 0;
        for (int i = 0; i < 5 * 60 * 60; i++) {
            checks += reject("unknown" + i) == Verdict.CHECK ? 1 : 0;
            if (i == 5 * 60) {
                assertThat(begin("genuine")).isEqualTo(Verdict.LATER);
            }
            if (i == 5 * 60 + 5 * 300) {
                assertThat(begin("genuine")).as("Sendcloud retries the event after 5 minutes").isEqualTo(Verdict.CHECK);
                keys.end(pair("genuine"), false, now);
            }
            later(Duration.ofMillis(200));
        }
        assertThat(checks).isBetween(3600, 3661);
    }

    private Verdict reject(String name) {
        Verdict verdict = begin(name);
        if (verdict == Verdict.CHECK) {
            keys.end(pair(name), true, now);
        }
        return verdict;
    }

    private Verdict begin(String name) {
        return keys.begin(pair(name), now);
    }

    private void later(Duration time) {
        now += time.toNanos();
    }

    private static NewKeys pair(String name) {
        return new NewKeys(name, name + "-secret");
    }
}
