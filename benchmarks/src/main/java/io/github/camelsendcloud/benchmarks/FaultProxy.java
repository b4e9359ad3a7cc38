package io.github.camelsendcloud.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A proxy between a client and a server on this machine. The proxy applies a fault of a {@link FaultPlan} to each
 * request.
 */
final class FaultProxy implements AutoCloseable {

    private static final int BACKLOG = 100;

    private final ServerSocket listener;
    private final int target;
    private final Function<HttpMessage, FaultPlan.Fault> plan;
    private final Pause pause;
    private final FaultTls tls;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Map<FaultPlan.Fault, AtomicInteger> done = new ConcurrentHashMap<>();

    /** Delays a response. */
    @FunctionalInterface
    interface Pause {

        void before(FaultPlan.Fault fault) throws InterruptedException;
    }

    /**
     * Starts a proxy on a free port.
     *
     * @param target the port of the server
     * @param tls    the certificate of the proxy; {@code null} for plain http
     */
    FaultProxy(int target, Function<HttpMessage, FaultPlan.Fault> plan, Pause pause, FaultTls tls) throws IOException {
        this.tls = tls;
        this.target = target;
        this.plan = plan;
        this.pause = pause;
        this.listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        threads.execute(this::listen);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The number of times that each fault has happened. */
    Map<FaultPlan.Fault, AtomicInteger> done() {
        return done;
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        open.add(client);
        try (client; Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Socket secured = tls == null ? client : tls.server(client);
            InputStream requests = new BufferedInputStream(secured.getInputStream());
            InputStream responses = new BufferedInputStream(server.getInputStream());
            for (HttpMessage request = HttpMessage.read(requests); request != null; request = HttpMessage.read(requests)) {
                FaultPlan.Fault fault = plan.apply(request);
                done.computeIfAbsent(fault, key -> new AtomicInteger()).incrementAndGet();
                HttpMessage response = null;
                if (fault.isForwarded()) {
                    server.getOutputStream().write(request.bytes());
                    response = HttpMessage.read(responses);
                }
                if (fault.isCut()) {
                    // a TCP reset, like after a crash of the machine; TLS sends no closing message
                    client.setSoLinger(true, 0);
                    return;
                }
                pause.before(fault);
                if (fault.status() != 0) {
                    response = HttpMessage.response(fault.status());
                }
                if (response == null) {
                    return;
                }
                secured.getOutputStream().write(response.bytes());
            }
        } catch (IOException e) {
            // one connection has ended, so this method closes the other
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket client : open) {
            client.close();
        }
        threads.shutdownNow();
    }
}
