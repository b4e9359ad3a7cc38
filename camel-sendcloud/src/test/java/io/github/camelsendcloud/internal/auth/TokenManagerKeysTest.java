package io.github.camelsendcloud.internal.auth;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.github.camelsendcloud.internal.auth.KeySourceRig.FIRST;
import static io.github.camelsendcloud.internal.auth.KeySourceRig.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

/** The token manager refreshes a token of replaced keys, and makes no pause after a failure with replaced keys. */
@Timeout(30)
class TokenManagerKeysTest {

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final Source source = new Source();
    private final TokenManager manager = new TokenManager(source, tasks::add, TokenRetries.none(), () -> 0, () -> 0);

    /** Issues a token whose value is the public key. */
    private static final class Source implements TokenSource {

        private Account.Keys keys = FIRST;
        private boolean refusing;
        private int requests;
        private int failuresBefore;

        @Override
        public Object keys() {
            return keys;
        }

        @Override
        public void failedBefore(TokenRequestException failure) {
            failuresBefore++;
        }

        @Override
        public Issued request() throws TokenRequestException {
            requests++;
            if (refusing) {
                throw TokenRequestException.refused(
                        URI.create("https://account.example"), 401, "invalid_client", null, null);
            }
            return new Issued(keys.publicKey(), Duration.ofHours(1), keys, "api");
        }
    }

    private AccessToken obtain() {
        CompletableFuture<AccessToken> token = manager.token();
        tasks.remove().run();
        return token.join();
    }

    @Test
    void aTokenOfReplacedKeysIsUsedUntilTheNewTokenIsThere() {
        AccessToken old = obtain();
        source.keys = SECOND;

        assertThat(manager.usable()).isSameAs(old);
        assertThat(manager.usable()).isSameAs(old);
        assertThat(tasks).as("requests for a token of the new keys").hasSize(1);
        CompletableFuture<AccessToken> fresh = manager.refresh();
        assertThat(fresh).isNotDone();
        tasks.remove().run();

        assertThat(fresh.join().header()).isEqualTo("Bearer public-2");
        assertThat(manager.usable().header()).isEqualTo("Bearer public-2");
        assertThat(tasks).isEmpty();
        assertThat(source.requests).isEqualTo(2);
    }

    @Test
    void aFailureWithReplacedKeysCausesNoPause() {
        source.refusing = true;
        CompletableFuture<AccessToken> failed = manager.token();
        tasks.remove().run();
        assertThat(failed).isCompletedExceptionally();
        assertThat(manager.token()).as("a request in the pause").isCompletedExceptionally();
        assertThat(source.failuresBefore).isOne();
        assertThat(source.requests).isOne();

        source.keys = SECOND;
        source.refusing = false;

        assertThat(obtain().header()).isEqualTo("Bearer public-2");
    }
}
