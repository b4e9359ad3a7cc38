package io.github.camelsendcloud;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A loss of power, a disk or a user can damage state files. The component uses the undamaged files. */
class PollingDamagedStateTest extends PollingTestSupport {

    private static final String ADDRESS = "sendcloud:shipments?startFrom=now&stateKey=mine";

    @TempDir
    Path folder;

    private FolderStateRepository repository() {
        return new FolderStateRepository(folder);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** Processes the items a to d, so that each of the four keys has a state. */
    private void processSomeItems() throws Exception {
        route(ADDRESS, repository());
        poll();
        for (String id : List.of("a", "b", "c")) {
            server.shipment(id, "2026-03-01T12:00:00Z");
            poll();
        }
        context.close();
        // the first checkpoint is a full checkpoint, and the next start saves another full checkpoint
        route(ADDRESS, repository());
        server.shipment("d", "2026-03-01T12:00:00Z");
        poll();
        context.close();
        assertThat(takeDelivered()).containsExactly("a", "b", "c", "d");
        assertThat(files()).hasSize(4);
        server.shipment("e", "2026-03-01T12:00:01Z").clock("2026-03-01T12:00:02Z");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "\0\0\0\0\0\0\0\0", "\u00c3(", "2|9|2026-03-01T13:00:00Z||00000000.", "1|yesterday||." })
    void aCompletelyDamagedStateIsRejectedWithAdvice(String content) throws Exception {
        processSomeItems();
        for (Path file : files()) {
            Files.write(file, content.getBytes(StandardCharsets.ISO_8859_1));
        }
        assertThatThrownBy(() -> route(ADDRESS, repository()))
                .hasMessageContaining("unreadable at 'mine'").hasMessageContaining(folder.resolve("mine%23all0").toString())
                .hasMessageContaining(folder.resolve("mine%231").toString()).hasMessageContaining("option stateKey")
                .hasMessageContaining("backup").hasMessageContaining("startFrom");
    }

    private static Stream<String> damages() {
        return Stream.of("", "\0\0\0\0", "\u00ff\u00fe", "2|zz|", "1|2026-99-99T00:00:00Z||.");
    }

    @ParameterizedTest
    @MethodSource("damages")
    void theUndamagedKeysAreUsed(String damage) throws Exception {
        processSomeItems();
        for (Path file : files()) {
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, damage.getBytes(StandardCharsets.ISO_8859_1));
            List<Path> others = files();
            List<byte[]> contents = new java.util.ArrayList<>();
            for (Path other : others) {
                contents.add(Files.readAllBytes(other));
            }
            route(ADDRESS, repository());
            poll();
            context.close();
            assertThat(takeDelivered()).as("without %s", file).contains("e").doesNotHaveDuplicates();
            for (int i = 0; i < others.size(); i++) {
                Files.write(others.get(i), contents.get(i));
            }
            Files.write(file, whole);
        }
    }

    @Test
    void theReadableEntriesOfAStateOfTheFirstReleaseAreUsed() throws Exception {
        String done = "1|2026-03-01T11:58:59Z|a%402026-03-01T12%3A00%3A00Z!hg90r0j7k,b%4!hg90r0j7k,c!?,d,"
                      + "b%402026-03-01T12%3A00%3A00Z!hg90r0j7k|.";
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("mine%23all1"), done);
        server.shipment("a", "2026-03-01T12:00:00Z").shipment("b", "2026-03-01T12:00:00Z")
                .shipment("c", "2026-03-01T12:00:00Z");
        route(ADDRESS, repository());
        poll();
        assertThat(takeDelivered()).containsExactly("c");
    }

    @Test
    void aFileThatCannotBeReadOrWrittenIsNamed() throws Exception {
        FolderStateRepository repository = repository();
        repository.start();
        repository.setState("a/b", "ä");
        assertThat(repository.getState("a/b")).isEqualTo("ä");
        assertThat(files()).as("no temporary file remains").extracting(file -> file.getFileName().toString())
                .containsExactly("a%2Fb");
        Files.createDirectories(folder.resolve("bad").resolve("x"));
        assertThatThrownBy(() -> repository.getState("bad")).hasMessageContaining(folder.resolve("bad").toString());
        assertThatThrownBy(() -> repository.setState("bad", "")).hasMessageContaining(folder.resolve("bad").toString());
    }
}
