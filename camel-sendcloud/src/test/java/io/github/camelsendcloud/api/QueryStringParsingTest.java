package io.github.camelsendcloud.api;

import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class QueryStringParsingTest {

    private static final Operation UNLISTED
            = Operation.unlisted(ApiVersion.V3, HttpMethod.GET, ApiHost.PANEL, PathTemplate.of("things"));

    @ParameterizedTest
    @CsvSource(
               delimiter = '|', value = {
                       "a=1|1", "a=|''", "a|''", "a=b=c|b=c", "a=x%20y|x y", "a=x+y|x y", "a=%2B%26%3D|+&=", "%61=1|1",
                       "a=Z%C3%BCrich|Zürich", "&&a=1&|1" })
    void aSingleValueIsText(String query, String value) {
        assertThat(QueryString.parse(query)).isEqualTo(Map.of("a", value));
    }

    @Test
    void aDuplicateNameIsAListInOrder() {
        assertThat(QueryString.parse("a=1&b=x&a=2&a=")).isEqualTo(Map.of("a", List.of("1", "2", ""), "b", "x"));
    }

    @Test
    void namesKeepTheirOrder() {
        assertThat(QueryString.parse("c=1&a=2&b=3&c=4").keySet()).containsExactly("c", "a", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "&", "&&" })
    void anEmptyQueryHasNoValues(String query) {
        assertThat(QueryString.parse(query)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "a=100%", "a=%zz", "%=1" })
    void aBrokenEncodingIsRejected(String query) {
        assertThatIllegalArgumentException().isThrownBy(() -> QueryString.parse(query));
    }

    @Test
    void halfASurrogatePairIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QueryString.write(UNLISTED, Map.of("a", "x\ud83d"), false));
    }

    @Property(seed = "1")
    void aWrittenQueryIsParsedBack(@ForAll("parameters") Map<String, String> values) {
        assertThat(QueryString.parse(QueryString.write(UNLISTED, values, false))).isEqualTo(values);
    }

    @Property(seed = "1")
    void aWrittenListIsParsedBack(@ForAll("texts") String name, @ForAll("lists") List<String> values) {
        assertThat(QueryString.parse(QueryString.write(UNLISTED, Map.of(name, values), false)))
                .isEqualTo(Map.of(name, values));
    }

    @Property(seed = "1")
    void aWrittenQueryNeedsNoFurtherEncoding(@ForAll("parameters") Map<String, String> values) {
        assertThat(QueryString.write(UNLISTED, values, false).replaceAll("%[0-9A-F]{2}", "")).matches("[A-Za-z0-9._~=&-]*");
    }

    @Provide
    Arbitrary<Map<String, String>> parameters() {
        return Arbitraries.maps(texts(), values()).ofMaxSize(5);
    }

    @Provide
    Arbitrary<List<String>> lists() {
        return values().list().ofMinSize(2).ofMaxSize(5);
    }

    /** An empty value is rejected. */
    private Arbitrary<String> values() {
        return texts().filter(text -> !text.isBlank());
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings(),
                Arbitraries.strings().withChars("&=+% #?;/ab📦ü"))
                .filter(text -> UTF_8.newEncoder().canEncode(text));
    }
}
