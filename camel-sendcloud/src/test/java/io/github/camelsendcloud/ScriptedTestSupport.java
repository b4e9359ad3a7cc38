package io.github.camelsendcloud;

import java.io.IOException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Starts for each test a server with scripted responses. */
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
