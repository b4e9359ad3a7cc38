package io.github.camelsendcloud.examples.quickstart;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The quickstart announces the orders of a folder and saves the labels. */
class QuickstartTest {

    private static final Path ORDERS = Path.of("orders").toAbsolutePath();

    @TempDir
    private Path results;

    @Test
    @Timeout(60)
    void everyValidOrderGetsALabelAndARejectedOrderIsSavedWithTheReason() throws Exception {
        Quickstart.ship(ORDERS, results, Map.of());

        assertThat(files("labels")).hasSize(11).allSatisfy(label -> {
            assertThat(label.getFileName().toString()).matches("KK-2026-10\\d\\d-\\d+\\.pdf");
            assertThat(Files.readString(label, StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
        });
        assertThat(Files.readAllLines(results.resolve("parcels.csv"))).hasSize(11).doesNotHaveDuplicates()
                .allMatch(line -> line.matches("KK-2026-10\\d\\d,\\w+,READY_TO_SEND"));
        assertThat(files("failed")).hasSize(2);
        assertThat(results.resolve("failed/order-1011.json")).hasSameTextualContentAs(ORDERS.resolve("order-1011.json"));
        assertThat(results.resolve("failed/order-1011.error.txt")).content().contains("/to_address/postal_code");
    }

    private List<Path> files(String folder) throws Exception {
        try (Stream<Path> files = Files.list(results.resolve(folder))) {
            return files.toList();
        }
    }
}
