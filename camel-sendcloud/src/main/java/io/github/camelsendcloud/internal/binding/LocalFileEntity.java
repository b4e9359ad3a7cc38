package io.github.camelsendcloud.internal.binding;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/**
 * A file as a request body that can be sent again. Its length is that of the file when the exchange came: a file that
 * is gone when the request is sent again must not become an empty body.
 */
final class LocalFileEntity extends AbstractHttpEntity {

    /** The most bytes that are read at once; the buffer of the JDK for longer files has 8 kB. */
    private static final int SMALL = 8 * 1024;

    private final File file;
    private final int begin;
    private final long length;

    /** @param begin how many bytes at the beginning of the file are not sent */
    LocalFileEntity(File file, int begin, ContentType contentType) {
        super(contentType, null);
        this.file = file;
        this.begin = begin;
        this.length = file.length() - begin;
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public long getContentLength() {
        return length;
    }

    @Override
    public InputStream getContent() throws IOException {
        InputStream stream = new FileInputStream(file);
        try {
            stream.skipNBytes(begin);
        } catch (IOException e) {
            stream.close();
            throw e;
        }
        return stream;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (InputStream stream = getContent()) {
            if (length <= SMALL) {
                out.write(stream.readAllBytes());
            } else {
                stream.transferTo(out);
            }
        }
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public void close() {
        // each reader closes its own stream
    }
}
