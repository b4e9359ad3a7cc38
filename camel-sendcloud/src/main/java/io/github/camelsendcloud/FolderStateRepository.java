package io.github.camelsendcloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Keeps the state of polling consumers in a folder, a file for each key. A file is replaced as a whole, so that the JVM
 * may be killed at any time. Camel's own {@code FileStateRepository} writes in pieces.
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

    @Override
    public synchronized void setState(String key, String value) {
        Path file = file(key);
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.writeString(next, value);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    @Override
    public synchronized String getState(String key) {
        Path file = file(key);
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private Path file(String key) {
        return folder.resolve(URLEncoder.encode(key, StandardCharsets.UTF_8));
    }

    @Override
    protected void doStart() throws Exception {
        Files.createDirectories(folder);
    }
}
