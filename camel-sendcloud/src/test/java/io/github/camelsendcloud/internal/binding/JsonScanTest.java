package io.github.camelsendcloud.internal.binding;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import io.github.camelsendcloud.api.ApiVersion;
import io.github.camelsendcloud.api.BodyPath;
import io.github.camelsendcloud.api.HttpMethod;
import io.github.camelsendcloud.api.OperationCatalog;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class JsonScanTest {

    private static final List<BodyPath> FAILURES = OperationCatalog.get()
            .resolve("parcels", ApiVersion.V2).operation(HttpMethod.POST, true).failures();
    private static final String SAMPLE
            = "{\"parcel\":{\"id\":7,\"name\":\"Zo\u00eb \\u00eb \\n\\\" \ud83d\ude00\",\"weight\":\"1.000\",\"n\":"
              + "[0,-1,2.50,1e9,1.5E-3,true,false,null,{},[],[[{}]]],\"errors\":{},\"status\" : {\"id\": 1000}}}";

    private static JsonScan.Finding scan(String json) {
        return JsonScan.of(json.getBytes(StandardCharsets.UTF_8), FAILURES, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", " ", "{", "}", "[", "]", "{]", "[}", "{}{}", "{},", "[1,]", "[,1]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}",
            "{a:1}", "{1:1}", "[1 2]", "tru", "truex", "nulls", "01", "-", "1.", ".5", "1e", "1e+", "+1", "--1", "\"a",
            "\"\\x\"",
            "\"\\u12g4\"", "\"\\", "\"a\nb\"", "<html>", "NaN", "'a'", "[1]//" })
    void invalidJsonIsBroken(String json) {
        assertThat(scan(json)).isEqualTo(JsonScan.Finding.BROKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{}", " [] ", "0", "-0.5e-7", "\"a\"", "null", "true", "{\"a\":[{\"b\":[]},\"c\"]}", "\r\n{\t\"a\" : 1 }",
            "{\"parcel\":{\"status\":{\"id\":1000}}}", "{\"parcel\":{\"id\":10020}}", "{\"note\":\"id\"}" })
    void jsonIsPlain(String json) {
        assertThat(scan(json)).isEqualTo(JsonScan.Finding.PLAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = { "1002", "1998", "1999", " 2000", "\"2001\"", "\n 1002" })
    void theNumberOfAFailureIsASign(String id) {
        assertThat(scan("{\"parcel\":{\"status\":{\"id\":" + id + ",\"message\":\"x\"}}}")).isEqualTo(JsonScan.Finding.SIGNS);
    }

    @Test
    void bytesThatAreNoUtf8AreBroken() {
        byte[] json = "{\"a\":\"bcdef\"}".getBytes(StandardCharsets.UTF_8);
        for (int b : new int[] { 0x80, 0xC3, 0xE2, 0xF0, 0xFF, 0x01 }) {
            json[8] = (byte) b;
            assertThat(JsonScan.of(json, FAILURES, null)).as("%x", b).isEqualTo(JsonScan.Finding.BROKEN);
        }
    }

    @Test
    void jsonThatIsDeeperThanTheScanCanCountIsLeftToAParser() {
        assertThat(scan("[".repeat(63) + "]".repeat(63))).isEqualTo(JsonScan.Finding.PLAIN);
        assertThat(scan("[".repeat(64) + "]".repeat(64))).isEqualTo(JsonScan.Finding.SIGNS);
    }

    @Test
    void eachTruncationIsBroken() {
        assertThat(scan(SAMPLE)).isNotEqualTo(JsonScan.Finding.BROKEN);
        byte[] whole = SAMPLE.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            assertThat(JsonScan.of(Arrays.copyOf(whole, length), FAILURES, null)).isEqualTo(JsonScan.Finding.BROKEN);
        }
    }

    /** The scan and a parser must agree on which JSON is broken. */
    @Property(tries = 3000)
    void aScanAndAParserAgree(
            @ForAll @IntRange(max = 400) int place, @ForAll @IntRange(min = -128, max = 127) int value,
            @ForAll @IntRange(max = 2) int change) {
        byte[] json = changed(SAMPLE.getBytes(StandardCharsets.UTF_8), place, (byte) value, change);
        boolean broken = JsonScan.of(json, FAILURES, null) == JsonScan.Finding.BROKEN;

        if (!isParsed(json)) {
            assertThat(broken).as(new String(json, StandardCharsets.UTF_8)).isTrue();
        } else if (isUtf8(json)) {
            assertThat(broken).as(new String(json, StandardCharsets.UTF_8)).isFalse();
        }
    }

    /** Returns the bytes after the change, the removal or the addition of one byte. */
    static byte[] changed(byte[] whole, int place, byte value, int change) {
        int at = place % whole.length;
        byte[] json = change == 0 ? whole.clone() : change == 1 ? without(whole, at) : with(whole, at, value);
        if (change == 0) {
            json[at] = value;
        }
        return json;
    }

    private static byte[] without(byte[] whole, int at) {
        byte[] json = new byte[whole.length - 1];
        System.arraycopy(whole, 0, json, 0, at);
        System.arraycopy(whole, at + 1, json, at, whole.length - at - 1);
        return json;
    }

    private static byte[] with(byte[] whole, int at, byte value) {
        byte[] json = new byte[whole.length + 1];
        System.arraycopy(whole, 0, json, 0, at);
        json[at] = value;
        System.arraycopy(whole, at, json, at + 1, whole.length - at);
        return json;
    }

    private static boolean isParsed(byte[] json) {
        try {
            Json.WHOLE.readTree(json);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns whether the bytes are valid UTF-8, since a parser does not check the bytes of a name. */
    private static boolean isUtf8(byte[] json) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
