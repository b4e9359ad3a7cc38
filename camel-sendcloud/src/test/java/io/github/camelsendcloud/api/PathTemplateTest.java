package io.github.camelsendcloud.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PathTemplateTest {

    private static final PathTemplate DOCUMENT = PathTemplate.of("parcels/{id}/documents/{type}");
    private static final PathTemplate PARCEL = PathTemplate.of("parcels/{id}");

    @Test
    void pathParametersAreInOrder() {
        assertThat(DOCUMENT.parameters()).containsExactly("id", "type");
        assertThat(DOCUMENT.fixedSegments()).isEqualTo(2);
        assertThat(DOCUMENT.root()).isEqualTo("parcels");
    }

    @Test
    void aLeadingSlashMakesNoDifference() {
        assertThat(PathTemplate.of("/parcels/{id}")).isEqualTo(PARCEL).hasSameHashCodeAs(PARCEL).hasToString("parcels/{id}");
    }

    @Test
    void templatesWithOtherParameterNamesDiffer() {
        assertThat(PathTemplate.of("parcels/{parcel_id}")).isNotEqualTo(PARCEL);
    }

    @Test
    void anAddressWithPathParametersGivesNoValues() {
        assertThat(DOCUMENT.match(PathTemplate.of("parcels/{id}/documents/{type}"))).isEmpty();
    }

    @Test
    void literalsAreTheValuesOfTheirPathParameters() {
        assertThat(DOCUMENT.match(PathTemplate.of("parcels/123/documents/label")))
                .isEqualTo(Map.of("id", "123", "type", "label"));
    }

    @Test
    void anAddressMayHaveAPathParameterBesideALiteral() {
        assertThat(DOCUMENT.match(PathTemplate.of("parcels/{id}/documents/label"))).isEqualTo(Map.of("type", "label"));
    }

    @ParameterizedTest
    @ValueSource(
                 strings = {
                         "parcels", "parcels/1/documents", "parcels/1/documents/label/more", "parcel/1/documents/label",
                         "parcels/1/{documents}/label", "parcels/{parcel_id}/documents/{type}", "Parcels/1/documents/label" })
    void anAddressOfAnotherFormDoesNotMatch(String address) {
        assertThat(DOCUMENT.match(PathTemplate.of(address))).isNull();
    }

    @Test
    void anIncompletePathParameterIsALiteral() {
        assertThat(PARCEL.match(PathTemplate.of("parcels/{id"))).isEqualTo(Map.of("id", "{id"));
        assertThat(PARCEL.match(PathTemplate.of("parcels/id}"))).isEqualTo(Map.of("id", "id}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "/", "//parcels", "parcels/", "parcels//1", "parcels/ /1", ".", "..", "parcels/../user", "./user" })
    void anAddressThatCouldReachAnotherResourceIsRejected(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> PathTemplate.of(address))
                .withMessageContaining("must not be empty, '.' or '..'");
    }

    @Test
    void valuesReplaceTheirPathParameters() {
        Map<String, String> values = Map.of("id", "123", "type", "customs-declaration");
        assertThat(DOCUMENT.expand(values::get)).isEqualTo("/parcels/123/documents/customs-declaration");
    }

    @ParameterizedTest
    @CsvSource(
               delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {
                       "../../x|..%2F..%2Fx",
                       "a/b|a%2Fb",
                       "a\\b|a%5Cb",
                       "%2e%2e|%252e%252e",
                       "a b| a%20b",
                       "a+b|a%2Bb",
                       "Größe|Gr%C3%B6%C3%9Fe",
                       "📦|%F0%9F%93%A6",
                       "a?b=c|a%3Fb%3Dc",
                       "a#b|a%23b",
                       "a;b|a%3Bb",
                       "a&b|a%26b",
                       "a:b@c|a%3Ab%40c",
                       "{id}|%7Bid%7D",
                       "*|%2A",
                       "...|...",
                       "~-._|~-._",
                       "~ ~|~%20~",
               })
    void aValueStaysInItsSegment(String value, String encoded) {
        assertThat(PARCEL.expand(name -> value)).isEqualTo("/parcels/" + encoded.strip());
    }

    @Test
    void lineBreaksAreEncoded() {
        assertThat(PARCEL.expand(name -> "1\r\nHost: x")).isEqualTo("/parcels/1%0D%0AHost%3A%20x");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", " ", "\t\n", ".", ".." })
    void aValueThatIsNotASegmentIsRejected(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> PARCEL.expand(name -> value))
                .withMessageContaining("path parameter 'id'");
    }

    @Test
    void halfASurrogatePairIsRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> PARCEL.expand(name -> "1\ud83d"));
    }

    @ParameterizedTest
    @CsvSource({
            "new things,/new%20things", "%2e%2e,/%252e%252e", "things?x=1,/things%3Fx%3D1", "a#b,/a%23b", "a-b_c.d,/a-b_c.d" })
    void fixedTextIsEncoded(String address, String path) {
        assertThat(PathTemplate.of(address).expand(name -> "unused")).isEqualTo(path);
    }

    @Property(seed = "1")
    void everyValueBecomesOneSegmentOrIsRejected(@ForAll String value) {
        String path;
        try {
            path = PathTemplate.of("a/{id}/b").expand(name -> value);
        } catch (IllegalArgumentException e) {
            assertThat(value).matches(v -> v.isBlank() || v.equals(".") || v.equals("..")
                    || !StandardCharsets.UTF_8.newEncoder().canEncode(v));
            return;
        }
        String[] segments = path.split("/", -1);
        assertThat(segments).hasSize(4).startsWith("", "a").endsWith("b");
        assertThat(segments[2]).isNotEmpty().isNotIn(".", "..");
        assertThat(segments[2].replaceAll("%[0-9A-F]{2}", "")).matches("[A-Za-z0-9._~-]*");
        assertThat(URLDecoder.decode(segments[2], StandardCharsets.UTF_8)).isEqualTo(value);
    }
}
