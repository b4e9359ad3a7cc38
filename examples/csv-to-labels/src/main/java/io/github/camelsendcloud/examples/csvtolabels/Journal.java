package io.github.camelsendcloud.examples.csvtolabels;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A file with a line for each order whose label is saved. A line counts only with the line feed at its end, so a crash
 * in the middle of a line loses this line only. Safe for use by several threads: the journal itself is the lock of all
 * state.
 */
final class Journal implements Closeable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FileChannel file;
    private final Map<String, SavedLabel> labels = new HashMap<>();

    /**
     * The label of an order.
     *
     * @param parcel         the id of the parcel, which is the name of the file of the label
     * @param trackingNumber empty if the carrier gives none
     */
    record SavedLabel(String order, long parcel, String trackingNumber) {
    }

    /** @throws IOException if the file cannot be read, or if another process has the file open */
    Journal(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (file.tryLock() == null) {
                throw new IOException("Another process ships the same CSV: " + path + " is locked");
            }
            read();
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private void read() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(file.size()));
        while (bytes.hasRemaining() && file.read(bytes) >= 0) {
            // reads to the end
        }
        String text = new String(bytes.array(), StandardCharsets.UTF_8);
        String complete = text.substring(0, text.lastIndexOf('\n') + 1);
        for (String line : (Iterable<String>) complete.lines()::iterator) {
            SavedLabel label = JSON.readValue(line, SavedLabel.class);
            labels.put(label.order(), label);
        }
        file.truncate(complete.getBytes(StandardCharsets.UTF_8).length);
        file.position(file.size());
    }

    /** The label of an order; null if the order has no saved label. */
    synchronized SavedLabel label(String order) {
        return labels.get(order);
    }

    /** Returns after the line is on the disk. */
    synchronized void add(SavedLabel label) throws IOException {
        ByteBuffer line = ByteBuffer.wrap((JSON.writeValueAsString(label) + "\n").getBytes(StandardCharsets.UTF_8));
        while (line.hasRemaining()) {
            file.write(line);
        }
        file.force(false);
        labels.put(label.order(), label);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
