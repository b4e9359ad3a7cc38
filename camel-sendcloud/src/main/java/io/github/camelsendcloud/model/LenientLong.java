package io.github.camelsendcloud.model;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads a number, or a text of digits. Any other value becomes {@code null}, so that a wrong time does not lose an
 * event.
 */
final class LenientLong extends StdDeserializer<Long> {

    private static final long serialVersionUID = 1L;

    LenientLong() {
        super(Long.class);
    }

    @Override
    public Long deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        try {
            return switch (parser.currentToken()) {
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getLongValue();
                case VALUE_STRING -> Long.valueOf(parser.getText().strip());
                default -> {
                    parser.skipChildren();
                    yield null;
                }
            };
        } catch (InputCoercionException | NumberFormatException e) {
            return null;
        }
    }
}
