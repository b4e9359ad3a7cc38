package io.github.camelsendcloud.internal.client;

import java.util.function.BooleanSupplier;

import io.github.camelsendcloud.api.Idempotency;

/** Decides whether a failed attempt is retried. No other class makes this decision. */
final class RetryRules {

    /** The decision. */
    enum Verdict {
        /** Retry: the attempt was not processed, or a second processing does no harm. */
        RETRY,
        /** Do not retry: an object with the reference of the request exists, and may be the requested object. */
        TAKE_EXISTING,
        /** Do not retry: the attempt was not processed, or a retry would fail too. */
        FAIL,
        /** Do not retry: the attempt may have been processed, and a retry might be processed too. */
        OUTCOME_UNKNOWN
    }

    private RetryRules() {
    }

    /**
     * @param idempotency the effect of a second request
     * @param failure     the kind of the failure
     * @param referenced  whether the body has a reference that the caller has chosen; called only when needed
     */
    static Verdict decide(Idempotency idempotency, FailureKind failure, BooleanSupplier referenced) {
        boolean keyed = idempotency == Idempotency.KEYED;
        return switch (failure) {
            case NOT_SENT, TOKEN_REFUSED, RATE_LIMITED, BUSY -> Verdict.RETRY;
            case TLS, REFUSED -> Verdict.FAIL;
            case CONFLICT -> keyed && referenced.getAsBoolean() ? Verdict.TAKE_EXISTING : Verdict.FAIL;
            case NO_RESPONSE, RESPONSE_TRUNCATED, UNUSABLE, UNAVAILABLE ->
                !idempotency.mayDuplicate() || keyed && referenced.getAsBoolean()
                        ? Verdict.RETRY : Verdict.OUTCOME_UNKNOWN;
            case SERVER_ERROR -> {
                if (!idempotency.mayDuplicate()) {
                    yield Verdict.FAIL;
                }
                yield keyed && referenced.getAsBoolean() ? Verdict.RETRY : Verdict.OUTCOME_UNKNOWN;
            }
        };
    }
}
