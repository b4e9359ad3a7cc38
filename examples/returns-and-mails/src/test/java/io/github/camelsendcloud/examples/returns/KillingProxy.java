package io.github.camelsendcloud.examples.returns;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Relays TCP connections to a port of 127.0.0.1, and kills a process at a moment of a request. A moment is armed, and
 * is disarmed when it has come. Safe for use by several threads: the instance is the lock of the armed moment.
 */
final class KillingProxy implements AutoCloseable {

    /**
     * When the process is killed: before the request arrives, right after the request has been relayed, or before its
     * response arrives.
     */
    enum Moment {
        BEFORE_THE_REQUEST,
        AFTER_THE_REQUEST,
        BEFORE_THE_RESPONSE
    }

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private volatile int target;
    private Moment moment;
    private String request;
    private Process victim;
    private int armed;

    KillingProxy(int target) throws IOException {
        this.target = target;
        thread(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void target(int port) {
        target = port;
    }

    /** Kills the victim at this moment of the next request that contains the text. */
    synchronized void arm(Moment newMoment, String text, Process newVictim) {
        armed++;
        moment = newMoment;
        request = text;
        victim = newVictim;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                thread(() -> connect(client));
            }
        } catch (IOException e) {
            // the test has ended
        }
    }

    private void connect(Socket client) {
        Connection connection = new Connection();
        try (client; Socket to = new Socket(InetAddress.getLoopbackAddress(), target)) {
            Thread back = thread(() -> relay(to, client, connection, false));
            relay(client, to, connection, true);
            back.join();
        } catch (IOException | InterruptedException e) {
            // the process does not run
        }
    }

    /** What one connection has sent. */
    private static final class Connection {
        private int armed;
        private String sent = "";
        private boolean requested;
    }

    private void relay(Socket from, Socket to, Connection connection, boolean isRequest) {
        byte[] buffer = new byte[64 * 1024];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                String text = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
                boolean kill = isRequest ? seen(connection, text) : comesNow(connection, Moment.BEFORE_THE_RESPONSE);
                if (kill && !comesNow(connection, Moment.AFTER_THE_REQUEST)) {
                    kill();
                    break;
                }
                out.write(buffer, 0, length);
                out.flush();
                if (kill) {
                    kill();
                    break;
                }
            }
        } catch (IOException e) {
            // one of both sides has closed the connection
        }
        close(from);
        close(to);
    }

    /** Whether a request ends with this text at which the process is killed now. */
    private synchronized boolean seen(Connection connection, String text) {
        // what a connection has sent before the moment was armed does not count
        connection.sent = connection.armed == armed ? connection.sent + text : text;
        connection.armed = armed;
        connection.requested = request != null && connection.sent.contains(request);
        return connection.requested && moment != Moment.BEFORE_THE_RESPONSE;
    }

    private synchronized boolean comesNow(Connection connection, Moment now) {
        return connection.requested && moment == now;
    }

    private synchronized void kill() {
        if (victim != null) {
            victim.destroyForcibly();
        }
        moment = null;
        request = null;
        victim = null;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // closed already
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "killing-proxy");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
