package io.github.camelsendcloud.internal.binding;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import org.apache.camel.StreamCache;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** A cached stream as a request body for several attempts. */
final class StreamCacheEntity extends AbstractHttpEntity {

    private final StreamCache cache;

    StreamCacheEntity(StreamCache cache, ContentType contentType) {
        super(contentType, null);
        this.cache = cache;
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public long getContentLength() {
        return cache.length() > 0 ? cache.length() : -1;
    }

    @Override
    public InputStream getContent() {
        throw new UnsupportedOperationException("A stream cache is written, not read");
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        cache.reset();
        cache.writeTo(out);
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public void close() {
        // the cache belongs to the message
    }
}
