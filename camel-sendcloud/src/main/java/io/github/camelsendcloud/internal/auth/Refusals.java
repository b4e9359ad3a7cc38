package io.github.camelsendcloud.internal.auth;

import java.time.Instant;

import io.github.camelsendcloud.api.AccountStatus;
import org.apache.hc.core5.http.HttpStatus;

/** The latest refusal (401 or 403) of credentials. Safe for use by several threads: the only field is volatile. */
final class Refusals {

    private volatile AccountStatus.Refusal latest;

    /** Records the status of a response of the API, if the status is a refusal. */
    void add(int status) {
        if (status == HttpStatus.SC_UNAUTHORIZED || status == HttpStatus.SC_FORBIDDEN) {
            latest = new AccountStatus.Refusal(Instant.now(), status);
        }
    }

    /** The latest refusal; {@code null} for none. */
    AccountStatus.Refusal latest() {
        return latest;
    }
}
