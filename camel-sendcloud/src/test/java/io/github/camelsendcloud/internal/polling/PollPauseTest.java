package io.github.camelsendcloud.internal.polling;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PollPauseTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final PollPause pause = new PollPause("it", nanos::get);

    @ParameterizedTest
    @ValueSource(strings = { "PT1H1S", "PT100000H", "PT3278430H", "PT69898283H59M59S", "PT2562047788015215H30M7S" })
    void aPauseThatIsTooLongIsShortenedToAnHour(String requested) {
        pause.obey(Duration.parse(requested));
        assertThat(pause.isOver()).isFalse();
        nanos.addAndGet(Duration.ofHours(1).toNanos() - 1);
        assertThat(pause.isOver()).isFalse();
        nanos.addAndGet(1);
        assertThat(pause.isOver()).isTrue();
    }

    @Test
    void aPauseLastsAsLongAsRequested() {
        assertThat(pause.isOver()).isTrue();
        pause.obey(Duration.ofSeconds(30));
        nanos.addAndGet(Duration.ofSeconds(30).toNanos() - 1);
        assertThat(pause.isOver()).isFalse();
        nanos.addAndGet(1);
        assertThat(pause.isOver()).isTrue();
    }
}
