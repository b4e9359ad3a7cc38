package io.github.camelsendcloud.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A request or a response with the bytes of the wire. This class reads only Content-Length, because this header gives
 * the end of the message.
 *
 * @param head the first line and the headers, with the empty line
 */
record HttpMessage(String head, byte[] body) {

    private static final String LENGTH = "\r\ncontent-length:";
    private static final String CHUNKED = "\r\ntransfer-encoding:";

    /** The next message; {@code null} if the other side has ended the connection. */
    static HttpMessage read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < 4) {
            int next = in.read();
            if (next < 0) {
                if (head.size() == 0) {
                    return null;
                }
                throw new EOFException("The connection has ended within the headers");
            }
            head.write(next);
            matched = next == "\r\n\r\n".charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        byte[] body = in.readNBytes(length(text));
        return new HttpMessage(text, body);
    }

    /** The length of the body after a head, in bytes. */
    static int length(String head) throws IOException {
        String lower = head.toLowerCase(Locale.ROOT);
        if (lower.contains(CHUNKED)) {
            throw new IOException("The proxy does not support chunked messages");
        }
        int at = lower.indexOf(LENGTH);
        if (at < 0) {
            return 0;
        }
        int from = at + LENGTH.length();
        return Integer.parseInt(lower.substring(from, lower.indexOf("\r\n", from)).strip());
    }

    /** A response with an empty JSON object. */
    static HttpMessage response(int status) {
        return new HttpMessage(
                "HTTP/1.1 " + status + " Fault\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n",
                "{}".getBytes(StandardCharsets.US_ASCII));
    }

    /** The request line or the status line. */
    String firstLine() {
        return head.substring(0, head.indexOf("\r\n"));
    }

    byte[] bytes() {
        byte[] start = head.getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[start.length + body.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }
}
