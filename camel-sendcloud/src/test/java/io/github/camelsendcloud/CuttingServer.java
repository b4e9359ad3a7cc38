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

/** This server serves each connection by the next script. The last script serves all further connections. */
final class CuttingServer implements AutoCloseable {

    /** A script serves one connection. The server closes the connection after the script. */
    @FunctionalInterface
    interface Behaviour {
        void serve(Socket socket) throws IOException;
    }

    /** Reads a given number of bytes and then closes the connection, even when more bytes have arrived. */
    static Behaviour cutAfter(int bytes) {
        return socket -> {
            socket.getInputStream().readNBytes(bytes);
            // the close is a reset, which does not wait for bytes in transit
            socket.setSoLinger(true, 0);
        };
    }

    /** Reads the whole request and sends a response. */
    static Behaviour respond(String status, String body) {
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
    static Behaviour noResponse() {
        return socket -> readRequest(socket.getInputStream());
    }

    private final ServerSocket server = new ServerSocket();
    private final List<Behaviour> behaviours;
    private final List<Integer> connections = new CopyOnWriteArrayList<>();

    CuttingServer(Behaviour... behaviours) throws IOException {
        this.behaviours = List.of(behaviours);
        // with a small buffer, few unread bytes of a body count as sent
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
                // the client closed the connection, or the test is over
            }
        }
    }

    private static void readRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("The head of the request is incomplete");
            }
            head.append((char) next);
        }
        String text = head.toString().toLowerCase(Locale.ROOT);
        int length = text.indexOf("content-length: ");
        if (length >= 0) {
            in.readNBytes(Integer.parseInt(text.substring(length + 16, text.indexOf('\r', length))));
        }
    }

    /** Returns the number of connections so far. */
    int connections() {
        return connections.size();
    }

    int port() {
        return server.getLocalPort();
    }

    /** Returns the option with the address of this server. */
    String option() {
        return "baseUri=http://127.0.0.1:" + port() + "/api";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
