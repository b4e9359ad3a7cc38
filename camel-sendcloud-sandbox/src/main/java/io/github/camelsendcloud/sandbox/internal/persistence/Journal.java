package io.github.camelsendcloud.sandbox.internal.persistence;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file with each change of the data, one line of JSON for a change. The operating system has a change before the
 * caller of the API has the response, so the data survive the end of the process. The journal does not wait for the
 * disk. The start reads the file, drops a line that is cut off at the end, and writes the file anew without replaced
 * rows. Lock: this object.
 */
public final class Journal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    /**
     * A row of the data.
     *
     * @param account the name of the account
     * @param kind    the kind of the row, such as the name of a table
     * @param value   null if the row is removed
     */
    public record Row(String account, String kind, String id, JsonNode value) {

        private ObjectNode json() {
            ObjectNode line = Json.object().put("account", account).put("kind", kind).put("id", id);
            line.set("value", value);
            return line;
        }

        /** Null for a line that is not from a journal. */
        private static Row of(JsonNode line) {
            boolean isRow = line.path("account").isTextual() && line.path("kind").isTextual() && line.path("id").isTextual()
                    && line.has("value");
            return !isRow
                    ? null : new Row(
                            line.path("account").asText(), line.path("kind").asText(), line.path("id").asText(),
                            line.hasNonNull("value") ? line.get("value") : null);
        }
    }

    /** The begin of each line. */
    private static final byte[] BEGIN = "{\"account\":\"".getBytes(StandardCharsets.UTF_8);

    private record Key(String account, String kind, String id) {
    }

    private final Path file;
    private final RandomAccessFile lockFile;
    private final FileLock lock;
    private final List<Row> rows;
    private FileOutputStream out;
    private long length;
    /** The lines that the file does not have, since a write has failed. */
    private final Queue<byte[]> unsaved = new ArrayDeque<>();
    private volatile boolean failing;
    private boolean closed;

    private Journal(Path file, RandomAccessFile lockFile, FileLock lock) throws IOException {
        this.file = file;
        this.lockFile = lockFile;
        this.lock = lock;
        this.rows = read(file);
        rewrite();
        this.out = new FileOutputStream(file.toFile(), true);
        this.length = out.getChannel().size();
    }

    /**
     * Opens a journal. The file is created if absent.
     *
     * @throws IllegalStateException if another journal uses the file, if the file is not a journal, or if the file
     *                               cannot be read or written
     */
    public static Journal open(Path file) {
        Path absolute = file.toAbsolutePath();
        if (Files.exists(absolute) && !Files.isRegularFile(absolute)) {
            // the start replaces the file, which must not happen to a device
            throw new IllegalStateException(absolute + " is not a file for data");
        }
        try {
            Files.createDirectories(absolute.getParent());
            RandomAccessFile lockFile = new RandomAccessFile(absolute + ".lock", "rw");
            FileLock lock = lock(lockFile);
            if (lock == null) {
                lockFile.close();
                throw new IllegalStateException("Another process uses the data file " + file);
            }
            return open(absolute, lockFile, lock);
        } catch (IOException e) {
            throw new IllegalStateException("The data file " + file + " cannot be used: " + e, e);
        }
    }

    /** Null if another process, or another sandbox of this process, has the lock. */
    private static FileLock lock(RandomAccessFile lockFile) throws IOException {
        try {
            return lockFile.getChannel().tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static Journal open(Path file, RandomAccessFile lockFile, FileLock lock) throws IOException {
        try {
            return new Journal(file, lockFile, lock);
        } catch (IOException | IllegalStateException e) {
            lockFile.close();
            throw e;
        }
    }

    /** The rows at the start, in the order of their creation; unmodifiable. */
    public List<Row> rows() {
        return rows;
    }

    /** Appends a change. A change that the file cannot take waits for {@link #isSaved()}. */
    public void append(Row row) {
        byte[] line = line(row);
        synchronized (this) {
            if (!closed) {
                unsaved.add(line);
                write();
            }
        }
    }

    /** Whether the file has each change. Writes the waiting changes first. */
    public boolean isSaved() {
        if (!failing) {
            return true;
        }
        synchronized (this) {
            write();
            return !failing;
        }
    }

    private void write() {
        try {
            while (!unsaved.isEmpty()) {
                byte[] line = unsaved.peek();
                out.write(line);
                length += line.length;
                unsaved.remove();
            }
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                LOG.error("The data file {} cannot be written. The sandbox rejects all API calls until then", file, e);
            }
            failing = true;
            dropPart();
        }
    }

    /** Removes the part of a line that could not be written as a whole: the next line begins at its own line. */
    private void dropPart() {
        try {
            out.getChannel().truncate(length);
        } catch (IOException e) {
            // the file stays as it is: the log already has the failure of the write
        }
    }

    /** Removes all rows from the file. */
    public synchronized void clear() {
        try {
            out.close();
            out = new FileOutputStream(file.toFile(), false);
            length = 0;
            unsaved.clear();
            failing = false;
        } catch (IOException e) {
            throw new UncheckedIOException("The data file " + file + " cannot be written", e);
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            out.close();
            lock.release();
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The data file " + file + " cannot be closed", e);
        }
    }

    private static List<Row> read(Path file) throws IOException {
        Map<Key, Row> rows = new LinkedHashMap<>();
        byte[] content = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        int begin = 0;
        for (int i = 0; i < content.length; i++) {
            if (content[i] == '\n') {
                Row row = row(file, Arrays.copyOfRange(content, begin, i));
                Key key = new Key(row.account(), row.kind(), row.id());
                if (row.value() == null) {
                    rows.remove(key);
                } else {
                    rows.put(key, row);
                }
                begin = i + 1;
            }
        }
        byte[] cutOff = Arrays.copyOfRange(content, begin, content.length);
        int length = Math.min(cutOff.length, BEGIN.length);
        if (!Arrays.equals(cutOff, 0, length, BEGIN, 0, length)) {
            throw foreign(file, null);
        }
        return List.copyOf(new ArrayList<>(rows.values()));
    }

    private static Row row(Path file, byte[] line) {
        try {
            Row row = Row.of(Json.read(line));
            if (row == null) {
                throw foreign(file, null);
            }
            return row;
        } catch (IOException e) {
            throw foreign(file, e);
        }
    }

    private static IllegalStateException foreign(Path file, IOException cause) {
        return new IllegalStateException("The file " + file + " has a line that is not from a sandbox", cause);
    }

    private void rewrite() throws IOException {
        Path anew = file.resolveSibling(file.getFileName() + ".new");
        try (OutputStream buffered = new BufferedOutputStream(Files.newOutputStream(anew))) {
            for (Row row : rows) {
                buffered.write(line(row));
            }
        }
        try {
            Files.move(anew, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(anew, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static byte[] line(Row row) {
        byte[] json = Json.bytes(row.json());
        byte[] line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return line;
    }
}
