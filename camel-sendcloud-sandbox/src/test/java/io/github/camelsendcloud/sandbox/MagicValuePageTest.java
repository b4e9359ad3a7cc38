package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The documentation has the table of the magic values. */
class MagicValuePageTest {

    private static final Path PAGE = Path.of("docs/sandbox-magic-values.md");

    @Test
    void thePageHasTheTableOfTheValues() throws IOException {
        assertThat(Files.readString(page())).as("paste MagicValue.table() into the page").contains("\n" + MagicValue.table());
    }

    /** Maven runs tests in the folder of the module. */
    private static Path page() {
        return Files.exists(PAGE) ? PAGE : Path.of("..").resolve(PAGE);
    }
}
