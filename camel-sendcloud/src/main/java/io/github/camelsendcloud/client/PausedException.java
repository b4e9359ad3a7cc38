package io.github.camelsendcloud.client;

import java.io.IOException;
import java.time.Duration;

/** A call that was not made, since Sendcloud has asked to make no such call for longer than anybody wants to wait. */
public final class PausedException extends IOException {

    private static final long serialVersionUID = 1L;

    PausedException(Duration pause) {
        super("Sendcloud has asked to make no more calls of this kind for " + pause.toSeconds() + " s");
    }
}
