package io.github.camelsendcloud.observe;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelsendcloud.api.AccountStatus;
import org.apache.camel.health.HealthCheck;

/**
 * The decision whether an account can make calls. The decision depends on the state of the credentials.
 *
 * @param status  the state
 * @param problem the problem and its remedy; {@code null} for no problem
 * @param details the state as texts, without keys and tokens
 */
record AccountVerdict(AccountStatus status, String problem, Map<String, Object> details) {

    /** The number of failures in a row from which an account is down: the retries of one call reach this number. */
    static final int FAILURES = 3;
    /**
     * The time after which old failures do not count. An application that gets no requests while the application is not
     * ready would stay down forever otherwise.
     */
    static final Duration FORGOTTEN = Duration.ofMinutes(5);

    private static final String STATUS_CODE = HealthCheck.HTTP_RESPONSE_CODE;
    private static final String ERROR_CODE = "service.error.code";

    boolean isUp() {
        return problem == null;
    }

    static AccountVerdict of(AccountStatus status, Instant now) {
        Map<String, Object> details = new LinkedHashMap<>();
        if (status.name() != null) {
            details.put("account", status.name());
        }
        if (status.integrationId() != null) {
            details.put("integration", status.integrationId());
        }
        details.put("mode", status.mode());
        AccountStatus.Calls calls = status.calls();
        details.put("accepted", calls.acceptedAt() == null ? "not yet" : text(calls.acceptedAt()));
        if (calls.failures() > 0) {
            details.put("failuresInARow", calls.failures());
            details.put("latestFailure", calls.failure() + " at " + text(calls.failedAt()));
        }
        if (status.token() != null) {
            token(status.token(), now, details);
        }
        return new AccountVerdict(status, problem(status, now, details), details);
    }

    private static void token(AccountStatus.Token token, Instant now, Map<String, Object> details) {
        details.put("token", token.left() == null ? "none" : "valid until " + text(now.plus(token.left())));
        if (!token.pause().isZero()) {
            details.put("nextTokenRequest", text(now.plus(token.pause())));
        }
    }

    private static String problem(AccountStatus status, Instant now, Map<String, Object> details) {
        AccountStatus.Calls calls = status.calls();
        AccountStatus.TokenFailure token = status.token() == null ? null : status.token().failure();
        if (token != null && token.refused()) {
            return refused(status, token.since(), token.status(), token.error(), details);
        }
        if (calls.refused() != null) {
            return refused(status, calls.refused().at(), calls.refused().status(), calls.refused().code(), details);
        }
        if (token != null && status.token().left() == null && isRecent(token.at(), now)) {
            code(details, token.status(), token.error());
            return "There is no token since " + text(token.since()) + ": the token endpoint "
                   + (token.status() == 0
                           ? "does not respond. Check the network and option tokenUri"
                           : "responds with " + codes(token.status(), token.error()));
        }
        if (calls.failures() >= FAILURES && isRecent(calls.failedAt(), now)) {
            return "Sendcloud does not respond since " + text(calls.failedSince()) + ": " + calls.failures()
                   + " attempts in a row have failed, the latest with " + calls.failure()
                   + ". Check the network, and the status page of Sendcloud";
        }
        return null;
    }

    private static String refused(
            AccountStatus status, Instant since, int code, String error, Map<String, Object> details) {
        code(details, code, error);
        details.put("refusedSince", text(since));
        return "Sendcloud refuses the keys since " + text(since) + " (" + codes(code, error)
               + "): check publicKey and secretKey of the integration"
               + (status.integrationId() == null ? "" : " " + status.integrationId())
               + (status.name() == null ? "" : " of account " + status.name()) + ", and authMode=" + status.mode();
    }

    private static void code(Map<String, Object> details, int status, String error) {
        if (status > 0) {
            details.put(STATUS_CODE, status);
        }
        if (error != null) {
            details.put(ERROR_CODE, error);
        }
    }

    private static String codes(int status, String error) {
        return "status " + status + (error == null ? "" : ", code " + error);
    }

    private static boolean isRecent(Instant at, Instant now) {
        return at.plus(FORGOTTEN).isAfter(now);
    }

    /** A time as text, without fractions of a second. */
    static String text(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
