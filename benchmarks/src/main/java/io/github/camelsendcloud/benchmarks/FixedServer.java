package io.github.camelsendcloud.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Responds to every {@link Case} with prepared bytes if the call has a credential, and issues one token. The server
 * shares the processor with the callers, so the server does nothing else. With a server that is slower than its
 * callers, all callers would be equally fast.
 */
final class FixedServer {

    static final String TOKEN_PATH = "/oauth2/token";

    private static final String TOKEN = "benchmark-token";
    private static final String TOKEN_RESPONSE = "{\"access_token\":\"" + TOKEN
                                                 + "\",\"token_type\":\"bearer\",\"expires_in\":3600,\"scope\":\"api\"}";
    private static final int LARGEST_REQUEST = 16 * 1024;
    private static final int BACKLOG = 256;

    /** The responses by method, path and length of the request. */
    private final Map<String, ByteBuffer> responses = new HashMap<>();
    private final ByteBuffer token = response(200, "application/json", TOKEN_RESPONSE.getBytes(StandardCharsets.US_ASCII));
    private final ByteBuffer unknown = response(404, "application/json", new byte[0]);
    private final ByteBuffer refusal = response(401, "application/json", new byte[0]);

    private FixedServer() {
        for (Case known : Case.values()) {
            int length = known.request() == null ? 0 : known.request().length;
            responses.put(
                    known.method() + " " + known.path() + " " + length,
                    response(known.status(), known.contentType(), known.response()));
        }
    }

    public static void main(String[] args) throws IOException {
        FixedServer server = new FixedServer();
        ServerSocketChannel listener = ServerSocketChannel.open()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        daemon(() -> server.accept(listener));
        Server.untilTheParentEnds(listener.socket().getLocalPort());
    }

    private static ByteBuffer response(int status, String contentType, byte[] body) {
        byte[] head = ("HTTP/1.1 " + status + " Fixed\r\nContent-Type: " + contentType + "\r\nContent-Length: " + body.length
                       + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocateDirect(head.length + body.length).put(head).put(body).flip();
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept(ServerSocketChannel listener) {
        try {
            while (true) {
                SocketChannel connection = listener.accept();
                connection.setOption(StandardSocketOptions.TCP_NODELAY, true);
                daemon(() -> serve(connection));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve(SocketChannel connection) {
        ByteBuffer buffer = ByteBuffer.allocate(LARGEST_REQUEST);
        try (connection) {
            while (true) {
                int end = endOfHead(buffer);
                while (end < 0) {
                    if (connection.read(buffer) < 0) {
                        return;
                    }
                    end = endOfHead(buffer);
                }
                String head = new String(buffer.array(), 0, end, StandardCharsets.ISO_8859_1);
                int length = length(head, buffer, end);
                while (length < 0) {
                    if (connection.read(buffer) < 0) {
                        return;
                    }
                    length = length(head, buffer, end);
                }
                ByteBuffer response = response(head, length);
                while (response.hasRemaining()) {
                    connection.write(response);
                }
                // a caller sends its next request after this response
                buffer.clear();
            }
        } catch (IOException e) {
            // a caller may close its connection at any time
        }
    }

    /** The length of the body after a head, without the lines of chunks; -1 while the body is not complete. */
    private static int length(String head, ByteBuffer buffer, int end) throws IOException {
        if (!head.contains("\r\nTransfer-Encoding: chunked\r\n")) {
            int length = HttpMessage.length(head);
            return buffer.position() < end + length ? -1 : length;
        }
        String body = new String(buffer.array(), end, buffer.position() - end, StandardCharsets.ISO_8859_1);
        int length = 0;
        int at = 0;
        for (int line = body.indexOf("\r\n"); line >= 0; line = body.indexOf("\r\n", at)) {
            int size = Integer.parseInt(body.substring(at, line), 16);
            if (size == 0) {
                return body.startsWith("\r\n", line + 2) ? length : -1;
            }
            length += size;
            at = line + 2 + size + 2;
        }
        return -1;
    }

    private static int endOfHead(ByteBuffer buffer) {
        byte[] bytes = buffer.array();
        for (int i = 3; i < buffer.position(); i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n' && bytes[i - 3] == '\r') {
                return i + 1;
            }
        }
        return -1;
    }

    private ByteBuffer response(String head, int length) {
        String called = head.substring(0, head.indexOf(" HTTP/1.1\r\n"));
        ByteBuffer response = responses.get(called + " " + length);
        if (response == null) {
            return (called.equals("POST " + TOKEN_PATH) ? token : unknown).duplicate();
        }
        if (!head.contains("\r\nAuthorization: " + Keys.BASIC + "\r\n")
                && !head.contains("\r\nAuthorization: Bearer " + TOKEN + "\r\n")) {
            return refusal.duplicate();
        }
        return response.duplicate();
    }
}
