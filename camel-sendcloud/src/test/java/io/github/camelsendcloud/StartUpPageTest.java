package io.github.camelsendcloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The page about the start has the commands and the options of the benchmark that has measured the figures. */
class StartUpPageTest {

    private static final String PAGE = new DocumentedPage(DocumentedPage.DOCS.resolve("start-up.md")).text();
    private static final Path BENCHMARKS = DocumentedPage.ROOT.resolve("benchmarks");

    private static List<String> found(String pattern) {
        return Pattern.compile(pattern).matcher(PAGE).results().map(one -> one.group(1)).distinct().toList();
    }

    @Test
    void eachBenchmarkOfThePageExists() throws IOException {
        String script = Files.readString(BENCHMARKS.resolve("run.sh"));

        assertThat(found("benchmarks/run\\.sh (\\w+)")).contains("startup", "aot")
                .allSatisfy(run -> assertThat(script).contains("\n" + run + ")\n"));
    }

    @Test
    void theOptionsForTheCacheAreTheOptionsOfTheBenchmark() throws IOException {
        String program = Files.readString(
                BENCHMARKS.resolve("src/main/java/io/github/camelsendcloud/benchmarks/CompareStartUp.java"));

        assertThat(found("(-XX:\\w+=)")).containsExactlyInAnyOrder("-XX:AOTCacheOutput=", "-XX:AOTCache=")
                .allSatisfy(option -> assertThat(program).contains('"' + option));
    }

    @Test
    void theThreadOfThePageHasItsName() throws IOException {
        String source = Files.readString(Path.of("src/main/java/io/github/camelsendcloud/internal/client/DefaultTls.java"));

        assertThat(found("`(SendcloudTls)`")).allSatisfy(name -> assertThat(source).contains('"' + name + '"')).hasSize(1);
    }
}
