package io.github.camelsendcloud.internal.binding;

import java.io.IOException;
import java.io.InputStream;

import org.apache.camel.Exchange;

/**
 * A stream that can be read only once, as a request body. The exchange remembers the stream: when the exchange comes
 * again after a failure, what is left of a stream that was read is no body. For one thread at a time.
 */
final class OnceStream extends InputStream {

    /** How many bytes are read before a body is sent: a byte order mark, and the first character. */
    static final int HEAD = 4;

    private static final String PROPERTY = "CamelSendcloudStreamBody";

    private final InputStream source;
    private final byte[] head;
    private int position;
    private boolean begun;

    private OnceStream(InputStream source) throws IOException {
        this.source = source;
        this.head = source.readNBytes(HEAD);
    }

    /**
     * The stream, of which nothing but the head has been read.
     *
     * @throws IllegalArgumentException when it was read before, is empty or cannot be read
     */
    static OnceStream of(Exchange exchange, InputStream source) {
        OnceStream before = exchange.getProperty(PROPERTY, OnceStream.class);
        if (before != null && before.source == source) {
            if (before.begun) {
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

    /** The first bytes, not to be changed; fewer than {@link #HEAD} when there are no more. */
    byte[] head() {
        return head;
    }

    /** The same without its first bytes. */
    OnceStream from(int begin) {
        if (!begun) {
            position = begin;
        }
        return this;
    }

    @Override
    public int read() throws IOException {
        begun = true;
        return position < head.length ? head[position++] & 0xFF : source.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        begun = true;
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
