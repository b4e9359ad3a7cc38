package io.github.camelsendcloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation in Markdown or in AsciiDoc has a text, listings, anchors and links. */
record DocumentedPage(Path file) {

    static final Path ROOT = Path.of("..");
    static final Path DOCS = ROOT.resolve("docs");
    static final DocumentedPage README = new DocumentedPage(ROOT.resolve("README.md"));
    static final DocumentedPage GETTING_STARTED = new DocumentedPage(DOCS.resolve("getting-started.md"));
    static final DocumentedPage COMPONENT = new DocumentedPage(Path.of("src/main/docs/sendcloud-component.adoc"));

    /** Pages whose routes are started by the tests of another module. */
    static final List<DocumentedPage> OF_OTHER_MODULES = List.of(
            new DocumentedPage(DOCS.resolve("kamelets.md")), new DocumentedPage(DOCS.resolve("route-templates.md")));

    private static final Pattern FENCE = Pattern.compile("(?m)^```(\\w*)\n(.*?)\n```$", Pattern.DOTALL);
    private static final Pattern SOURCE = Pattern.compile("\\[source,(\\w+)]\n----\n(.*?)\n----\n", Pattern.DOTALL);
    private static final Pattern GENERATED
            = Pattern.compile("(?m)^(?:<!--|//) (\\w+): written by DocumentationTest.*?end of \\1", Pattern.DOTALL);
    private static final Pattern INDENTED = Pattern.compile("\n\n(?: {4}.*\n)+");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern ASCIIDOC_LINK = Pattern.compile("link:([^\\[\\s]+)\\[");

    /** A block of code. The language is empty if the page names no language. */
    record Listing(String language, String text) {
    }

    /** Returns the pages below {@code docs}. */
    static List<DocumentedPage> all() {
        try (Stream<Path> files = Files.list(DOCS)) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().map(DocumentedPage::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean exists() {
        return Files.isRegularFile(file);
    }

    String name() {
        return file.getFileName().toString();
    }

    String text() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Listing> listings() {
        return (isMarkdown() ? FENCE : SOURCE).matcher(text()).results()
                .map(found -> new Listing(found.group(1), found.group(2))).toList();
    }

    /** Returns the texts of the listings in the given language. */
    List<String> listings(String language) {
        return listings().stream().filter(listing -> listing.language().equals(language)).map(Listing::text).toList();
    }

    /** Returns the text without the listings and without the generated tables. */
    String prose() {
        String written = GENERATED.matcher(text()).replaceAll("");
        String prose = (isMarkdown() ? FENCE : SOURCE).matcher(written).replaceAll("");
        return INDENTED.matcher(prose).replaceAll("\n\n");
    }

    /** Returns the anchors that GitHub creates for the headings. */
    Set<String> anchors() {
        Map<String, Integer> times = new HashMap<>();
        Set<String> anchors = new HashSet<>();
        HEADING.matcher(FENCE.matcher(text()).replaceAll("")).results().forEach(heading -> {
            String anchor = heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
            int before = times.merge(anchor, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? anchor : anchor + "-" + before);
        });
        return anchors;
    }

    /** Returns the targets of the links to other files of the repository and to anchors. */
    List<String> links() {
        String text = (isMarkdown() ? FENCE : SOURCE).matcher(text()).replaceAll("");
        return (isMarkdown() ? LINK : ASCIIDOC_LINK).matcher(text).results().map(link -> link.group(1))
                .filter(target -> !target.matches("[a-z]+:.*")).toList();
    }

    private boolean isMarkdown() {
        return name().endsWith(".md");
    }

    @Override
    public String toString() {
        return name();
    }
}
