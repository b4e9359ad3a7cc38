package io.github.camelsendcloud;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.ScheduledPollConsumerHealthCheck;

/** Adds the latest poll, the lag and the pauses to Camel's health check of a polling consumer. */
final class PollingHealthCheck extends ScheduledPollConsumerHealthCheck {

    /** The largest number of accounts that the details name. */
    private static final int NAMED = 10;

    private final Supplier<Instant> polledAt;
    private final PolledAccounts accounts;

    /** @param polledAt the end of the latest poll; {@code null} before the first poll */
    PollingHealthCheck(ScheduledPollConsumer consumer, Supplier<Instant> polledAt, PolledAccounts accounts) {
        super(consumer, "consumer:" + consumer.getRouteId());
        this.polledAt = polledAt;
        this.accounts = accounts;
    }

    @Override
    public Result call(Map<String, Object> options) {
        Result camel = super.call(options);
        HealthCheckResultBuilder result = HealthCheckResultBuilder.on(this).state(camel.getState())
                .message(camel.getMessage().orElse(null)).error(camel.getError().orElse(null)).details(camel.getDetails());
        Instant latest = polledAt.get();
        result.detail("lastPoll", latest == null ? "not yet" : text(latest));
        Instant oldest = accounts.watermark();
        if (oldest != null) {
            result.detail("processedUntil", text(oldest));
            result.detail("lagSeconds", Math.max(0, Duration.between(oldest, Instant.now()).toSeconds()));
        }
        List<PolledAccount.State> states = accounts.states();
        states.stream().filter(state -> !state.pause().isZero()).limit(NAMED).forEach(
                state -> result.detail(key("pausedUntil", state), text(Instant.now().plus(state.pause()))));
        states.stream().filter(state -> state.failedSince() != null).limit(NAMED).forEach(
                state -> result.detail(key("failedSince", state), text(state.failedSince())));
        return result.build();
    }

    private static String key(String detail, PolledAccount.State state) {
        return state.account() == null ? detail : detail + "." + state.account();
    }

    /** A time as text, without fractions of a second. */
    static String text(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
