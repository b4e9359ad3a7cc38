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

/**
 * Accepts connections, and serves each connection on a separate thread. The test server defines how a connection is
 * served.
 */
final class SocketServer implements AutoCloseable {

    /** Serves one connection. The connection is closed afterwards. */
    @FunctionalInterface
    interface Connection {
        /** @throws IOException when the client has closed the connection */
        void serve(Socket socket) throws IOException;
    }

    private final Connection connection;
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    /** @param secure whether the connections use TLS, with the certificate of {@link Tls} */
    SocketServer(boolean secure, Connection connection) throws Exception {
        this.connection = connection;
        InetAddress loopback = InetAddress.getLoopbackAddress();
        server = secure
                ? Tls.server().getServerSocketFactory().createServerSocket(0, 50, loopback) : new ServerSocket(0, 50, loopback);
        threads.execute(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Returns the number of accepted connections. */
    int opened() {
        return opened.get();
    }

    /** Returns the number of connections that were accepted and closed. */
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
            connection.serve(socket);
        } catch (IOException e) {
            // the client has closed the connection
        }
        closed.incrementAndGet();
    }

    /**
     * Reads a complete request.
     *
     * @return             the head and the body of the request
     * @throws IOException when the connection ends before the request
     */
    static String readRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("The request is incomplete");
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
