package io.github.camelsendcloud.internal.client;

import java.io.IOException;
import java.time.Duration;

/**
 * The exception of a call that was not sent, because Sendcloud has refused such calls (429) and the pause is longer
 * than the longest wait of the call.
 */
final class PausedException extends IOException {

    private static final long serialVersionUID = 1L;

    PausedException(Duration pause) {
        super("Sendcloud has refused calls of this kind because of a rate limit: no such call is made for " + pause.toSeconds()
              + " s");
    }
}
