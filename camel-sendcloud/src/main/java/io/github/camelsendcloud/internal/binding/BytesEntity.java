package io.github.camelsendcloud.internal.binding;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/**
 * A request body of bytes. The entity of HttpClient would format the media type for each request, see case
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

    /** All bytes. The caller must not change the array. */
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
        // an array needs no close
    }
}
