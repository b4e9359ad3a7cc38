package io.github.camelsendcloud.internal.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.hc.core5.ssl.SSLContexts;

/**
 * Makes TLS connections with the settings of the JVM. The first TLS context of a JVM reads all trusted certificates,
 * which is an eighth of the start of a small application. Therefore the context is created when the first connection
 * needs the context, or in the background. A user learns of a wrong trust store as early as without this class: the JDK
 * reports such a mistake at the first connection.
 * <p>
 * Several threads may use an instance: the task runs once, and each thread that needs the context waits for the task.
 */
final class DefaultTls extends SSLSocketFactory {

    private final FutureTask<SSLContext> tls = new FutureTask<>(SSLContexts::createDefault);

    /** Lets another thread create the TLS context before the first connection. */
    void createInBackground(ExecutorServiceManager threads) {
        threads.newThread("SendcloudTls", tls).start();
    }

    /** Creates the context, or waits for the thread that creates the context. */
    private SSLContext context() {
        tls.run();
        try {
            return tls.get();
        } catch (ExecutionException e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RuntimeCamelException("The thread was interrupted while another thread created the TLS context", e);
        }
    }

    private SSLSocketFactory factory() {
        return context().getSocketFactory();
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return factory().getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return factory().getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket() throws IOException {
        return factory().createSocket();
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
        return factory().createSocket(socket, host, port, autoClose);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return factory().createSocket(host, port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return factory().createSocket(host, port, localHost, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return factory().createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return factory().createSocket(host, port, localHost, localPort);
    }
}
