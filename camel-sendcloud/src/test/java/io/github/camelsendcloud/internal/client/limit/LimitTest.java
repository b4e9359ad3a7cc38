package io.github.camelsendcloud.internal.client.limit;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LimitTest {

    @ParameterizedTest
    @CsvSource({
            "1000/1m,1000,60000", "15/1s,15,1000", "5/200ms,5,200", "5/200,5,200", "1/1h,1,3600000", " 7 / 1m30s ,7,90000" })
    void aLimitIsANumberOfCallsAndACamelDuration(String text, int calls, long millis) {
        assertThat(Limit.parse(text)).containsExactly(new Limit(calls, Duration.ofMillis(millis)));
    }

    @Test
    void severalLimitsAreSeparatedByCommas() {
        assertThat(Limit.parse("100/1m, 15/1s")).containsExactly(
                new Limit(100, Duration.ofMinutes(1)), new Limit(15, Duration.ofSeconds(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", " ", ",", "100/1m,", ",100/1m", "abc", "100", "/1m", "100/", "100/ ", "0/1m", "-1/1m", "1.5/1m", "100/0",
            "100/0s",
            "100/-1s", "100/1m/2", "1e3/1m", "99999999999/1m", "100/m", "100/99999999999d", "100/99999999999999999999", "٣/" })
    void theErrorForABadLimitNamesTheRightForm(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Limit.parse(text))
                .withMessageContaining("is no limit: write calls/period, such as 100/1m");
    }

    @Test
    void equalLimitsHaveTheSameName() {
        assertThat(Limit.parse("100/1m").toString()).isEqualTo("[100/60000ms]").isEqualTo(Limit.parse("100/60s").toString());
    }
}
