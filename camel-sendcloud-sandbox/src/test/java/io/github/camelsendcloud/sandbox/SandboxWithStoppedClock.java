package io.github.camelsendcloud.sandbox;

import java.time.Instant;

import io.github.camelsendcloud.sandbox.internal.data.SandboxClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A sandbox, a client and the clock of the sandbox, which stands still before each test. */
abstract class SandboxWithStoppedClock {

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    final Sandbox sandbox = SENDCLOUD.sandbox();
    final TestClient client = new TestClient(sandbox);
    SandboxClock clock;
    private final Instant begin;

    /** @param begin the time of the clock before each test; null for the present */
    SandboxWithStoppedClock(Instant begin) {
        this.begin = begin;
    }

    @BeforeEach
    void stopTheClock() {
        clock = sandbox.account().store().clock();
        clock.speed(0);
        if (begin != null) {
            clock.set(begin);
        }
    }
}
