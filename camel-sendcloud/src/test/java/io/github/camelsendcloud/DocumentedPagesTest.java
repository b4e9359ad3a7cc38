package io.github.camelsendcloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Each page is short and readable on GitHub, and the links between the pages lead to existing pages. */
class DocumentedPagesTest {

    private static final int MOST_LINES = 249;

    static List<DocumentedPage> pages() {
        return Stream.concat(DocumentedPage.all().stream(), Stream.of(DocumentedPage.COMPONENT)).toList();
    }

    /** Returns all Markdown pages of the repository, and the component page. */
    static List<DocumentedPage> pagesWithLinks() throws IOException {
        try (Stream<Path> files = Files.walk(DocumentedPage.ROOT)) {
            List<DocumentedPage> markdown = files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().replace('\\', '/').matches(".*/(target|\\.[a-z]+)/.*"))
                    .sorted().map(DocumentedPage::new).toList();
            return Stream.concat(markdown.stream(), Stream.of(DocumentedPage.COMPONENT)).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageIsShort(DocumentedPage page) {
        assertThat(page.text().lines().count()).isLessThanOrEqualTo(MOST_LINES);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageUsesOnlySyntaxThatGithubShows(DocumentedPage page) {
        assertThat(page.text()).doesNotContain("include::").doesNotContain("[tabs]");
    }

    @ParameterizedTest
    @MethodSource("pagesWithLinks")
    void everyLinkLeadsToAFileAndAHeadingThatExist(DocumentedPage page) {
        for (String link : page.links()) {
            String path = link.replaceFirst("#.*", "");
            Path target = path.isEmpty() ? page.file() : page.file().resolveSibling(path).normalize();
            assertThat(target).as(link + " in " + page.file()).exists();
            if (link.contains("#")) {
                assertThat(new DocumentedPage(target).anchors()).as(link + " in " + page.file())
                        .contains(link.substring(link.indexOf('#') + 1));
            }
        }
    }

    @Test
    void theMapLeadsToEveryPage() {
        List<String> links = new DocumentedPage(DocumentedPage.DOCS.resolve("README.md")).links();

        assertThat(DocumentedPage.all()).isNotEmpty().allSatisfy(page -> {
            if (!page.name().equals("README.md")) {
                assertThat(links).contains(page.name());
            }
        });
    }

    @Test
    void theAnchorOfAHeadingEqualsTheAnchorOfGithub() throws IOException {
        Path file = Files.createTempFile(Path.of("target"), "page", ".md");
        Files.writeString(file, "# What `toD` does, and when\n\n## v2\n\n```\n# no heading\n```\n\n## v2\n");

        assertThat(new DocumentedPage(file).anchors()).containsExactlyInAnyOrder("what-tod-does-and-when", "v2", "v2-1");
    }
}
