package io.github.camelsendcloud.internal.client;

import java.util.concurrent.atomic.AtomicReference;

import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.concurrent.CancellableDependency;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/**
 * A request that can be cancelled; the cancellation closes the connection. HttpClient's {@code HttpUriRequestBase} does
 * the same, but copies a URI and allocates 128 bytes more for each request, which is about one percent of a call
 * (benchmarks: get2k). This request gets its path from the {@link Transmission}.
 */
final class CancellableRequest extends BasicClassicHttpRequest implements CancellableDependency {

    private static final long serialVersionUID = 1L;
    private static final Cancellable CANCELLED = () -> true;

    private final transient AtomicReference<Cancellable> connection = new AtomicReference<>();

    CancellableRequest(String method, HttpHost host) {
        super(method, host, Transmission.NO_PATH);
    }

    @Override
    public void setDependency(Cancellable dependency) {
        if (!isCancelled()) {
            connection.set(dependency);
        }
    }

    @Override
    public boolean isCancelled() {
        return connection.get() == CANCELLED;
    }

    @Override
    public boolean cancel() {
        Cancellable current = connection.getAndSet(CANCELLED);
        return current != null && current.cancel();
    }
}
