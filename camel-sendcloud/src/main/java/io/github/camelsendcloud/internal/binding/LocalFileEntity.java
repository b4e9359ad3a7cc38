package io.github.camelsendcloud.internal.binding;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/**
 * A file as a request body for several attempts. The length of the body is the length of the file at the first attempt:
 * a file that is deleted before a retry must not become an empty body.
 */
final class LocalFileEntity extends AbstractHttpEntity {

    /** The longest file, in bytes, that is read in one step: the size of the buffer of the JDK. */
    private static final int MAX_ONE_STEP = 8 * 1024;

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
            if (length <= MAX_ONE_STEP) {
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
