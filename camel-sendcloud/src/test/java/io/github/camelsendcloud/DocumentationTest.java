package io.github.camelsendcloud;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelsendcloud.api.ApiVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The tables of the documentation agree with the generated catalog and with the table of operations. */
class DocumentationTest {

    /** A generated table of a page, between two comments. */
    private enum GeneratedTable {
        OPTIONS("options", page("options.md"), TableFormat.MARKDOWN),
        HEADERS("headers", page("headers.md"), TableFormat.MARKDOWN),
        OPERATIONS("operations", page("operations.md"), TableFormat.MARKDOWN),
        OPERATIONS_V2("operations", page("operations-v2.md"), TableFormat.MARKDOWN),
        COMPONENT_OPTIONS("options", DocumentedPage.COMPONENT, TableFormat.ASCIIDOC),
        COMPONENT_HEADERS("headers", DocumentedPage.COMPONENT, TableFormat.ASCIIDOC);

        private final String table;
        private final DocumentedPage page;
        private final TableFormat format;

        GeneratedTable(String table, DocumentedPage page, TableFormat format) {
            this.table = table;
            this.page = page;
            this.format = format;
        }

        private static DocumentedPage page(String name) {
            return new DocumentedPage(DocumentedPage.DOCS.resolve(name));
        }

        private String expected(String present) {
            String start = format.comment(table + ": written by DocumentationTest");
            String end = format.comment("end of " + table);
            Pattern between
                    = Pattern.compile("(?<=" + Pattern.quote(start) + ").*(?=" + Pattern.quote(end) + ")", Pattern.DOTALL);
            Matcher found = between.matcher(present);
            assertThat(found.results()).as(page + " must have the comments " + start + " and " + end).hasSize(1);
            return found.replaceFirst(Matcher.quoteReplacement(text() + "\n"));
        }

        private String text() {
            return switch (this) {
                case OPTIONS -> new CatalogTables(format).options();
                case COMPONENT_OPTIONS -> new CatalogTables(format).ownOptions();
                case HEADERS, COMPONENT_HEADERS -> new CatalogTables(format).headers();
                case OPERATIONS -> OperationTable.of(format, ApiVersion.V3);
                case OPERATIONS_V2 -> OperationTable.of(format, ApiVersion.V2);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void theTablesEqualTheTablesOfTheCatalog(GeneratedTable generated) throws IOException {
        String present = generated.page.text();

        String expected = generated.expected(present);

        if (!"false".equals(System.getProperty("readme.update", "false"))) {
            Files.writeString(generated.page.file(), expected);
        } else {
            assertThat(present).as("mvn verify -Dreadme.update writes " + generated.page).isEqualTo(expected);
        }
    }
}
