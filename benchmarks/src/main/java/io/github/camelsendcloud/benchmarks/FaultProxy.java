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

/** Stands between a client and a server on this machine, and does to each request what a {@link FaultPlan} says. */
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

    /** Makes an answer late. */
    @FunctionalInterface
    interface Pause {

        void before(FaultPlan.Fault fault) throws InterruptedException;
    }

    /**
     * Listens on a free port.
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

    /** How often each fault has happened. */
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
            InputStream answers = new BufferedInputStream(server.getInputStream());
            for (HttpMessage request = HttpMessage.read(requests); request != null; request = HttpMessage.read(requests)) {
                FaultPlan.Fault fault = plan.apply(request);
                done.computeIfAbsent(fault, key -> new AtomicInteger()).incrementAndGet();
                HttpMessage answer = null;
                if (fault.isForwarded()) {
                    server.getOutputStream().write(request.bytes());
                    answer = HttpMessage.read(answers);
                }
                if (fault.isCut()) {
                    // a reset, as of a machine that is gone: with TLS too, without a word of farewell
                    client.setSoLinger(true, 0);
                    return;
                }
                pause.before(fault);
                if (fault.status() != 0) {
                    answer = HttpMessage.answer(fault.status());
                }
                if (answer == null) {
                    return;
                }
                secured.getOutputStream().write(answer.bytes());
            }
        } catch (IOException e) {
            // one side is gone: so is the other
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
