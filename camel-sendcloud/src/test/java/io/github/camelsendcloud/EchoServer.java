package io.github.camelsendcloud;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * This server creates each response from the credential of the request. The test sets the exact bytes of the response.
 */
final class EchoServer implements AutoCloseable {

    /** Creates a response. */
    @FunctionalInterface
    interface Echo {

        /**
         * @param path          the path in the request
         * @param authorization the value of the header, empty when it is missing
         * @param number        the number of the request, from 1
         */
        String response(String path, String authorization, int number);
    }

    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final List<String> credentials = new CopyOnWriteArrayList<>();
    private volatile Echo echo;

    EchoServer() throws IOException {
        Thread thread = new Thread(this::serve, "echo-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** Sets the function for all further requests. */
    EchoServer respond(Echo response) {
        echo = response;
        return this;
    }

    /** Returns the credentials of all requests so far, without the scheme. */
    List<String> credentials() {
        return credentials;
    }

    String uri(String path) {
        return "http://127.0.0.1:" + server.getLocalPort() + path;
    }

    /** Adds the headers of a JSON response to a body. */
    static String json(String statusLine, String body) {
        return "HTTP/1.1 " + statusLine + "\r\nContent-Type: application/json\r\nContent-Length: "
               + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                respond(socket);
            } catch (IOException e) {
                // the client has closed the connection, or the test is over
            }
        }
    }

    private void respond(Socket socket) throws IOException {
        String head = head(socket.getInputStream());
        String authorization = header(head, "authorization");
        credentials.add(authorization.substring(authorization.indexOf(' ') + 1));
        String length = header(head, "content-length");
        socket.getInputStream().readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length));
        String response = echo.response(head.split(" ")[1], authorization, credentials.size());
        socket.getOutputStream().write(response.replaceFirst("\r\n", "\r\nConnection: close\r\n")
                .getBytes(StandardCharsets.UTF_8));
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("The head of the request is incomplete");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static String header(String head, String name) {
        for (String line : head.split("\r\n")) {
            if (line.toLowerCase(Locale.ROOT).startsWith(name + ": ")) {
                return line.substring(name.length() + 2);
            }
        }
        return "";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
