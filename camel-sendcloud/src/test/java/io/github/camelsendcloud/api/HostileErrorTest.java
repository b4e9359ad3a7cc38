package io.github.camelsendcloud.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The parser accepts any response, also a response of an attacker and a response that was truncated or damaged in
 * transit.
 */
class HostileErrorTest {

    private static final int LONGEST = 501;

    @Test
    void anExternalEntityReadsNoFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("secret.txt"), "top-secret-content");
        List<ApiError> errors = ApiErrorParser.parse(
                "<!DOCTYPE Error [<!ENTITY x SYSTEM \"" + file.toUri()
                                                     + "\">]><Error><Code>a</Code><Message>&x;</Message></Error>");
        assertThat(errors).hasSize(1);
        assertThat(errors.toString()).doesNotContain("top-secret-content");
    }

    @Test
    void anExternalDtdIsNeverRead(@TempDir Path folder) throws IOException {
        Path dtd = Files.writeString(folder.resolve("x.dtd"), "<!ENTITY x \"top-secret-content\">");
        List<ApiError> errors = ApiErrorParser.parse(
                "<!DOCTYPE Error SYSTEM \"" + dtd.toUri() + "\"><Error><Code>a</Code><Message>&x;</Message></Error>");
        assertThat(errors).hasSize(1);
        assertThat(errors.toString()).doesNotContain("top-secret-content");
    }

    @Test
    @Timeout(10)
    void nestedEntitiesAreNotExpanded() {
        StringBuilder dtd = new StringBuilder("<!DOCTYPE Error [<!ENTITY a0 \"laughs\">");
        for (int i = 1; i < 30; i++) {
            dtd.append("<!ENTITY a").append(i).append(" \"").append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
        }
        assertThat(ApiErrorParser.parse(dtd + "]><Error><Message>&a29;</Message></Error>")).hasSize(1)
                .allSatisfy(
                        error -> assertThat(error.toString()).doesNotContain("laughslaughs").hasSizeLessThanOrEqualTo(LONGEST));
    }

    @ParameterizedTest
    @ValueSource(strings = { "[", "{\"errors\":", "{\"error\":", "[{\"a\":", "<a>" })
    void deeplyNestedJsonBecomesTheDetail(String opening) {
        assertThat(ApiErrorParser.parse(opening.repeat(10_000))).hasSize(1)
                .allSatisfy(error -> assertThat(error.detail()).startsWith(opening).hasSize(LONGEST));
    }

    @ParameterizedTest
    @ValueSource(
                 strings = {
                         "%s", "{\"detail\":\"%s\"}", "{\"code\":\"%s\"}", "{\"errors\":[{\"source\":{\"pointer\":\"%s\"}}]}",
                         "{\"errors\":{\"name\":[\"%s\"]}}", "{\"errors\":{\"%s\":[\"x\"]}}", "{\"errors\":[\"%s\"]}",
                         "{\"detail\":[{\"loc\":[\"%s\"],\"msg\":\"x\"}]}", "{\"detail\":[\"%s\"]}", "{\"foo\":\"%s\"}",
                         "<Error><Code>%s</Code></Error>", "<Error><Message>%s</Message></Error>", "<html>%s</html>" })
    void aVeryLongTextIsShortened(String body) {
        assertThat(ApiErrorParser.parse(body.formatted("x".repeat(100_000)))).hasSize(1)
                .allSatisfy(error -> assertThat(error.toString()).hasSizeBetween(LONGEST, LONGEST + 10).contains("xx", "…"));
    }

    @Test
    void aTextOfTheMaximumLengthIsKeptWhole() {
        assertThat(ApiErrorParser.parse("x".repeat(500))).containsExactly(new ApiError(null, "x".repeat(500), null));
    }

    @Test
    void aLongNumberIsKeptAsText() {
        String body = "{\"code\":" + "9".repeat(5000) + "}";
        assertThat(ApiErrorParser.parse(body)).hasSize(1);
    }

    @Property(seed = "1")
    void noTextMakesTheParserThrow(@ForAll String body) {
        assertThat(ApiErrorParser.parse(body)).doesNotContainNull().hasSizeLessThanOrEqualTo(1);
    }

    @Property(seed = "1", tries = 5000)
    void noMangledErrorMakesTheParserThrow(@ForAll("mangled") String body) {
        assertThat(ApiErrorParser.parse(body)).allSatisfy(error -> assertThat(error.toString()).isNotEmpty());
    }

    @Property(seed = "1", tries = 5000)
    void noJsonMakesTheParserThrow(@ForAll("json") String body) {
        assertThat(ApiErrorParser.parse(body)).isNotNull().allSatisfy(error -> assertThat(error.toString()).isNotEmpty());
    }

    @Provide
    Arbitrary<String> mangled() {
        return Arbitraries.of(
                "{", "}", "[", "]", ":", ",", "\"", "\"errors\"", "\"error\"", "\"detail\"", "\"loc\"", "\"code\"", "null",
                "true",
                "-", "1e999", "\\u00", "\\", "<", ">", "</", "/>", "<?xml ", "?>", "<Code>", "</Code>", "<Message",
                "<!DOCTYPE ",
                "<!ENTITY ", "<![CDATA[", "]]>", "<!--", "-->", "&", "&x;", "&#0;", "&#x110000;", "=", "xmlns:a", "\u0000",
                "\ud800",
                " ", "a")
                .list().ofMaxSize(20).map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> json() {
        Arbitrary<String> name = Arbitraries.of(
                "errors", "error", "detail", "loc", "msg", "type", "code", "message", "source", "pointer", "field", "title",
                "name");
        Arbitrary<String> leaf
                = Arbitraries.of("null", "1", "true", "\"\"", "\" \"", "\"text\"", "\"a text\"", "{}", "[]", "1e999");
        return nested(nested(nested(leaf, name), name), name);
    }

    private static Arbitrary<String> nested(Arbitrary<String> inner, Arbitrary<String> name) {
        Arbitrary<String> list = inner.list().ofMaxSize(3).map(elements -> "[" + String.join(",", elements) + "]");
        Arbitrary<String> object = name.flatMap(n -> inner.map(value -> "\"" + n + "\":" + value))
                .list().ofMaxSize(4).map(fields -> "{" + String.join(",", fields) + "}");
        return Arbitraries.oneOf(inner, list, object);
    }
}
