package io.github.camelsendcloud.internal.client;

import java.util.function.BooleanSupplier;

import io.github.camelsendcloud.api.Repeatability;

/** What to do about a call that failed: the one place that decides whether it is made again. */
final class RetryRules {

    /** What to do. */
    enum Verdict {
        /** Make it again: the first try was not processed, or processing it twice does no harm. */
        RETRY,
        /** The object with that reference exists: it is what was wanted. */
        TAKE_EXISTING,
        /** Leave it: it was not processed, and the same again would fail again. */
        FAIL,
        /** Leave it: it may have been processed, and might be twice. */
        OUTCOME_UNKNOWN
    }

    private RetryRules() {
    }

    /**
     * @param repeatability what a second request does
     * @param failure       how this one failed
     * @param referenced    whether its body has a reference of the caller's own; asked for only when it matters
     */
    static Verdict decide(Repeatability repeatability, FailureKind failure, BooleanSupplier referenced) {
        boolean keyed = repeatability == Repeatability.KEYED;
        return switch (failure) {
            case NOT_SENT, TOKEN_REFUSED, RATE_LIMITED, BUSY -> Verdict.RETRY;
            case TLS, REFUSED -> Verdict.FAIL;
            case CONFLICT -> keyed && referenced.getAsBoolean() ? Verdict.TAKE_EXISTING : Verdict.FAIL;
            case NO_ANSWER, ANSWER_CUT, UNUSABLE, UNAVAILABLE -> !repeatability.mayHarm() || keyed && referenced.getAsBoolean()
                    ? Verdict.RETRY : Verdict.OUTCOME_UNKNOWN;
            case SERVER_ERROR -> {
                if (!repeatability.mayHarm()) {
                    yield Verdict.FAIL;
                }
                yield keyed && referenced.getAsBoolean() ? Verdict.RETRY : Verdict.OUTCOME_UNKNOWN;
            }
        };
    }
}
