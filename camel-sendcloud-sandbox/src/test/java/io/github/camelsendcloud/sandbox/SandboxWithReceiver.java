package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A sandbox of each test, whose clock stands still, and a receiver of its webhooks. */
abstract class SandboxWithReceiver {

    static final Instant NEW_YEAR = Instant.parse("2027-01-01T08:00:00Z");

    Sandbox sandbox;
    WebhookReceiver receiver;
    TestClient client;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start();
        receiver = new WebhookReceiver();
        client = new TestClient(sandbox);
        sandbox.clock().speed(0).set(NEW_YEAR);
        sandbox.webhooks().url(sandbox.integrations().get(0), receiver.url("/hook"));
    }

    @AfterEach
    void stop() {
        receiver.close();
        sandbox.close();
    }
}
