package io.github.camelsendcloud.sandbox.internal.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.ValueNode;

/** Reads and writes JSON. Numbers keep their digits: {@code 12.650} stays {@code 12.650}. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .nodeFactory(new Nodes())
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private static final int MAX_DIGITS = 100;

    private Json() {
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** The document in these bytes; a missing node if the array is empty. */
    public static JsonNode read(byte[] body) throws IOException {
        try {
            return MAPPER.readTree(body);
        } catch (IllegalArgumentException e) {
            throw new IOException(e);
        }
    }

    public static JsonNode read(String literal) {
        try {
            return MAPPER.readTree(literal);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a field, which can be a number in JSON; null if the field is absent, null or a container. */
    public static String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }

    public static String text(JsonNode object, String field, String defaultText) {
        String text = text(object, field);
        return text == null ? defaultText : text;
    }

    /** The number in this node, written as a number or as text; null if the node has no number of a usual size. */
    public static BigDecimal number(JsonNode node) {
        try {
            BigDecimal number = node.isNumber()
                    ? node.decimalValue() : node.isTextual() ? new BigDecimal(node.textValue()) : null;
            return number != null && isUsual(number) ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Whether the digits of the number need little space: 1e999999999 has a billion digits. */
    private static boolean isUsual(BigDecimal number) {
        return Math.abs((long) number.scale()) <= MAX_DIGITS && number.precision() <= MAX_DIGITS;
    }

    /** Refuses a number that nothing can write with all digits. */
    private static final class Nodes extends JsonNodeFactory {

        private static final long serialVersionUID = 1L;

        @Override
        public ValueNode numberNode(BigDecimal number) {
            if (number != null && !isUsual(number)) {
                throw new IllegalArgumentException("A number has too many digits");
            }
            return super.numberNode(number);
        }
    }
}
