package io.github.camelsendcloud.internal.auth;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

import io.github.camelsendcloud.api.AccountStatus;
import org.junit.jupiter.api.Test;

import static io.github.camelsendcloud.internal.auth.TokenRig.HOUR;
import static io.github.camelsendcloud.internal.auth.TokenRig.valueOf;
import static org.assertj.core.api.Assertions.assertThat;

/** The state of a token for monitoring, and the discard on request. */
class TokenManagerStatusTest {

    private final TokenRig rig = new TokenRig(-1);
    private final TokenManager manager = rig.manager();

    private static TokenRequestException failure() {
        return TokenRequestException.failed(URI.create("http://localhost/token"), new IOException("closed"));
    }

    @Test
    void beforeTheFirstRequestThereIsNoToken() {
        assertThat(manager.status()).isEqualTo(new AccountStatus.Token(null, null, null, 0, 0, Duration.ZERO, null));
        assertThat(rig.requests()).as("monitoring requests no token").isZero();
    }

    @Test
    void aTokenHasAnAgeAndARestUntilItExpires() {
        rig.obtain("first", HOUR);
        rig.pass(Duration.ofMinutes(10));

        assertThat(manager.status().age()).isEqualTo(Duration.ofMinutes(10));
        // a token expires five seconds before the end of its lifetime
        assertThat(manager.status().left()).isEqualTo(Duration.ofMinutes(50).minusSeconds(5));
        rig.pass(Duration.ofMinutes(50));
        assertThat(manager.status().age()).as("the age of an expired token").isNull();
        assertThat(manager.status().left()).isNull();
        assertThat(rig.requests()).as("monitoring refreshes no token").isOne();
    }

    @Test
    void refreshesAndFailuresAreCountedAndAPauseBecomesShorter() {
        rig.fail(failure());
        assertThat(manager.status().pause()).isEqualTo(Duration.ofSeconds(1));
        rig.pass(Duration.ofMillis(400));
        assertThat(manager.status().pause()).isEqualTo(Duration.ofMillis(600));
        rig.pass(Duration.ofMillis(600));
        assertThat(manager.status().pause()).isZero();
        rig.fail(failure());
        assertThat(manager.status().pause()).isEqualTo(Duration.ofSeconds(2));
        rig.pass(Duration.ofSeconds(2));
        rig.obtain("first", HOUR);

        assertThat(manager.status().refreshes()).isOne();
        assertThat(manager.status().failures()).isEqualTo(2);
        assertThat(manager.status().pause()).isZero();
    }

    @Test
    void aDiscardedTokenIsReplacedAlthoughTheTokenIsYoung() {
        rig.obtain("first", HOUR);

        manager.invalidate();

        assertThat(manager.usable()).isNull();
        assertThat(manager.status().age()).isNull();
        assertThat(valueOf(rig.obtain("second", HOUR))).isEqualTo("second");
    }

    @Test
    void aDiscardEndsThePauseAndTheNextPauseIsShort() {
        rig.fail(failure());
        rig.pass(Duration.ofSeconds(1));
        rig.fail(failure());

        manager.invalidate();

        assertThat(manager.status().pause()).isZero();
        rig.fail(failure());
        assertThat(manager.status().pause()).isEqualTo(Duration.ofSeconds(1));
        assertThat(rig.requests()).isEqualTo(3);
    }
}
