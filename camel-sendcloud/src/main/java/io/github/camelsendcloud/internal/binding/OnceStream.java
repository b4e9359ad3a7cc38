package io.github.camelsendcloud.internal.binding;

import java.io.IOException;
import java.io.InputStream;

import org.apache.camel.Exchange;

/**
 * A stream that can be read only once, as a request body. The exchange keeps the stream. After a failure, a redelivery
 * brings the same stream: the rest of a stream that was read is not sent. Only one thread at a time may use an
 * instance.
 */
final class OnceStream extends InputStream {

    /** The number of bytes that are read before a request is sent: a byte order mark and the first character. */
    static final int HEAD = 4;

    private static final String PROPERTY = "CamelSendcloudStreamBody";

    private final InputStream source;
    private final byte[] head;
    private int position;
    private boolean started;

    private OnceStream(InputStream source) throws IOException {
        this.source = source;
        this.head = source.readNBytes(HEAD);
    }

    /**
     * The stream after its head was read.
     *
     * @throws IllegalArgumentException when the stream was read before, is empty or cannot be read
     */
    static OnceStream of(Exchange exchange, InputStream source) {
        OnceStream before = exchange.getProperty(PROPERTY, OnceStream.class);
        if (before != null && before.source == source) {
            if (before.started) {
                throw spent("a call before this one has read the stream", null);
            }
            return before;
        }
        OnceStream stream;
        try {
            stream = new OnceStream(source);
        } catch (IOException e) {
            throw spent(e.getMessage(), e);
        }
        if (stream.head.length == 0) {
            throw spent("the stream has no more bytes, and the operation needs a body", null);
        }
        exchange.setProperty(PROPERTY, stream);
        return stream;
    }

    private static IllegalArgumentException spent(String why, Exception cause) {
        return new IllegalArgumentException(
                "The body cannot be read again: " + why
                                            + ". Turn on stream caching, or make the body a text or bytes before the call",
                cause);
    }

    /** The first bytes; fewer than {@link #HEAD} when the stream is shorter. The caller must not change the array. */
    byte[] head() {
        return head;
    }

    /** Skips the first bytes of the stream, unless the stream was read. */
    OnceStream from(int begin) {
        if (!started) {
            position = begin;
        }
        return this;
    }

    @Override
    public int read() throws IOException {
        started = true;
        return position < head.length ? head[position++] & 0xFF : source.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        started = true;
        if (position == head.length || length == 0) {
            return source.read(bytes, offset, length);
        }
        int count = Math.min(length, head.length - position);
        System.arraycopy(head, position, bytes, offset, count);
        position += count;
        return count;
    }

    @Override
    public int available() throws IOException {
        return head.length - position + source.available();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
