package io.github.camelsendcloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The texts that users read are plain technical English: no text has a {@link BannedPhrase}. */
class PlainLanguageTest {

    private interface Texts {
        List<String> get() throws IOException;
    }

    /** A group of texts. Each group of texts is a constant of this enum. */
    private enum Source {
        DOCS(() -> DocumentedPage.all().stream().map(PlainLanguageTest::prose).toList()),
        COMPONENT_PAGE(() -> List.of(prose(DocumentedPage.COMPONENT))),
        README(() -> pages("README.md")),
        CHANGELOG(() -> pages("CHANGELOG.md")),
        CONTRIBUTING(() -> pages("CONTRIBUTING.md")),
        SECURITY(() -> pages("SECURITY.md")),
        SANDBOX_AND_EXAMPLES(() -> pages(
                "camel-sendcloud-sandbox/README.md", "examples/quickstart/README.md", "examples/tracking/README.md",
                "examples/many-accounts/README.md", "examples/quarkus/README.md", "examples/csv-to-labels/README.md",
                "examples/print/README.md", "examples/spring-boot/README.md", "examples/returns-and-mails/README.md")),
        BENCHMARKS(() -> pages("benchmarks/README.md")),
        OPTIONS_AND_HEADERS(PlainLanguageTest::descriptions),
        MESSAGES(() -> StringLiterals.below(Path.of("src/main/java"))),
        SANDBOX_MESSAGES(() -> StringLiterals.below(DocumentedPage.ROOT.resolve("camel-sendcloud-sandbox/src/main/java")));

        private final Texts texts;

        Source(Texts texts) {
            this.texts = texts;
        }
    }

    @ParameterizedTest
    @EnumSource
    void noTextHasABannedPhrase(Source source) throws IOException {
        assertThat(source.texts.get()).isNotEmpty();
        assertThat(violations(source)).isEmpty();
    }

    @Test
    void aBannedPhraseIsFoundInAnyCaseAndOverALineBreak() {
        assertThat(BannedPhrase.in("The answer of Sendcloud")).hasSize(1);
        assertThat(BannedPhrase.in("Nobody\nwaits, for\nwant of a permit")).hasSize(2);
        assertThat(BannedPhrase.in("The response has a status. The singapore office, the doc that officers read")).isEmpty();
    }

    @Test
    void aMessageIsFoundInTheSourcesWithAllItsParts() throws IOException {
        Path folder = Files.createTempDirectory(Path.of("target"), "literals");
        Files.writeString(folder.resolve("A.java"), """
                class A {
                    int one = 1 + 2;
                    String text = "No " + one + " response of" + " the server" + of("to be " + "left") + "key";
                }
                """);

        assertThat(StringLiterals.below(folder)).containsExactlyInAnyOrder(
                "A.java: No … response of the server…key", "A.java: to be left");
    }

    @Test
    void everySourceHasTexts() throws IOException {
        for (Source source : Source.values()) {
            assertThat(source.texts.get()).as(source.name()).isNotEmpty();
        }
    }

    private static List<String> violations(Source source) throws IOException {
        List<String> violations = new ArrayList<>();
        for (String text : source.texts.get()) {
            String place = text.replaceFirst("(?s):.*", "");
            BannedPhrase.in(text).forEach(violation -> violations.add(place + ": " + violation));
        }
        return violations;
    }

    private static List<String> pages(String... files) {
        return Stream.of(files).map(file -> prose(new DocumentedPage(DocumentedPage.ROOT.resolve(file)))).toList();
    }

    /** Returns the text of the page without code. */
    private static String prose(DocumentedPage page) {
        return page + ": " + page.prose().replaceAll("`[^`\n]*`", "`…`");
    }

    /** Returns the descriptions of the options and headers of the generated component JSON. */
    private static List<String> descriptions() {
        List<String> texts = new ArrayList<>();
        for (String group : List.of("componentProperties", "properties", "headers")) {
            CatalogTables.CATALOG.path(group).properties().forEach(
                    option -> texts.add(option.getKey() + ": " + option.getValue().path("description").asText()));
        }
        return texts;
    }
}
