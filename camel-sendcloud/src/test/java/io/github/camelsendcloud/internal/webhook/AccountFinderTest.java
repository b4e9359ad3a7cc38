package io.github.camelsendcloud.internal.webhook;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import io.github.camelsendcloud.internal.auth.Account;
import io.github.camelsendcloud.internal.webhook.WebhookVerifier.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A search for the account of a webhook is limited, so that an unknown sender does not use up the processor. */
class AccountFinderTest {

    private static final byte[] EVENT = "{\"action\": \"parcel_status_changed\"}".getBytes(StandardCharsets.UTF_8);
    private static final String WRONG = sign(EVENT, "wrong");

    private final Map<String, String> secrets = new TreeMap<>();
    private final Map<String, Long> ids = new TreeMap<>();
    private boolean inMemory;
    private final AtomicInteger questions = new AtomicInteger();
    private final AtomicLong now = new AtomicLong(5_000_000_000L);
    private final AccountFinder finder = new AccountFinder(new AccountSecrets(new Shops(), now::get), now::get);

    private class Shops implements AccountSecrets.Source {

        @Override
        public Set<String> names() {
            return secrets.keySet();
        }

        @Override
        public Long integrationId(String name) {
            return ids.get(name);
        }

        @Override
        public Account.Settings settings(String name) {
            return new Account.Settings(
                    URI.create("https://localhost/token"), "", "", new Keys(name), Duration.ofHours(1));
        }
    }

    private class Keys implements Account.KeySource {

        private final String name;

        Keys(String name) {
            this.name = name;
        }

        @Override
        public Account.Keys keys() {
            questions.incrementAndGet();
            if (secrets.get(name).isEmpty()) {
                throw new IllegalStateException("down");
            }
            return new Account.Keys(name, secrets.get(name), null);
        }

        @Override
        public boolean isInMemory() {
            return inMemory;
        }
    }

    private static String sign(byte[] body, String secret) {
        return WebhookSignatureTest.sign(body, secret);
    }

    private void shops(int count) {
        IntStream.range(0, count).forEach(i -> secrets.put("shop-" + i, "secret-" + i));
    }

    private Verdict find(String secret) {
        return finder.verify(EVENT, sign(EVENT, secret), null);
    }

    @Test
    void failedSearchesAreLimitedAndContinueLater() {
        shops(1000);
        int refused = 0;
        while (finder.verify(EVENT, WRONG, null).refusal() == WebhookResponse.UNAUTHORIZED) {
            refused++;
        }
        assertThat(refused).isEqualTo(AccountFinder.LARGEST_WORK / 1000);
        assertThat(find("secret-7").refusal()).as("Sendcloud sends the event again").isEqualTo(WebhookResponse.RETRY_LATER);

        now.addAndGet(Duration.ofMillis(20).toNanos());
        assertThat(find("secret-7")).isEqualTo(Verdict.genuine("shop-7"));
    }

    @Test
    void anEventWhoseAccountIsKnownNeedsNoSearch() {
        shops(1000);
        ids.put("shop-8", 8L);
        for (int i = 0; i < 2 * AccountFinder.LARGEST_WORK / 1000; i++) {
            finder.verify(EVENT, WRONG, null);
        }
        byte[] withId = "{\"action\": \"integration_updated\", \"integration\": {\"id\": 8}}".getBytes(StandardCharsets.UTF_8);

        assertThat(finder.verify(EVENT, sign(EVENT, "secret-7"), "shop-7")).isEqualTo(Verdict.genuine("shop-7"));
        assertThat(finder.verify(withId, sign(withId, "secret-8"), null)).isEqualTo(Verdict.genuine("shop-8"));
    }

    @Test
    void genuineEventsAreNotLimited() {
        shops(1000);
        for (int i = 0; i < 3 * AccountFinder.LARGEST_WORK / 1000; i++) {
            assertThat(find("secret-1")).isEqualTo(Verdict.genuine("shop-1"));
        }
    }

    @Test
    void aLargeBodyIsNotSearchedInManyAccounts() {
        shops(1000);
        byte[] large = new byte[1024 * 1024];

        assertThat(finder.verify(large, sign(large, "secret-1"), null)).isEqualTo(Verdict.UNAUTHORIZED);
        assertThat(finder.verify(large, sign(large, "secret-1"), "shop-1")).isEqualTo(Verdict.genuine("shop-1"));
    }

    @Test
    void anUnknownSignatureAsksEachAccountAtMostOnceInASecond() {
        shops(10);
        long start = System.nanoTime();
        for (int i = 0; i < 500; i++) {
            assertThat(finder.verify(EVENT, WRONG, null)).isEqualTo(Verdict.UNAUTHORIZED);
        }
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        assertThat(questions.get()).isLessThanOrEqualTo((int) (10 * (3 + seconds)));
    }

    @Test
    void newKeysInMemoryAreKnownAtOnce() {
        shops(10);
        inMemory = true;
        for (int i = 0; i < 10; i++) {
            assertThat(finder.verify(EVENT, WRONG, null)).isEqualTo(Verdict.UNAUTHORIZED);
            secrets.put("shop-" + i, "new-" + i);
            assertThat(find("new-" + i)).isEqualTo(Verdict.genuine("shop-" + i));
            assertThat(find("secret-" + i)).as("the former secret").isEqualTo(Verdict.genuine("shop-" + i));
        }
    }

    @Test
    void anAccountWithoutKeysIsAskedAgainLater() {
        shops(2);
        secrets.put("shop-1", "");
        assertThat(find("secret-1")).isEqualTo(Verdict.UNAUTHORIZED);
        secrets.put("shop-1", "secret-1");
        assertThat(find("secret-1")).isEqualTo(Verdict.UNAUTHORIZED);

        now.addAndGet(AccountSecrets.RETRY.toNanos());

        assertThat(find("secret-1")).isEqualTo(Verdict.genuine("shop-1"));
    }

    @Test
    void aSecretOfTwoAccountsTellsNoAccount() {
        shops(3);
        secrets.put("shop-2", "secret-1");

        assertThat(find("secret-1")).isEqualTo(Verdict.UNAUTHORIZED);
        assertThat(find("secret-0")).isEqualTo(Verdict.genuine("shop-0"));
        ids.put("shop-2", 2L);
        byte[] withId = "{\"integration_id\": 2}".getBytes(StandardCharsets.UTF_8);
        assertThat(finder.verify(withId, sign(withId, "secret-1"), null)).isEqualTo(Verdict.genuine("shop-2"));
    }
}
