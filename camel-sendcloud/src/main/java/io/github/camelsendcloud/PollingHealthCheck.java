package io.github.camelsendcloud;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.ScheduledPollConsumerHealthCheck;

/** Adds the latest poll, the lag and the pauses to Camel's health check of a polling consumer. */
final class PollingHealthCheck extends ScheduledPollConsumerHealthCheck {

    /** The largest number of accounts that the details name. */
    private static final int NAMED = 10;

    private final Supplier<Instant> polledAt;
    private final Supplier<List<PolledAccount.State>> states;

    /**
     * @param polledAt the end of the latest poll; {@code null} before the first poll
     * @param states   the states of the accounts
     */
    PollingHealthCheck(
                       ScheduledPollConsumer consumer, Supplier<Instant> polledAt,
                       Supplier<List<PolledAccount.State>> states) {
        super(consumer, "consumer:" + consumer.getRouteId());
        this.polledAt = polledAt;
        this.states = states;
    }

    @Override
    public Result call(Map<String, Object> options) {
        Result camel = super.call(options);
        HealthCheckResultBuilder result = HealthCheckResultBuilder.on(this).state(camel.getState())
                .message(camel.getMessage().orElse(null)).error(camel.getError().orElse(null)).details(camel.getDetails());
        Instant latest = polledAt.get();
        result.detail("lastPoll", latest == null ? "not yet" : text(latest));
        List<PolledAccount.State> accounts = states.get();
        accounts.stream().map(PolledAccount.State::watermark).filter(Objects::nonNull).min(Instant::compareTo)
                .ifPresent(oldest -> {
                    result.detail("processedUntil", text(oldest));
                    result.detail("lagSeconds", Math.max(0, Duration.between(oldest, Instant.now()).toSeconds()));
                });
        accounts.stream().filter(state -> !state.pause().isZero()).limit(NAMED).forEach(
                state -> result.detail(key("pausedUntil", state), text(Instant.now().plus(state.pause()))));
        accounts.stream().filter(state -> state.failedSince() != null).limit(NAMED).forEach(
                state -> result.detail(key("failedSince", state), text(state.failedSince())));
        return result.build();
    }

    private static String key(String detail, PolledAccount.State state) {
        return state.account() == null ? detail : detail + "." + state.account();
    }

    private static String text(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
