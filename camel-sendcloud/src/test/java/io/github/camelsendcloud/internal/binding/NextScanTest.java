package io.github.camelsendcloud.internal.binding;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NextScanTest {

    private static final String SAMPLE
            = "{\"parcels\":[{\"next\":1,\"name\":\"Zo\u00eb \\n\"},{}], \"next\" : \"https://a.b/c?cursor=x\",\"previous\":null}";

    private static NextScan.Found find(String json) {
        return NextScan.of(json.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{}", "[]", "{\"next\":null}", "{\"next\": null }", "{\"parcels\":[{\"next\":\"a\"}]}",
            "{\"a\":{\"next\":\"b\"}}" })
    void theLastPageIsSure(String json) {
        assertThat(find(json)).isEqualTo(new NextScan.Found(true, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = {
            "{\"next\":\"a?cursor=b\",| a?cursor=b", "{\"a\":[1,{}],\"next\" : \"\"}| ''" })
    void aTextIsSureWithAnyFollowingBytes(String json, String next) {
        assertThat(find(json)).isEqualTo(new NextScan.Found(true, next));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "{", "x", "{\"next\":nul", "{\"next\":null", "{\"next\":7}", "{\"next\":{}}", "{\"next\":\"a\\/b\"}",
            "{\"next\":\"\u00eb\"}", "{\"next\":\"a", "{\"a\":,\"next\":null}", "{\"\\u006eext\":\"a\"}" })
    void allOtherBodiesAreLeftToAParser(String json) {
        assertThat(find(json).sure()).isFalse();
    }

    @Property(tries = 5000)
    void theScanAndAParserAgree(
            @ForAll @IntRange(max = 400) int place, @ForAll @IntRange(min = -128, max = 127) int value,
            @ForAll @IntRange(max = 2) int change)
            throws IOException {
        byte[] json = JsonScanTest.changed(SAMPLE.getBytes(StandardCharsets.UTF_8), place, (byte) value, change);
        NextScan.Found found = NextScan.of(json);
        if (found.sure()) {
            assertThat(found.next()).isEqualTo(parsed(json));
        }
    }

    private static String parsed(byte[] bytes) throws IOException {
        try (JsonParser json = Json.MAPPER.createParser(bytes)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean next = json.currentName().equals("next");
                JsonToken token = json.nextToken();
                if (next) {
                    assertThat(token).isIn(JsonToken.VALUE_NULL, JsonToken.VALUE_STRING);
                    return token == JsonToken.VALUE_NULL ? null : json.getText();
                }
                json.skipChildren();
            }
            return null;
        }
    }
}
