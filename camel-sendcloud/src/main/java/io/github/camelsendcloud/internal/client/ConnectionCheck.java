package io.github.camelsendcloud.internal.client;

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
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;

/**
 * Checks a used connection before a request is sent on the connection.
 * <p>
 * No request is sent on a connection that has bytes to read: the bytes belong to no request, and the client would read
 * the bytes as the response to the next request. Without TLS {@link UnaskedBytes} sees such bytes without waiting. With
 * TLS the check must read from the connection, and waits for a millisecond if no byte arrives.
 * <p>
 * A request that must not be sent twice is not sent on a connection that the server has closed either. A missing
 * response would leave the outcome unknown, although the request was not processed. The check of an open connection
 * takes a millisecond, since the check waits for a byte that does not arrive. Therefore a proven connection that was
 * used a moment ago is not checked for a close. A connection is proven when the connection has stayed open after a
 * response.
 * <p>
 * Only the executor of requests has access to the connection, so the check is a request that the executor does not
 * send. The notes about a connection belong to the call that has leased the connection.
 */
final class ConnectionCheck extends HttpRequestExecutor implements ExecChainHandler {

    /** For this time after a response, a proven connection is not checked for a close. */
    private static final long RECENT = Duration.ofMillis(5).toNanos();
    /** For this time after an unexpected close, each used connection is checked. */
    private static final long SUSPICION = Duration.ofMinutes(1).toNanos();

    private static final ClassicHttpRequest PROBE = new BasicClassicHttpRequest("PROBE", "/");
    private static final ClassicHttpResponse UNUSABLE = new BasicClassicHttpResponse(HttpStatus.SC_GONE);

    /** The notes about a connection. */
    private static final class Usage {
        private final UnaskedBytes unasked;
        private int responses;
        private long latest;

        private Usage(UnaskedBytes unasked) {
            this.unasked = unasked;
        }
    }

    private final int maxConnections;
    private final Map<HttpClientConnection, Usage> usages = new ConcurrentHashMap<>();
    private volatile long suspiciousUntil = System.nanoTime();
    /** Whether this executor executes the requests. A configurer of the user may have replaced this executor. */
    private volatile boolean inUse;

    /** @param maxConnections the size of the pool */
    ConnectionCheck(int maxConnections) {
        this.maxConnections = maxConnections;
    }

    /** Leases a connection that is usable or not connected yet. The next elements of the chain use the lease. */
    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        if (inUse) {
            lease(scope);
        }
        return chain.proceed(request, scope);
    }

    private static void lease(ExecChain.Scope scope) throws IOException, HttpException {
        ExecRuntime runtime = scope.execRuntime;
        try {
            boolean usable = false;
            while (!usable) {
                runtime.acquireEndpoint(scope.exchangeId, scope.route, scope.clientContext.getUserToken(), scope.clientContext);
                // a new connection is connected later
                usable = !runtime.isEndpointConnected()
                        || runtime.execute(scope.exchangeId, PROBE, scope.clientContext) != UNUSABLE;
                if (!usable) {
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
            return isUsable(connection, context) ? null : UNUSABLE;
        }
        inUse = true;
        try {
            ClassicHttpResponse response = super.execute(request, connection, informed, context);
            if (Method.CONNECT.isSame(request.getMethod())) {
                checkTunnel(response, connection);
            } else {
                note(connection);
            }
            return response;
        } catch (IOException | HttpException | RuntimeException e) {
            if (usages.remove(connection) != null) {
                suspiciousUntil = System.nanoTime() + SUSPICION;
            }
            throw e;
        }
    }

    /**
     * Rejects bytes after the response of the proxy, since the client would read these bytes as the first response
     * through the tunnel.
     */
    private static void checkTunnel(ClassicHttpResponse response, HttpClientConnection connection)
            throws IOException, HttpException {
        if (response.getCode() < HttpStatus.SC_REDIRECTION && new UnaskedBytes(connection).arrived()) {
            connection.close(CloseMode.IMMEDIATE);
            throw new IOException("The proxy sent more than a response to CONNECT");
        }
    }

    private void note(HttpClientConnection connection) throws IOException, HttpException {
        Usage usage = usages.get(connection);
        if (usage == null) {
            usage = new Usage(new UnaskedBytes(connection));
            if (usages.size() >= 2 * maxConnections) {
                usages.keySet().removeIf(known -> !known.isOpen());
            }
            usages.put(connection, usage);
        }
        usage.responses++;
        usage.latest = System.nanoTime();
    }

    private boolean isUsable(HttpClientConnection connection, HttpContext context) throws HttpException {
        Usage usage = usages.get(connection);
        boolean usable;
        try {
            UnaskedBytes unasked = usage == null ? new UnaskedBytes(connection) : usage.unasked;
            usable = !unasked.arrived();
            if (usable && (unasked.mayHide() || isCloseWanted(usage, context))) {
                // this call reads the bytes that have arrived, or waits for a millisecond
                usable = !connection.isStale() && !unasked.arrived();
            }
        } catch (IOException e) {
            usable = false;
        }
        if (!usable) {
            usages.remove(connection);
        }
        return usable;
    }

    /** Whether the check for a close is worth a millisecond. */
    private boolean isCloseWanted(Usage usage, HttpContext context) {
        if (context instanceof Transmission.Context call && !call.mayHarm()) {
            return false;
        }
        long now = System.nanoTime();
        return usage == null || usage.responses <= 1 || now - usage.latest >= RECENT || now - suspiciousUntil < 0;
    }
}
