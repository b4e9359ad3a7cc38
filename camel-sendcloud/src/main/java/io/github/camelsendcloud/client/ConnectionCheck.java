package io.github.camelsendcloud.client;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Checks that the server has not closed a used connection before a request goes out on the connection that must not be
 * sent twice. A response that is missing then would leave the outcome unknown, although the request was not processed.
 * <p>
 * A check of an open connection takes a millisecond, since it waits for a byte that does not come. Therefore a
 * connection that has proven to stay open after a response, and that was used a moment ago, is not checked.
 * <p>
 * Only the executor of requests can see the connection: the check is a request that the executor does not send. The
 * notes about a connection belong to the call that has leased the connection, as the connection itself does.
 */
final class ConnectionCheck extends HttpRequestExecutor implements ExecChainHandler {

    /** Within this time after a response a proven connection is not checked. */
    private static final long RECENT = Duration.ofMillis(5).toNanos();
    /** After a surprising close each used connection is checked for so long. */
    private static final long SUSPICION = Duration.ofMinutes(1).toNanos();

    private static final ClassicHttpRequest PROBE = new BasicClassicHttpRequest("PROBE", "/");
    private static final ClassicHttpResponse CLOSED = new BasicClassicHttpResponse(HttpStatus.SC_GONE);

    /** What is known about a connection. */
    private static final class Usage {
        private int responses;
        private long latest;
    }

    private final int maxConnections;
    private final Map<HttpClientConnection, Usage> usages = new ConcurrentHashMap<>();
    private volatile long suspiciousUntil = System.nanoTime();
    /** Whether requests are executed here: a configurer of the user's own may have replaced this executor. */
    private volatile boolean inUse;

    /** @param maxConnections the size of the pool */
    ConnectionCheck(int maxConnections) {
        this.maxConnections = maxConnections;
    }

    /** Leases a connection that is open, or none yet; what comes after this in the chain uses the lease. */
    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        if (inUse && scope.clientContext instanceof Transmission.Context call && call.mayHarm()) {
            lease(scope);
        }
        return chain.proceed(request, scope);
    }

    private static void lease(ExecChain.Scope scope) throws IOException, HttpException {
        ExecRuntime runtime = scope.execRuntime;
        try {
            boolean open = false;
            while (!open) {
                runtime.acquireEndpoint(scope.exchangeId, scope.route, scope.clientContext.getUserToken(), scope.clientContext);
                // one that is not connected yet is connected later
                open = !runtime.isEndpointConnected()
                        || runtime.execute(scope.exchangeId, PROBE, scope.clientContext) != CLOSED;
                if (!open) {
                    runtime.discardEndpoint();
                }
            }
        } catch (IOException | HttpException | RuntimeException e) {
            runtime.discardEndpoint();
            throw e;
        }
    }

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request, HttpClientConnection connection, HttpResponseInformationCallback informed,
            HttpContext context)
            throws IOException, HttpException {
        if (request == PROBE) {
            return isClosed(connection) ? CLOSED : null;
        }
        inUse = true;
        try {
            ClassicHttpResponse response = super.execute(request, connection, informed, context);
            Usage usage = usages.get(connection);
            if (usage == null) {
                usage = new Usage();
                remember(connection, usage);
            }
            usage.responses++;
            usage.latest = System.nanoTime();
            return response;
        } catch (IOException | HttpException | RuntimeException e) {
            if (usages.remove(connection) != null) {
                suspiciousUntil = System.nanoTime() + SUSPICION;
            }
            throw e;
        }
    }

    private void remember(HttpClientConnection connection, Usage usage) {
        if (usages.size() >= 2 * maxConnections) {
            usages.keySet().removeIf(known -> !known.isOpen());
        }
        usages.put(connection, usage);
    }

    private boolean isClosed(HttpClientConnection connection) {
        Usage usage = usages.get(connection);
        long now = System.nanoTime();
        if (usage != null && usage.responses > 1 && now - usage.latest < RECENT && now - suspiciousUntil >= 0) {
            return false;
        }
        boolean closed;
        try {
            closed = connection.isStale();
        } catch (IOException e) {
            closed = true;
        }
        if (closed) {
            usages.remove(connection);
        }
        return closed;
    }
}
