package io.github.camelsendcloud;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelsendcloud.internal.binding.TestJson;
import org.apache.camel.Exchange;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.converter.stream.ReaderCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A body arrives unchanged or is rejected with a reason. */
class UnalteredBodyTest extends RecordedTestSupport {

    private static final String JSON = "{\"name\":\"Zoë 😀\"}";
    private static final String[] ADDRESSES = { "shipments/announce", "shipments/announce?externalReference=R" };

    @TempDir
    private Path folder;

    public record Bean(String name, Object value) {
    }

    @ParameterizedTest
    @ValueSource(strings = { "x\ud83d", "x\ud83dy", "\ude00x", "\ude00\ud83d", "\ud83d\ud83d\ude00" })
    void halfASurrogatePairIsRejected(String half) {
        String text = "{\"name\":\"" + half + "\"}";
        for (Object body : List.of(
                text, new StringBuilder(text), new StringReader(text), Map.of("name", half), Map.of(half, 1),
                new Bean(half, 1), TestJson.MAPPER.createObjectNode().put("name", half),
                List.of(Map.of("a", TextNode.valueOf(half))))) {
            assertRejected(call(uri("shipments/announce"), body), "half a character");
            assertRejected(call(uri("shipments/announce?externalReference=R"), body instanceof StringReader
                    ? new StringReader(text) : body), "half a character");
            assertRejected(call(uri("orders"), body instanceof StringReader ? new StringReader(text) : body),
                    "half a character");
        }
        String form = "service-points/check_and_store?apiVersion=v2";
        assertRejected(call(uri(form), "a=" + half), "half a character");
        assertRejected(call(uri(form), Map.of("a", half)), "Field 'a' of the form");
        assertRejected(call(uri("dsf/files"), "x".getBytes(), Exchange.FILE_NAME, half + ".pdf"), Exchange.FILE_NAME);
        assertRejected(call(uri("shipments/announce?externalReference=${header.r}"), "{}", "r", half), "half a character");
    }

    @Test
    void wholeCharactersOfAnyKindAreSent() throws Exception {
        Object[] bodies = {
                JSON, Map.of("name", "Zoë 😀"), new Bean("😀\\u😀\"\\\\", "\\ud83d"), "{\"name\":\"\\ud83d\\ude00\"}" };
        for (Object body : bodies) {
            for (String address : ADDRESSES) {
                assertThat(call(uri(address), body).getException()).isNull();
            }
        }
        assertThat(sent()).hasSize(8);
        assertThat(TestJson.MAPPER.readValue(sent().get(4), new TypeReference<Map<String, Object>>() {
        })).containsEntry("name", "😀\\u😀\"\\\\")
                .containsEntry("value", "\\ud83d");
    }

    @Test
    void aByteOrderMarkIsRemovedFromAnyBody() throws Exception {
        String marked = "\uFEFF" + JSON;
        byte[] bytes = marked.getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve("a.json"), bytes);
        for (String address : new String[] { "shipments/announce", "shipments/announce?externalReference=R", "orders" }) {
            for (Object body : List.of(
                    marked, new StringBuilder(marked), new StringReader(marked), new ReaderCache(marked), bytes,
                    ByteBuffer.wrap(bytes), new ByteArrayInputStream(bytes), new InputStreamCache(bytes), file,
                    file.toFile())) {
                Exchange exchange = call(uri(address), body);

                assertThat(exchange.getException()).as("%s %s", address, body.getClass()).isNull();
            }
        }
        assertThat(server.requests()).hasSize(30).allSatisfy(request -> {
            assertThat(request.body()[0]).isEqualTo((byte) '{');
            assertThat(TestJson.MAPPER.readTree(request.body()).findValue("name").asText()).isEqualTo("Zoë 😀");
        });
        assertThat(sent().subList(0, 10)).containsOnly(JSON);
    }

    @Test
    void aBodyOfOnlyAByteOrderMarkIsEmpty() {
        for (Object body : List.of("\uFEFF", "\uFEFF".getBytes(StandardCharsets.UTF_8))) {
            assertThat(call(uri("shipments/announce"), body).getException()).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void invalidUtf8IsRejectedWhenTheBodyIsParsed() {
        for (String text : List.of(JSON, " " + JSON, "1", "[]")) {
            for (Charset charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
                assertRejected(call(uri("shipments/announce"), text.getBytes(charset)), "The body is no JSON in UTF-8");
            }
        }
        assertRejected(call(uri("shipments/announce"), "<a/>".getBytes()), "it begins with '<a/>'");
    }

    @Test
    void anInvalidJsonNumberIsRejectedWithItsName() {
        for (Object number : List.of(
                Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Float.NaN, Float.NEGATIVE_INFINITY,
                DoubleNode.valueOf(Double.NaN))) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("note", "NaN Infinity \" N");
            map.put("weight", number);
            for (String address : new String[] { "shipments/announce", "shipments/announce?externalReference=R", "orders" }) {
                assertRejected(call(uri(address), map), "weight is not a finite number");
                assertRejected(call(uri(address), new Bean("x", number)), "value is not a finite number");
                assertRejected(call(uri(address), List.of(number)), "an element of a list is not a finite number");
                assertRejected(call(uri(address), TestJson.MAPPER.createObjectNode().put("weight", Double.NaN)), "weight");
            }
        }
        assertRejected(call(uri("shipments/announce"), Map.of("a", new double[] { 1, Double.NaN })), "finite");
        assertRejected(call(uri("shipments/announce"), "{\"a\":NaN}"), "The body is no JSON");
    }

    @Test
    void ordinaryNumbersAndTextsAreSent() {
        call(uri("shipments/announce"), Map.of("NaN", "Infinity"));
        call(uri("shipments/announce"), Map.of("a", new BigDecimal("1E+3")));
        call(uri("shipments/announce"), Map.of("a", 1e300));

        assertThat(sent()).containsExactly("{\"NaN\":\"Infinity\"}", "{\"a\":1000}", "{\"a\":1.0E300}");
    }

    @Test
    void aDuplicateNameIsRejectedWhenAValueWouldBeLost() {
        String duplicate = "{\"a\":1,\"a\":2}";
        for (Object body : List.of(duplicate, duplicate.getBytes(StandardCharsets.UTF_8))) {
            assertRejected(call(uri("shipments/announce?externalReference=R"), body), "The body is no JSON");
        }
    }

    @Test
    void aBufferIsReadAndKeepsItsPosition() {
        ByteBuffer buffer = ByteBuffer.wrap(("xx" + JSON).getBytes(StandardCharsets.UTF_8)).position(2);
        for (String address : new String[] { "shipments/announce", "shipments/announce?externalReference=R", "orders" }) {
            assertThat(call(uri(address), buffer).getException()).isNull();
            assertThat(call(uri(address), buffer.asReadOnlyBuffer()).getException()).isNull();
        }
        call(uri("dsf/files"), buffer, Exchange.FILE_NAME, "a.bin");

        assertThat(buffer.position()).isEqualTo(2);
        assertThat(sent().subList(0, 2)).containsOnly(JSON);
        assertThat(sent()).hasSize(7).allSatisfy(body -> assertThat(body).contains("Zoë "));
        assertRejected(call(uri("shipments/announce"), ByteBuffer.allocate(0)), "needs a body", 7);
    }

    private void assertRejected(Exchange exchange, String why) {
        assertRejected(exchange, why, 0);
    }

    private void assertRejected(Exchange exchange, String why, int requests) {
        assertThat(exchange.getException()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(why);
        assertThat(server.requests()).hasSize(requests);
    }
}
