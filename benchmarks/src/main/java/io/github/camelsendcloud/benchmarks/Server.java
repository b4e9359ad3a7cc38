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

/** A Jetty with one handler that lives in a process of its own, for as long as the process that started it. */
final class Server {

    /** What a parent waits for on standard output, before the port. */
    static final String READY = "PORT ";

    private static final int MAX_THREADS = 200;

    private Server() {
    }

    /** Serves until the parent ends. */
    static void serve(Handler handler) throws Exception {
        org.eclipse.jetty.server.Server server = start(handler);
        untilTheParentEnds(server.getURI().getPort());
        server.stop();
    }

    /** Tells the parent the port, and waits until standard input ends, which it does with the parent. */
    static void untilTheParentEnds(int port) throws IOException {
        System.out.println(READY + port);
        while (System.in.read() >= 0) {
            // nothing is ever said
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

    static void answer(Response response, int status, String contentType, ByteBuffer body, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.remaining());
        response.write(true, body, callback);
    }

    /** Goes on with the body of a request when it has arrived. */
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
