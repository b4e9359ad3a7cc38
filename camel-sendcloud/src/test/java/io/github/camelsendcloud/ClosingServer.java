package io.github.camelsendcloud;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** This server closes each connection after a number of responses. The responses do not announce the close. */
final class ClosingServer implements AutoCloseable {

    private static final String BODY = "{\"data\":{\"id\":\"1\"},\"access_token\":\"the-token\",\"token_type\":\"bearer\"}";
    private static final byte[] RESPONSE = ("HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: "
                                            + BODY.length() + "\r\n\r\n" + BODY)
            .getBytes(StandardCharsets.US_ASCII);

    private final int responses;
    private final SocketServer server;
    private final AtomicInteger requests = new AtomicInteger();

    /** @param responses the number of responses on one connection */
    ClosingServer(boolean secure, int responses) throws Exception {
        this.responses = responses;
        this.server = new SocketServer(secure, this::serve);
    }

    int port() {
        return server.port();
    }

    /** Returns the number of complete requests. */
    int requests() {
        return requests.get();
    }

    int opened() {
        return server.opened();
    }

    int closed() {
        return server.closed();
    }

    private void serve(Socket socket) throws IOException {
        for (int i = 0; i < responses; i++) {
            SocketServer.readRequest(socket.getInputStream());
            requests.incrementAndGet();
            socket.getOutputStream().write(RESPONSE);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
