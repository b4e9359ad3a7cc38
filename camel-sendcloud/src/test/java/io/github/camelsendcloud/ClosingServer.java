package io.github.camelsendcloud;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that closes each connection after some responses, without a header {@code Connection: close}. */
final class ClosingServer implements AutoCloseable {

    private static final String BODY = "{\"data\":{\"id\":\"1\"},\"access_token\":\"the-token\",\"token_type\":\"bearer\"}";
    private static final byte[] RESPONSE = ("HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: "
                                            + BODY.length() + "\r\n\r\n" + BODY)
            .getBytes(StandardCharsets.US_ASCII);

    private final int responses;
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    /** @param responses the number of responses on one connection */
    ClosingServer(boolean secure, int responses) throws Exception {
        this.responses = responses;
        InetAddress loopback = InetAddress.getLoopbackAddress();
        server = secure
                ? Tls.server().getServerSocketFactory().createServerSocket(0, 50, loopback) : new ServerSocket(0, 50, loopback);
        threads.execute(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** The number of complete requests so far. */
    int requests() {
        return requests.get();
    }

    int opened() {
        return opened.get();
    }

    int closed() {
        return closed.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                opened.incrementAndGet();
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                // the test is over
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            for (int i = 0; i < responses; i++) {
                readRequest(socket.getInputStream());
                requests.incrementAndGet();
                socket.getOutputStream().write(RESPONSE);
            }
        } catch (IOException e) {
            // the client has closed the connection
        }
        closed.incrementAndGet();
    }

    /** @return the request's head and body */
    static String readRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no whole request");
            }
            head.append((char) next);
        }
        String text = head.toString().toLowerCase(Locale.ROOT);
        int length = text.indexOf("content-length: ");
        if (length >= 0) {
            byte[] body = in.readNBytes(Integer.parseInt(text.substring(length + 16, text.indexOf('\r', length))));
            head.append(new String(body, StandardCharsets.UTF_8));
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
