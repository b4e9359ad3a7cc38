package io.github.camelsendcloud.sandbox;

/** The entry point of assertions about a sandbox. AssertJ must be on the class path. */
public final class SandboxAssertions {

    private SandboxAssertions() {
    }

    /** Starts an assertion about a sandbox. */
    public static SandboxAssert assertThat(Sandbox sandbox) {
        return new SandboxAssert(sandbox);
    }
}
