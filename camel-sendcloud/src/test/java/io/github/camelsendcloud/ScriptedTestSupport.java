package io.github.camelsendcloud;

import java.io.IOException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A Camel context beside a server that answers as a test says, each test with a server of its own. */
abstract class ScriptedTestSupport extends SandboxTestSupport {

    protected ScriptedServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = new ScriptedServer();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }
}
