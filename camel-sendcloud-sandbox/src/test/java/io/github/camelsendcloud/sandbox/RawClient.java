package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * This client sends requests without the checks of an HTTP library, so that malformed paths and queries reach the
 * sandbox.
 */
final class RawClient {

    private final Sandbox sandbox;

    RawClient(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    String get(String target) throws IOException {
        return send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
                    + TestClient.basic(sandbox.publicKey(), sandbox.secretKey()) + "\r\n\r\n");
    }

    /** Sends a request that asks for the end of the connection. Returns the whole response. */
    String send(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), sandbox.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
