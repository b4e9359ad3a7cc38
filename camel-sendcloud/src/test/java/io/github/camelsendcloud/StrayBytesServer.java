package io.github.camelsendcloud;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * This server sends bytes that belong to no request. The server sends these bytes once on each connection, with or
 * after the second response.
 */
final class StrayBytesServer implements AutoCloseable {

    /** The stray bytes. The value {@code null} stands for the whole response a second time. */
    enum Stray {
        RESPONSE(null),
        ERROR("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n"),
        TIMEOUT("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
        BRACE("}");

        private final byte[] bytes;

        Stray(String bytes) {
            this.bytes = bytes == null ? null : bytes.getBytes(StandardCharsets.US_ASCII);
        }
    }

    private static final Pattern NAME = Pattern.compile("\"order_number\":\"(\\w+)\"|parcels/(\\d+)/");

    private final Stray stray;
    private final boolean late;
    private final SocketServer server;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger strays = new AtomicInteger();
    private final List<String> requested = new CopyOnWriteArrayList<>();

    /** @param late whether the bytes come 30 ms after the response; otherwise the bytes come with the response */
    StrayBytesServer(boolean secure, Stray stray, boolean late) throws Exception {
        this.stray = stray;
        this.late = late;
        this.server = new SocketServer(secure, this::serve);
    }

    int port() {
        return server.port();
    }

    int opened() {
        return server.opened();
    }

    /** Returns the number of connections on which the stray bytes have arrived. */
    int strays() {
        return strays.get();
    }

    /** Returns the order numbers of the requests, or the numbers of the parcels whose labels were requested. */
    List<String> requested() {
        return requested;
    }

    private void serve(Socket socket) throws IOException {
        for (int i = 1;; i++) {
            byte[] response = response(SocketServer.readRequest(socket.getInputStream()));
            byte[] strayBytes = stray.bytes == null ? response : stray.bytes;
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(response);
            if (i == 2 && !late) {
                strays.incrementAndGet();
                out.write(strayBytes);
            }
            socket.getOutputStream().write(out.toByteArray());
            if (i == 2 && late) {
                timer.schedule(() -> {
                    socket.getOutputStream().write(strayBytes);
                    // the bytes need some time to arrive
                    return timer.schedule(strays::incrementAndGet, 30, TimeUnit.MILLISECONDS);
                }, 30, TimeUnit.MILLISECONDS);
            }
        }
    }

    private byte[] response(String request) {
        Matcher name = NAME.matcher(request);
        boolean label = request.startsWith("GET");
        String body = "{\"access_token\":\"token" + server.opened() + "\",\"token_type\":\"bearer\",\"expires_in\":1}";
        if (name.find()) {
            String number = label ? name.group(2) : name.group(1);
            requested.add(number);
            body = label
                    ? "%PDF-" + number
                    : "{\"data\":{\"id\":\"1\",\"order_number\":\"" + number + "\",\"parcels\":[{\"id\":1}]}}";
        }
        return ("HTTP/1.1 200 OK\r\nContent-Type: application/" + (label ? "pdf" : "json") + "\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        server.close();
        timer.shutdownNow();
    }
}
