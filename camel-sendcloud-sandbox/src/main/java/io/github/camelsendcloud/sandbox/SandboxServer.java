package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.URI;

import io.github.camelsendcloud.sandbox.internal.control.Guard;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/** The HTTP server of a sandbox. */
final class SandboxServer {

    private static final int MAX_THREADS = 200;
    private static final long IDLE_MILLIS = 60 * 60 * 1000L;

    private final Server server;
    private final ServerConnector connector;
    private final String root;
    private int port;

    SandboxServer(SandboxBuilder settings, Handler handler) {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS);
        threads.setName("sendcloud-sandbox");
        threads.setDaemon(true);
        server = new Server(threads, new ScheduledExecutorScheduler("sendcloud-sandbox-scheduler", true), null);
        server.setStopTimeout(0);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        // Jetty must not reject or change a path: the sandbox records and matches the path of the request
        http.setUriCompliance(UriCompliance.UNSAFE);
        if (settings.keyStore != null) {
            // the requests are secure; a client calls the sandbox by any name
            http.addCustomizer(new SecureRequestCustomizer(false));
        }
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        connector = settings.keyStore == null
                ? new ServerConnector(server, 1, 1, plain)
                : new ServerConnector(server, 1, 1, AbstractConnectionFactory.getFactories(tls(settings), plain));
        connector.setHost(settings.host);
        connector.setPort(settings.port);
        root = (settings.keyStore == null ? "http://" : "https://") + authority(settings.host);
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.setHandler(handler);
    }

    private static SslContextFactory.Server tls(SandboxBuilder settings) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStorePath(settings.keyStore.toUri().toString());
        tls.setKeyStorePassword(settings.keyStorePassword);
        // a client calls the sandbox by an address, which no certificate needs to name
        tls.setSniRequired(false);
        return tls;
    }

    private static String authority(String host) {
        String name = Guard.isAllAddresses(host) ? "127.0.0.1" : host;
        return name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name;
    }

    /** The address of a path on this server. */
    URI uri(String path) {
        return URI.create(root + ":" + port + path);
    }

    /** The port on which the server listens; 0 before the start. */
    int port() {
        return port;
    }

    /**
     * Opens the port. The server accepts no connection before its start.
     *
     * @throws IllegalStateException if the port cannot be opened
     */
    void open() {
        try {
            connector.open();
            port = connector.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The sandbox could not be started on port " + connector.getPort() + ": " + e.getMessage()
                                            + ". Name another port, or 0 for a free port",
                    e);
        }
    }

    /**
     * Accepts connections.
     *
     * @throws IllegalStateException if the server cannot be started
     */
    void start() {
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("The sandbox could not be started on port " + port, e);
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
