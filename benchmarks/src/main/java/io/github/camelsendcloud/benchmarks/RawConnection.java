package io.github.camelsendcloud.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** A keep-alive connection that costs a client little: the requests are ready bytes. For one thread. */
final class RawConnection implements AutoCloseable {

    private static final String LENGTH = "\r\ncontent-length: ";

    private final Socket socket;
    private final InputStream in;
    private byte[] buffer = new byte[64 * 1024];
    private int head;
    private int end;

    RawConnection(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
    }

    /** Sends a request, and reads the whole response. Returns the status. */
    int send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        end = 0;
        head = -1;
        while (head < 0) {
            int from = Math.max(0, end - 3);
            read();
            head = endOfHead(from);
        }
        String text = new String(buffer, 0, head, StandardCharsets.ISO_8859_1);
        int begin = text.toLowerCase(Locale.ROOT).indexOf(LENGTH);
        int length = begin < 0
                ? 0 : Integer.parseInt(text.substring(
                        begin + LENGTH.length(), text.indexOf('\r', begin + LENGTH.length())));
        while (end < head + length) {
            read();
        }
        return Integer.parseInt(text.substring(9, 12));
    }

    /** The body of the last response. */
    String body() {
        return new String(buffer, head, end - head, StandardCharsets.UTF_8);
    }

    private void read() throws IOException {
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.read(buffer, end, buffer.length - end);
        if (read < 0) {
            throw new IOException("The sandbox has closed the connection");
        }
        end += read;
    }

    private int endOfHead(int from) {
        for (int i = from; i + 3 < end; i++) {
            if (buffer[i] == '\r' && buffer[i + 1] == '\n' && buffer[i + 2] == '\r' && buffer[i + 3] == '\n') {
                return i + 4;
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
