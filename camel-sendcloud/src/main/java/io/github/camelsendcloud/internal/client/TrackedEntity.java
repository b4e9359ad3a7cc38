package io.github.camelsendcloud.internal.client;

import java.io.IOException;
import java.io.OutputStream;

import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/** Knows whether it was written to its end: a server that has half a body cannot process it. */
final class TrackedEntity extends HttpEntityWrapper {

    private boolean touched;
    private boolean written;

    TrackedEntity(HttpEntity entity) {
        super(entity);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        touched = true;
        written = false;
        super.writeTo(out);
        written = true;
    }

    boolean isWritten() {
        return written;
    }

    /** Whether it can be written (once more). */
    boolean isWritable() {
        return !touched || isRepeatable();
    }
}
