package io.github.camelsendcloud.sandbox;

import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/** The HTTP server of a sandbox. */
final class SandboxServer {

    private static final int MAX_THREADS = 200;
    private static final long IDLE_MILLIS = 60 * 60 * 1000L;

    private final Server server;
    private final ServerConnector connector;
    private int port;

    SandboxServer(String host, int port, Handler handler) {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS);
        threads.setName("sendcloud-sandbox");
        threads.setDaemon(true);
        server = new Server(threads, new ScheduledExecutorScheduler("sendcloud-sandbox-scheduler", true), null);
        server.setStopTimeout(0);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        // Jetty must not reject or change a path: the sandbox records and matches the path of the request
        http.setUriCompliance(UriCompliance.UNSAFE);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.setHandler(handler);
    }

    /** The port on which the server listens; 0 before the start. */
    int port() {
        return port;
    }

    /**
     * Opens the port.
     *
     * @throws IllegalStateException if the port cannot be opened
     */
    void start() {
        try {
            server.start();
            port = connector.getLocalPort();
        } catch (Exception e) {
            throw new IllegalStateException("The sandbox could not be started on port " + connector.getPort(), e);
        }
    }

    /** Refuses new connections. */
    void closePort() {
        connector.close();
    }

    /** Stops the server and drops all connections. */
    void stop() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The sandbox could not be stopped", e);
        }
    }

    /** Waits until another thread stops the server. */
    void join() throws InterruptedException {
        server.join();
    }
}
