package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests the files of the page as a browser gets them. */
class PageFilesTest {

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private static final Pattern LINK = Pattern.compile("(?:src|href)=\"(/page/[^\"]+)\"|from '\\.(/[^']+)'");

    private final TestClient browser = new TestClient(SENDCLOUD.sandbox(), null);

    @Test
    void thePageNeedsNoCredentialsAndHasItsContentTypeAndItsGuards() throws IOException {
        HttpResponse<String> page = browser.get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).startsWith("<!DOCTYPE html>").contains("<title>Sendcloud sandbox</title>");
        assertThat(header(page, "Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(header(page, "Content-Security-Policy")).startsWith("default-src 'self';")
                .contains("frame-ancestors 'none'");
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
        assertThat(SENDCLOUD.sandbox().requests()).isEmpty();
    }

    @Test
    void everyFileOfTheFolderIsServedAndLinked() throws IOException {
        Set<String> served = new TreeSet<>();
        follow("/", served);

        Set<String> linked = served.stream().map(path -> path.substring(path.lastIndexOf('/') + 1)).collect(Collectors.toSet());
        linked.remove("");
        linked.add("index.html");
        assertThat(linked).isEqualTo(filesOfTheFolder());
    }

    /** Gets a file and the files that the file names. */
    private void follow(String path, Set<String> served) throws IOException {
        if (!served.add(path)) {
            return;
        }
        HttpResponse<String> file = browser.get(path);
        assertThat(file.statusCode()).as(path).isEqualTo(200);
        assertThat(header(file, "Content-Type")).as(path).isEqualTo(mediaType(path));
        Matcher link = LINK.matcher(file.body());
        while (link.find()) {
            follow(link.group(1) == null ? "/page" + link.group(2) : link.group(1), served);
        }
    }

    @Test
    void nothingOfThePageComesFromTheInternetAndNoDataIsParsedAsHtml() throws IOException {
        for (String file : filesOfTheFolder()) {
            assertThat(text(file)).as(file)
                    .doesNotContainPattern("(src|href|url\\(|from|import\\()[=\\s]*['\"]?(https?:)?//")
                    .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "style=\"");
            assertThat(text(file).lines().count()).as(file).isLessThanOrEqualTo(300);
        }
    }

    @Test
    void noPathLeadsToAnotherFile() throws IOException {
        for (String path : List.of("/page/", "/page/index.html", "/page/Page.class", "/page/../Sandbox.class",
                "/page/%2e%2e/Sandbox.class", "/page//app.js", "/page/app.js/")) {
            assertThat(browser.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void thePageCanOnlyBeRead() throws IOException {
        for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS")) {
            HttpResponse<String> response = browser.send(method, "/", "");

            assertThat(response.statusCode()).as(method).isEqualTo(405);
            assertThat(header(response, "Allow")).isEqualTo("GET");
        }
    }

    private static String mediaType(String path) {
        if (path.equals("/")) {
            return "text/html; charset=utf-8";
        }
        return switch (path.substring(path.lastIndexOf('.'))) {
            case ".js" -> "text/javascript; charset=utf-8";
            case ".css" -> "text/css; charset=utf-8";
            default -> "image/svg+xml";
        };
    }

    private static Set<String> filesOfTheFolder() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/io/github/camelsendcloud/sandbox/page"))) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private static String text(String file) throws IOException {
        try (InputStream in = Sandbox.class.getResourceAsStream("page/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse(null);
    }
}
