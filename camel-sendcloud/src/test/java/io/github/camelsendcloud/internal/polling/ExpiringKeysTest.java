package io.github.camelsendcloud.internal.polling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ExpiringKeysTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final ExpiringKeys keys = new ExpiringKeys();
    private final List<String> removed = new ArrayList<>();

    private static Instant at(int seconds) {
        return NOON.plusSeconds(seconds);
    }

    @Test
    void onlyKeysBeforeTheTimeAreRemovedInTheOrderOfTheirTimes() {
        keys.put("late", at(3));
        keys.put("first", at(1));
        keys.put("edge", at(2));
        keys.removeBefore(at(2), removed::add);
        assertThat(removed).containsExactly("first");
        keys.removeBefore(at(10), removed::add);
        assertThat(removed).containsExactly("first", "edge", "late");
        assertThat(keys.keys()).isEmpty();
    }

    @Test
    void keysWithTheSameTimeAreAllStored() {
        keys.put("a", at(1));
        keys.put("b", at(1));
        assertThat(keys.keys()).containsExactlyInAnyOrder("a", "b");
        keys.removeBefore(at(2), removed::add);
        assertThat(removed).containsExactly("a", "b");
    }

    @Test
    void aKeyHasTheLatestTimeThatWasSet() {
        keys.put("a", at(1));
        keys.put("a", at(5));
        keys.removeBefore(at(4), removed::add);
        assertThat(removed).isEmpty();
        assertThat(keys.get("a")).isEqualTo(at(5));
        keys.put("a", at(2));
        keys.removeBefore(at(4), removed::add);
        assertThat(removed).containsExactly("a");
    }

    @Test
    void theEarliestTimeFollowsEveryChange() {
        assertThat(keys.earliest()).isNull();
        keys.put("a", at(1));
        keys.put("b", at(2));
        assertThat(keys.earliest()).isEqualTo(at(1));
        keys.remove("a");
        assertThat(keys.earliest()).isEqualTo(at(2));
        keys.remove("unknown");
        keys.put("b", at(9));
        assertThat(keys.earliest()).isEqualTo(at(9));
        keys.clear();
        assertThat(keys.earliest()).isNull();
        assertThat(keys.get("b")).isNull();
    }
}
