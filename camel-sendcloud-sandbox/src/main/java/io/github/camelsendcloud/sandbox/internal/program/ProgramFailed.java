package io.github.camelsendcloud.sandbox.internal.program;

/** A command of the program has failed. The message tells a person what to change. */
public final class ProgramFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ProgramFailed(String message) {
        super(message);
    }
}
