package io.github.camelsendcloud.internal.binding;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/**
 * Bytes as a request body. The entity of HttpClient would write the media type as a text for each request, case
 * {@code text2k} of the benchmarks.
 */
class BytesEntity extends AbstractHttpEntity {

    private static final String JSON = JsonFormat.JSON.toString();

    private final byte[] bytes;
    private final int begin;

    /**
     * @param bytes not copied
     * @param begin how many bytes at the beginning are not sent
     */
    BytesEntity(byte[] bytes, int begin, ContentType type) {
        super(type == JsonFormat.JSON ? JSON : type.toString(), null, false);
        this.bytes = bytes;
        this.begin = begin;
    }

    /** All bytes, not to be changed. */
    final byte[] bytes() {
        return bytes;
    }

    final int begin() {
        return begin;
    }

    @Override
    public final boolean isRepeatable() {
        return true;
    }

    @Override
    public final long getContentLength() {
        return bytes.length - begin;
    }

    @Override
    public final InputStream getContent() {
        return new ByteArrayInputStream(bytes, begin, bytes.length - begin);
    }

    @Override
    public final void writeTo(OutputStream out) throws IOException {
        out.write(bytes, begin, bytes.length - begin);
    }

    @Override
    public final boolean isStreaming() {
        return false;
    }

    @Override
    public final void close() {
        // there is nothing to close
    }
}
