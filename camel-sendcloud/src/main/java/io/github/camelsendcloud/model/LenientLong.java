package io.github.camelsendcloud.model;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;

/** Reads a number, also from digits as text. Any other value counts as none, so that no event is lost for its time. */
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
