package io.github.camelsendcloud.internal.polling;

import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PollStateTest {

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
}
