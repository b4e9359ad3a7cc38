package io.github.camelsendcloud.api;

import java.time.Duration;
import java.time.Instant;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");

    @ParameterizedTest
    @CsvSource({ "0,PT0S", "1,PT1S", "' 30 ',PT30S", "007,PT7S", "3600,PT1H" })
    void secondsAreADelay(String header, Duration delay) {
        assertThat(RetryAfter.parse(header, NOW)).isEqualTo(delay);
    }

    @ParameterizedTest
    @ValueSource(strings = { "3601", "86400", "999999999", "1000000000", "99999999999999999999999999999999" })
    void aDelayOfMoreThanAnHourBecomesAnHour(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isEqualTo(Duration.ofHours(1));
    }

    @ParameterizedTest
    @CsvSource(
               delimiter = '|', value = {
                       "Thu, 15 Jan 2026 12:01:30 GMT | PT1M30S",
                       "Thu, 15 Jan 2026 12:00:00 GMT | PT0S",
                       "Thu, 15 Jan 2026 11:59:59 GMT | PT0S",
                       "Thu, 01 Jan 1970 00:00:00 GMT | PT0S",
                       "Fri, 31 Dec 9999 23:59:59 GMT | PT1H",
               })
    void aDateBecomesTheTimeUntilThatDate(String header, Duration delay) {
        assertThat(RetryAfter.parse(header, NOW)).isEqualTo(delay);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
                 strings = {
                         "", " ", "-5", "+5", "1.5", "5s", "1 2", "soon", "0x10", "１２", "Thu, 15 Jan 2026",
                         "Mon, 15 Jan 2026 12:01:30 GMT",
                         "Thu, 32 Jan 2026 12:00:00 GMT", "2026-01-15T12:01:30Z" })
    void anUnreadableHeaderIsNoDelay(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isNull();
    }

    @Property(seed = "1")
    void everyHeaderGivesNullOrADelayThatIsNotNegative(@ForAll("headers") String header, @ForAll("times") Instant now) {
        assertThat(RetryAfter.parse(header, now)).satisfiesAnyOf(
                delay -> assertThat(delay).isNull(), delay -> assertThat(delay).isGreaterThanOrEqualTo(Duration.ZERO));
    }

    @Provide
    Arbitrary<String> headers() {
        return Arbitraries.oneOf(
                Arbitraries.strings(),
                Arbitraries.strings().numeric().ofMaxLength(40),
                Arbitraries.of("Thu, ", "15", " Jan", " 2026", " 9999", " 12:00:00", " GMT", " +0100", "-", ".", " ")
                        .list().ofMaxSize(8).map(parts -> String.join("", parts)),
                Arbitraries.integers().between(1, 28).map("%02d Jan 2026 12:00:00 GMT"::formatted));
    }

    @Provide
    Arbitrary<Instant> times() {
        return Arbitraries.longs().between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond())
                .map(Instant::ofEpochSecond);
    }
}
