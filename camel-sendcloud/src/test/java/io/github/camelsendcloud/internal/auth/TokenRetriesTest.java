package io.github.camelsendcloud.internal.auth;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TokenRetriesTest {

    private static final URI ENDPOINT = URI.create("https://account.example/oauth2/token");

    private final TokenRetries retries = TokenRetries.within(null, Duration.ofSeconds(10));

    private static TokenRequestException status(int status, Duration retryAfter) {
        return TokenRequestException.refused(ENDPOINT, status, null, null, retryAfter);
    }

    private static TokenRequestException lost(IOException cause) {
        return TokenRequestException.failed(ENDPOINT, cause);
    }

    private long millis(TokenRequestException failure, int attempts, Duration elapsed, double random) {
        long delay = retries.delay(failure, attempts, elapsed.toNanos(), random);
        return delay < 0 ? -1 : Duration.ofNanos(delay).toMillis();
    }

    private boolean isRetried(TokenRequestException failure) {
        return millis(failure, 1, Duration.ZERO, 0) > 0;
    }

    @ParameterizedTest
    @ValueSource(ints = { 408, 425, 429, 500, 502, 503, 504 })
    void aTemporaryFailureIsRetried(int status) {
        assertThat(isRetried(status(status, null))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = { 200, 307, 400, 401, 403, 404, 422 })
    void aFinalFailureIsNotRetried(int status) {
        assertThat(isRetried(status(status, null))).isFalse();
    }

    @Test
    void aLostConnectionAndATimeoutAreRetried() {
        SSLException cut = new SSLHandshakeException("Remote host terminated the handshake");
        cut.initCause(new EOFException());
        SSLException reset = new SSLException("Connection reset", new SocketException("Connection reset"));

        assertThat(isRetried(lost(new SocketTimeoutException("Read timed out")))).isTrue();
        assertThat(isRetried(lost(new SocketException("Connection refused")))).isTrue();
        assertThat(isRetried(lost(cut))).isTrue();
        assertThat(isRetried(lost(reset))).isTrue();
    }

    @Test
    void aCertificateFailureAMistakeAndAStopAreFinal() {
        assertThat(isRetried(lost(new SSLHandshakeException("unable to find valid certification path")))).isFalse();
        assertThat(isRetried(TokenRequestException.unexpected(new IllegalStateException()))).isFalse();
        assertThat(isRetried(TokenRequestException.stopped())).isFalse();
        assertThat(isRetried(TokenRequestException.unusable(ENDPOINT, 200, "the response is no JSON object"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({ "1, 0, 500", "2, 0, 1000", "3, 0, 2000", "1, 1, 250", "2, 1, 500", "3, 1, 1000", "2, 0.5, 750", "4, 0, -1" })
    void theDelayDoublesWithJitterForThreeRetries(int attempts, double random, long delay) {
        assertThat(millis(status(503, null), attempts, Duration.ofSeconds(1), random)).isEqualTo(delay);
    }

    @ParameterizedTest
    @CsvSource({ "14.5, 500", "14.501, -1", "10, 500" })
    void noRetryBeginsLaterThanOneAndAHalfTimesTheTimeout(double elapsed, long delay) {
        assertThat(millis(status(503, null), 1, Duration.ofMillis((long) (elapsed * 1000)), 0)).isEqualTo(delay);
    }

    @ParameterizedTest
    @CsvSource({ "0, 0, 500", "1, 0, 1000", "15, 0, 15000", "16, 0, -1", "10, 6, -1", "252288000000, 0, -1" })
    void aRetryWaitsForRetryAfterWithinTheSameLimit(long retryAfter, long elapsed, long delay) {
        assertThat(millis(status(429, Duration.ofSeconds(retryAfter)), 1, Duration.ofSeconds(elapsed), 0)).isEqualTo(delay);
    }
}
