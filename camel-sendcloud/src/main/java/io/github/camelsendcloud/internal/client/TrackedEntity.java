package io.github.camelsendcloud.internal.client;

import java.io.IOException;
import java.io.OutputStream;

import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/** Records whether the body was written to its end, since a server cannot process a part of a body. */
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

    /** Whether the body can be written, also for a retry. */
    boolean isWritable() {
        return !touched || isRepeatable();
    }
}
