package io.github.camelsendcloud.examples.print;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * A label printer with a raw port, for users without such a printer. Each complete label becomes a file, and a label
 * without its end is lost. One thread receives, and the other threads only close.
 */
final class RawPrinter implements Closeable {

    private static final String END = "^XZ";

    private final Path paper;
    private final ServerSocket port;
    private final Runnable afterEachLabel;

    /**
     * Listens on a free port.
     *
     * @param paper          the folder for the labels
     * @param afterEachLabel runs when a label is in its file
     */
    RawPrinter(Path paper, Runnable afterEachLabel) throws IOException {
        this.paper = Files.createDirectories(paper);
        this.afterEachLabel = afterEachLabel;
        this.port = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread receiver = new Thread(this::receive, "raw-printer");
        receiver.setDaemon(true);
        receiver.start();
    }

    /** The host and the port. */
    String address() {
        return port.getInetAddress().getHostAddress() + ":" + port.getLocalPort();
    }

    private void receive() {
        while (!port.isClosed()) {
            try (Socket connection = port.accept(); InputStream bytes = connection.getInputStream()) {
                StringBuilder received = new StringBuilder();
                for (int next = bytes.read(); next >= 0; next = bytes.read()) {
                    received.append((char) next);
                    if (next == 'Z' && received.toString().endsWith(END)) {
                        print(received.toString());
                        received.setLength(0);
                    }
                }
            } catch (IOException e) {
                // the sender is gone, or the printer closes: what has no end is not printed
            }
        }
    }

    private void print(String label) throws IOException {
        Path part = paper.resolveSibling(paper.getFileName() + ".part");
        Files.writeString(part, label, StandardCharsets.ISO_8859_1);
        Files.move(part, paper.resolve(UUID.randomUUID() + ".zpl"), StandardCopyOption.ATOMIC_MOVE);
        afterEachLabel.run();
    }

    @Override
    public void close() throws IOException {
        port.close();
    }
}
