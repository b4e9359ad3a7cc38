package io.github.camelsendcloud;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Stores the state of polling consumers in a folder, with one file per key. A write replaces the whole file and forces
 * the file and the folder to the disk. So the state survives a killed JVM and a loss of power at any time. Camel's own
 * {@code FileStateRepository} writes a file in several steps. Thread-safe: the lock of the instance guards the files.
 */
public class FolderStateRepository extends ServiceSupport implements StateRepository<String, String> {

    private final Path folder;

    /** @param folder the folder; the start of the repository creates a missing folder */
    public FolderStateRepository(Path folder) {
        this.folder = folder;
    }

    /** @param folder the folder; the start of the repository creates a missing folder */
    public FolderStateRepository(String folder) {
        this(Path.of(folder));
    }

    /**
     * Stores a value. After the return, the value is on the disk.
     *
     * @param  key                  not {@code null}
     * @param  value                not {@code null}
     * @throws UncheckedIOException when the file cannot be written; the previous value stays
     */
    @Override
    public synchronized void setState(String key, String value) {
        Path file = file(key);
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            try (FileChannel channel = FileChannel.open(
                    next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer bytes = ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                // without this force before the move, a loss of power may leave an empty file under the new name
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the state file " + file, e);
        }
    }

    /** Forces the file names of a folder to the disk. */
    private static void force(Path folder) throws IOException {
        if (File.separatorChar == '\\') {
            // Windows cannot open a folder; NTFS has its own journal of file names
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /**
     * Reads a value. Bytes that are not UTF-8 become replacement characters: the caller detects a damaged value.
     *
     * @param  key                  not {@code null}
     * @return                      {@code null} for a missing file; an empty text for an empty file
     * @throws UncheckedIOException when the file cannot be read
     */
    @Override
    public synchronized String getState(String key) {
        Path file = file(key);
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot read the state file " + file + ": the path must be a file that this user may read", e);
        }
    }

    /** The file of a key, which may be missing. */
    public Path file(String key) {
        return folder.resolve(URLEncoder.encode(key, StandardCharsets.UTF_8));
    }

    @Override
    protected void doStart() throws Exception {
        Files.createDirectories(folder);
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            force(parent);
        }
    }
}
