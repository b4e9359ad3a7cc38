package io.github.camelsendcloud.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Runs Jetty with one handler in a separate process. The process ends with its parent process. */
final class Server {

    /** The word before the port on standard output. The parent process waits for this word. */
    static final String READY = "PORT ";

    private static final int MAX_THREADS = 200;

    private Server() {
    }

    /** Serves requests until the parent process ends. */
    static void serve(Handler handler) throws Exception {
        org.eclipse.jetty.server.Server server = start(handler);
        untilTheParentEnds(server.getURI().getPort());
        server.stop();
    }

    /**
     * Prints the port for the parent process, and waits for the end of the parent. Standard input ends with the parent.
     */
    static void untilTheParentEnds(int port) throws IOException {
        System.out.println(READY + port);
        while (System.in.read() >= 0) {
            // the parent writes nothing
        }
    }

    /** Starts a server on a free port of 127.0.0.1. */
    static org.eclipse.jetty.server.Server start(Handler handler) throws Exception {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS);
        threads.setDaemon(true);
        org.eclipse.jetty.server.Server server = new org.eclipse.jetty.server.Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.setIdleTimeout(10 * 60 * 1000L);
        server.addConnector(connector);
        server.setHandler(handler);
        server.start();
        return server;
    }

    /** Sends a response with a body. */
    static void respond(Response response, int status, String contentType, ByteBuffer body, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.remaining());
        response.write(true, body, callback);
    }

    /** Reads the body of a request and passes the body on after its arrival. */
    static void body(Request request, Callback callback, Consumer<ByteBuffer> then) {
        Content.Source.asByteBuffer(request, new Promise<>() {
            @Override
            public void succeeded(ByteBuffer body) {
                then.accept(body);
            }

            @Override
            public void failed(Throwable failure) {
                callback.failed(failure);
            }
        });
    }
}
