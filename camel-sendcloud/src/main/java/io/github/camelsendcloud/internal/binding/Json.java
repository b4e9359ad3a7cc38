package io.github.camelsendcloud.internal.binding;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Holds the settings for reading and writing JSON. */
final class Json {

    /**
     * The mapper writes dates as ISO 8601, and amounts exactly and in plain digits. Properties of a bean without a
     * value are left out. A null in a Map is sent, since a null clears a field. A field that a class does not know is
     * no error, since Sendcloud often adds fields.
     */
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .findAndAddModules()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            // JsonBytes rejects NaN. With this feature, the mapper would write NaN as a text
            .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    /**
     * The reader accepts only a single value. An object with the same name twice is rejected, since one of the two
     * values would be lost.
     */
    static final ObjectReader WHOLE = MAPPER.reader(
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    /** The type of an object with any fields. */
    static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {
    };

    private Json() {
    }
}
