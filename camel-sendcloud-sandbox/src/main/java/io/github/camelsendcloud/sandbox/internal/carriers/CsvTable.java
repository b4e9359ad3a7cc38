package io.github.camelsendcloud.sandbox.internal.carriers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the tables of this package. A bar separates the columns; a line that starts with # is a comment. */
final class CsvTable {

    private CsvTable() {
    }

    /** The rows of a table; each row has its columns. */
    static List<String[]> rows(String name) {
        try (InputStream in = CsvTable.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\|", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
