package io.github.camelsendcloud;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** Does something else with each connection, in order; with those after the last what it did with the last. */
final class CuttingServer implements AutoCloseable {

    /** What to do with a connection, which is closed after that. */
    @FunctionalInterface
    interface Behaviour {
        void serve(Socket socket) throws IOException;
    }

    /** Closes the connection when it has read that many bytes, unread ones or not. */
    static Behaviour cutAfter(int bytes) {
        return socket -> {
            socket.getInputStream().readNBytes(bytes);
            // a reset: nothing that is still under way is waited for
            socket.setSoLinger(true, 0);
        };
    }

    /** Reads the whole request and answers it. */
    static Behaviour answer(String status, String body) {
        return socket -> {
            readRequest(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            out.write(("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                       + body.length() + "\r\n\r\n" + body)
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
        };
    }

    /** Reads the whole request and closes the connection. */
    static Behaviour noAnswer() {
        return socket -> readRequest(socket.getInputStream());
    }

    private final ServerSocket server = new ServerSocket();
    private final List<Behaviour> behaviours;
    private final List<Integer> connections = new CopyOnWriteArrayList<>();

    CuttingServer(Behaviour... behaviours) throws IOException {
        this.behaviours = List.of(behaviours);
        // so that little of a body that is not read counts as sent
        server.setReceiveBufferSize(4096);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread thread = new Thread(this::serve, "cutting-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                int number = connections.size();
                connections.add(number);
                behaviours.get(Math.min(number, behaviours.size() - 1)).serve(socket);
            } catch (IOException e) {
                // the other side has had enough, or the test is over
            }
        }
    }

    private static void readRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("half a head");
            }
            head.append((char) next);
        }
        String text = head.toString().toLowerCase(Locale.ROOT);
        int length = text.indexOf("content-length: ");
        if (length >= 0) {
            in.readNBytes(Integer.parseInt(text.substring(length + 16, text.indexOf('\r', length))));
        }
    }

    /** How many came. */
    int connections() {
        return connections.size();
    }

    int port() {
        return server.getLocalPort();
    }

    /** The option that leads here. */
    String option() {
        return "baseUri=http://127.0.0.1:" + port() + "/api";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
