package io.github.camelsendcloud.internal.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LeasesTest {

    private final FakeTimer timer = new FakeTimer();
    private final List<String> ended = new ArrayList<>();
    private final Map<String, Long> until = new HashMap<>();
    private final Leases<String, String> leases = new Leases<>(
            value -> until.getOrDefault(value, 0L) - timer.nanoTime(), ended::add, timer);

    private Leases<String, String>.Lease acquire(String key) {
        return leases.acquire(key, name -> "value of " + name);
    }

    @Test
    void aValueIsEndedWithItsLastLease() {
        Leases<String, String>.Lease one = acquire("a");
        Leases<String, String>.Lease other = acquire("a");
        assertThat(other.value()).isSameAs(one.value());
        one.close();
        one.close();
        assertThat(ended).isEmpty();
        other.close();
        assertThat(ended).containsExactly("value of a");
        assertThat(leases.size()).isZero();
    }

    @Test
    void aFailedFactoryLeavesNothingBehind() {
        assertThatThrownBy(() -> leases.acquire("a", key -> {
            throw new IllegalStateException("no client");
        })).isInstanceOf(IllegalStateException.class);

        assertThat(leases.size()).isZero();
        assertThat(acquire("a").value()).isEqualTo("value of a");
    }

    @Test
    void aValueInUseIsKeptUntilTheEndOfItsUse() {
        until.put("value of a", timer.nanoTime() + Duration.ofSeconds(5).toNanos());
        acquire("a").close();
        timer.pass(Duration.ofSeconds(4));
        assertThat(leases.size()).isEqualTo(1);
        timer.pass(Duration.ofSeconds(2));
        assertThat(leases.size()).isZero();
        assertThat(ended).hasSize(1);
        assertThat(timer.pending()).isZero();
    }

    @Test
    void aKeptValueWithANewLeaseStays() {
        until.put("value of a", timer.nanoTime() + Duration.ofSeconds(5).toNanos());
        acquire("a").close();
        acquire("a");
        timer.pass(Duration.ofSeconds(20));
        assertThat(leases.size()).isEqualTo(1);
        assertThat(ended).isEmpty();
    }

    @Test
    void theOldestValueIsRemovedWhenTooManyValuesAreKept() {
        for (int i = 0; i <= Leases.MOST_KEPT; i++) {
            until.put("value of " + i, timer.nanoTime() + Duration.ofHours(1).toNanos());
            acquire(String.valueOf(i)).close();
        }
        assertThat(leases.size()).isEqualTo(Leases.MOST_KEPT);
        assertThat(ended).containsExactly("value of 0");
    }

    @Test
    void aCloseOfALeaseAfterAClearEndsNothing() {
        Leases<String, String>.Lease old = acquire("a");
        leases.clear();
        acquire("a");
        old.close();
        assertThat(ended).isEmpty();
        assertThat(leases.size()).isEqualTo(1);
    }
}
