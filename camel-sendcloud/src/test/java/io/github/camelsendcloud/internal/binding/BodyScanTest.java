package io.github.camelsendcloud.internal.binding;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

import com.fasterxml.jackson.databind.JsonNode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BodyScanTest {

    private static final String SAMPLE
            = "{\"parcel\":{\"name\":\"Zo\u00eb \\u00eb \\n\",\"weight\":\"1.000\",\"n\":[0,-1.5e3,true,null,{},[{\"a\":1},"
              + "{\"a\":2}]],\"address_line_1\":1,\"address_line_2\":2}, \"b\" : {\"name\":{}} ,\"name\":[]}";

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{}", "[]", " [1,{\"a\":1},{\"a\":1}]", "{\"a\":{\"a\":{\"a\":1}},\"b\":{\"a\":1}}", "7", "\"a\"" })
    void aBodyWithoutADuplicateNameIsPlain(String json) {
        assertThat(BodyScan.fields(bytes(json), 0)).isNotNull();
        assertThat(BodyScan.isPlain(bytes(json))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"a\":1,\"a\":1}", "{\"a\":{\"b\":1,\"c\":[{}],\"b\":2}}", "{\"a\":{\"b\":1},\"c\":{},\"a\":2}",
            "[{\"address_line_1\":1,\"address_line_1\":1}]" })
    void aDuplicateNameIsLeftToTheParser(String json) {
        assertThat(BodyScan.fields(bytes(json), 0)).isNull();
        assertThat(BodyScan.isPlain(bytes(json))).isTrue();
    }

    @Test
    void aBodyThatTheParserMayRejectIsLeftToTheParser() {
        assertThat(BodyScan.fields(bytes("{\"\\u0061\":1}"), 0)).isNull();
        assertThat(BodyScan.isPlain(bytes("[" + "1".repeat(1001) + "]"))).isFalse();
        assertThat(BodyScan.isPlain(bytes("[0." + "1".repeat(1001) + "]"))).isFalse();
        assertThat(BodyScan.isPlain(bytes("[".repeat(17) + "]".repeat(17)))).isFalse();
        assertThat(BodyScan.isPlain(bytes("{\"" + "a".repeat(1001) + "\":1}"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "[]|0", "[{}]|1", "[{\"a\":{\"b\":[]}}]|1", "[{\"a\":{}},{\"b\":1}]|2", "[{},[],{\"a\":[{}]}]|3",
            "{\"a\":{},\"b\":[[]]}|2" })
    void onlyTheObjectsAndListsDirectlyInTheRootAreCounted(String json, int opened) {
        assertThat(BodyScan.fields(bytes(json), 0).opened()).isEqualTo(opened);
    }

    @Test
    void anObjectWithManyNamesIsPlain() {
        StringBuilder json = new StringBuilder("{\"first\":1");
        for (int i = 0; i < 500; i++) {
            json.append(",\"name_of_a_field_").append(i).append("\":{\"a\":").append(i).append('}');
        }
        JsonFields fields = BodyScan.fields(bytes(json + "}"), 0);
        assertThat(fields).isNotNull();
        assertThat(fields.value("name_of_a_field_499")).isPositive();
        assertThat(fields.object("name_of_a_field_17").value("a")).isPositive();
        assertThat(BodyScan.fields(bytes(json + ",\"first\":2}"), 0)).isNull();
    }

    @Property(tries = 5000)
    void theParserReadsEachPlainBodyAndFindsTheSameFields(
            @ForAll @IntRange(max = 400) int place, @ForAll @IntRange(min = -128, max = 127) int value,
            @ForAll @IntRange(max = 2) int change)
            throws IOException {
        byte[] json = JsonScanTest.changed(bytes(SAMPLE), place, (byte) value, change);
        JsonFields fields = BodyScan.fields(json, 0);
        if (BodyScan.isPlain(json)) {
            Json.MAPPER.readTree(json);
        }
        if (fields != null) {
            JsonNode tree = Json.WHOLE.readTree(json);
            same(json, tree, fields);
            for (Iterator<String> names = tree.fieldNames(); names.hasNext();) {
                String name = names.next();
                JsonFields inner = fields.object(name);
                assertThat(inner != null).isEqualTo(tree.get(name).isObject());
                if (inner != null) {
                    same(json, tree.get(name), inner);
                }
            }
        }
    }

    /** Jackson reads a character that has one byte too many (here k), which Java's decoder replaces. */
    @Test
    void aCharacterInTooManyBytesIsTheSameForBothReaders() throws IOException {
        byte[] json = bytes("{\"name\":\"Zo--\"}");
        json[11] = (byte) 0xC1;
        json[12] = (byte) 0xAB;
        same(json, Json.WHOLE.readTree(json), BodyScan.fields(json, 0));
        assertThat(Json.WHOLE.readTree(json).get("name").textValue()).isEqualTo("Zok");
    }

    private static void same(byte[] json, JsonNode object, JsonFields fields) throws IOException {
        assertThat(fields.value("missing")).isEqualTo(-1);
        for (Iterator<String> names = object.fieldNames(); names.hasNext();) {
            String name = names.next();
            if (name.chars().allMatch(c -> c < 128)) {
                int begin = fields.value(name);
                assertThat(Json.MAPPER.readTree(json, begin, JsonValues.end(json, begin) - begin)).as(name)
                        .isEqualTo(object.get(name));
            }
        }
    }

    @Property
    void theNextSpecialByteIsTheFirst(@ForAll byte[] bytes, @ForAll @IntRange(max = 20) int from) {
        int expected = Math.min(from, bytes.length);
        while (expected < bytes.length && bytes[expected] >= ' ' && bytes[expected] != '"' && bytes[expected] != '\\') {
            expected++;
        }
        assertThat(JsonValues.special(bytes, Math.min(from, bytes.length))).isEqualTo(expected);
    }
}
