package io.github.camelsendcloud.internal.client;

import java.io.IOException;
import java.time.Duration;

/**
 * A call that was not made, since Sendcloud has refused such calls and no more are made for longer than anybody waits.
 */
final class PausedException extends IOException {

    private static final long serialVersionUID = 1L;

    PausedException(Duration pause) {
        super("Sendcloud has refused calls of this kind as too many, and none is made for " + pause.toSeconds() + " s");
    }
}
