package io.github.camelsendcloud;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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

/** A server that sends unexpected bytes once on each connection, after the second response. */
final class StrayBytesServer implements AutoCloseable {

    /** The unexpected bytes; {@code null} for a second copy of the response. */
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
    private final ServerSocket server;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(24);
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger strays = new AtomicInteger();
    private final List<String> requested = new CopyOnWriteArrayList<>();

    /** @param late whether the bytes arrive 30 ms after the response; otherwise together with the response */
    StrayBytesServer(boolean secure, Stray stray, boolean late) throws Exception {
        this.stray = stray;
        this.late = late;
        InetAddress loopback = InetAddress.getLoopbackAddress();
        server = secure
                ? Tls.server().getServerSocketFactory().createServerSocket(0, 50, loopback) : new ServerSocket(0, 50, loopback);
        threads.execute(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    int opened() {
        return opened.get();
    }

    /** The number of connections on which the unexpected bytes have arrived. */
    int strays() {
        return strays.get();
    }

    /** The order numbers, or the numbers of the parcels of the requested labels. */
    List<String> requested() {
        return requested;
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
            for (int i = 1;; i++) {
                byte[] response = response(ClosingServer.readRequest(socket.getInputStream()));
                byte[] unasked = stray.bytes == null ? response : stray.bytes;
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                out.write(response);
                if (i == 2 && !late) {
                    strays.incrementAndGet();
                    out.write(unasked);
                }
                socket.getOutputStream().write(out.toByteArray());
                if (i == 2 && late) {
                    threads.schedule(() -> {
                        socket.getOutputStream().write(unasked);
                        // the bytes are in transit for a while
                        return threads.schedule(strays::incrementAndGet, 30, TimeUnit.MILLISECONDS);
                    }, 30, TimeUnit.MILLISECONDS);
                }
            }
        } catch (IOException e) {
            // the client has closed the connection
        }
    }

    private byte[] response(String request) {
        Matcher name = NAME.matcher(request);
        boolean label = request.startsWith("GET");
        String body = "{\"access_token\":\"token" + opened + "\",\"token_type\":\"bearer\",\"expires_in\":1}";
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
        threads.shutdownNow();
    }
}
