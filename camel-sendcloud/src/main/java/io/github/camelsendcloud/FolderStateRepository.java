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
 * Keeps the state of polling consumers in a folder, a file for each key. A file is replaced as a whole and forced to
 * the disk with its folder, so that the JVM may be killed and the machine may lose power at any time. Camel's own
 * {@code FileStateRepository} writes in pieces.
 */
public class FolderStateRepository extends ServiceSupport implements StateRepository<String, String> {

    private final Path folder;

    /** @param folder is made if it does not exist */
    public FolderStateRepository(Path folder) {
        this.folder = folder;
    }

    /** @param folder is made if it does not exist */
    public FolderStateRepository(String folder) {
        this(Path.of(folder));
    }

    /**
     * Keeps a value. When this returns, the disk has it.
     *
     * @throws UncheckedIOException when it cannot be written: the value from before is still there
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
                // before the move: otherwise a loss of power may leave the new name with nothing in it
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the state file " + file, e);
        }
    }

    /** Makes the names in a folder durable. */
    private static void force(Path folder) throws IOException {
        if (File.separatorChar == '\\') {
            // Windows opens no folders; NTFS keeps a journal of names itself
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /**
     * A value as it was kept. Bytes that are no UTF-8 come as replacement characters: whoever reads the value judges
     * it.
     *
     * @return                      {@code null} when there is no file; an empty text for an empty file
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
                    "Cannot read the state file " + file + ": see that it is a file which this user may read", e);
        }
    }

    /** The file of a key. */
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
