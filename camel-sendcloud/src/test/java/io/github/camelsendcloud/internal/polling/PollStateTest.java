package io.github.camelsendcloud.internal.polling;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import io.github.camelsendcloud.internal.polling.PollState.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PollStateTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static PollState state(long number, Instant watermark, String... keys) {
        Map<String, Entry> processed = new HashMap<>();
        for (String key : keys) {
            processed.put(key, new Entry(null, NOON));
        }
        return new PollState(number, watermark, processed);
    }

    @Test
    void aChangedByteIsNoticed() throws Exception {
        String text = new PollState(
                7, Instant.parse("2026-03-01T12:00:00Z"),
                Map.of("a@1", new PollState.Entry("digest", Instant.EPOCH))).encode();
        assertThat(PollState.decode(text).encode()).isEqualTo(text);
        for (int i = 0; i < text.length(); i++) {
            StringBuilder other = new StringBuilder(text);
            other.setCharAt(i, (char) (text.charAt(i) ^ 1));
            assertThatThrownBy(() -> PollState.decode(other.toString())).as(other.toString())
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(PollState.decode("rest 2|1|2026" + text).number()).isEqualTo(7);
    }

    @Test
    void aTruncatedTextIsNoticed() {
        String text = state(7, NOON, "a", "b").encode();
        for (int i = 0; i < text.length(); i++) {
            String truncated = text.substring(0, i);
            assertThatThrownBy(() -> PollState.decode(truncated)).as(truncated)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aStateIsTheSameAfterEncodingAndDecoding() {
        PollState state = new PollState(
                Long.MAX_VALUE, NOON.plusNanos(123_456_000), Map.of(
                        "id|!,=%\n@2026", new Entry("digest", NOON.plusNanos(1_000)), "without digest", new Entry(null, NOON),
                        "before 1970", new Entry(null, Instant.EPOCH.minusSeconds(5))));
        String text = state.encode();
        assertThat(PollState.decode(text)).isEqualTo(state);
        assertThat(text).as("one line without an equals sign").doesNotContain("\n", "=");
    }

    @Test
    void theLastCompleteStateOfATextCounts() {
        String text = state(1, NOON).encode() + state(2, NOON.plusSeconds(1)).encode() + "2|3|2026-";
        assertThat(PollState.decode(text).number()).isEqualTo(2);
    }

    @Test
    void aStateOfTheFirstReleaseIsRead() {
        PollState state = PollState.decode("1|2026-03-01T12:00:00Z|a!10,b!20|.");
        assertThat(state.number()).isZero();
        assertThat(state.watermark()).isEqualTo(NOON);
        assertThat(state.processed()).containsOnlyKeys("a", "b");
        assertThat(state.processed().get("a")).isEqualTo(new Entry(null, Instant.EPOCH.plusNanos(36_000)));
    }

    @Test
    void anUnreadableEntryIsSkippedAndTheOthersAreUsed() {
        assertThat(PollState.decode("1|2026-03-01T12:00:00Z|a!10,broken,c!?,d!20|.").processed()).containsOnlyKeys("a", "d");
    }

    @ParameterizedTest
    @CsvSource({
            "'', the text is empty", "'  ', the text is empty", "hello, the text is truncated",
            "1|yesterday||., the watermark 'yesterday' is not a time in ISO 8601",
            "2|1|2026-03-01T12:00:00Z||00000000., the checksum is wrong" })
    void theMessageNamesTheProblem(String text, String message) {
        assertThatThrownBy(() -> PollState.decode(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void theNewerOfTwoStatesHasTheHigherNumberThenTheLaterWatermarkThenMoreItems() {
        assertThat(PollState.isNewer(state(2, NOON), state(1, NOON.plusSeconds(9), "a"))).isTrue();
        assertThat(PollState.isNewer(state(1, NOON.plusSeconds(9), "a"), state(2, NOON))).isFalse();
        assertThat(PollState.isNewer(state(1, NOON.plusSeconds(1)), state(1, NOON, "a"))).isTrue();
        assertThat(PollState.isNewer(state(1, NOON, "a"), state(1, NOON))).isTrue();
        assertThat(PollState.isNewer(state(1, NOON), state(1, NOON))).isFalse();
        assertThat(PollState.isNewer(state(1, NOON), null)).isTrue();
        assertThat(PollState.isNewer(null, state(1, NOON))).isFalse();
    }

    @Test
    void theMergeHasAllItemsAndTheWatermarkOfTheNewerState() {
        PollState merged = state(1, NOON.plusSeconds(9), "a", "b").merge(state(2, NOON, "b", "c"));
        assertThat(merged.number()).isEqualTo(2);
        assertThat(merged.watermark()).as("the watermark was set back").isEqualTo(NOON);
        assertThat(merged.processed()).containsOnlyKeys("a", "b", "c");
    }

    @Test
    void theMergeOfTwoStatesOfTheFirstReleaseHasTheLaterWatermark() {
        assertThat(state(0, NOON.plusSeconds(9)).merge(state(0, NOON)).watermark()).isEqualTo(NOON.plusSeconds(9));
        assertThat(state(0, NOON).merge(state(0, NOON.plusSeconds(9))).watermark()).isEqualTo(NOON.plusSeconds(9));
    }

    @Test
    void theMergeHasTheEntryOfTheNewerState() {
        PollState old = new PollState(1, NOON, Map.of("a", new Entry("old", NOON)));
        PollState young = new PollState(2, NOON, Map.of("a", new Entry("new", NOON.plusSeconds(1))));
        assertThat(old.merge(young).processed()).containsEntry("a", new Entry("new", NOON.plusSeconds(1)));
    }
}
