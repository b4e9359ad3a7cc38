package io.github.camelsendcloud.internal.binding;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.JsonProcessingException;

/** Writes a body as JSON. A value that JSON cannot express is rejected, never changed. */
final class JsonBytes {

    private JsonBytes() {
    }

    /**
     * @param  body                     a Map, a List, a node of JSON or a bean
     * @return                          JSON in UTF-8
     * @throws IllegalArgumentException when the body cannot be written: the body contains itself, is nested too deeply,
     *                                  or has a number that is not finite, a text with half a surrogate pair, or a
     *                                  getter that fails
     */
    static byte[] of(Object body) {
        byte[] json;
        try {
            json = Json.MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "Cannot write a body of " + body.getClass() + " as JSON: " + e.getOriginalMessage(), e);
        }
        require(json);
        return json;
    }

    /** Rejects numbers that are not finite and half surrogate pairs, since the writer accepts both. */
    private static void require(byte[] json) {
        boolean text = false;
        for (int i = 0; i < json.length; i++) {
            byte c = json[i];
            if (c == '"') {
                text = !text;
            } else if (text && c == '\\') {
                i = escape(json, i + 1);
            } else if (!text && (c == 'N' || c == 'I')) {
                throw new IllegalArgumentException(
                        "Cannot write the body as JSON: " + name(json, i) + " is not a finite number (NaN or infinite)");
            }
        }
    }

    /** The last byte of the escape at a position. A pair of surrogates has two escapes. */
    private static int escape(byte[] json, int at) {
        int unit = json[at] == 'u' ? unit(json, at) : 0;
        if (unit < Character.MIN_SURROGATE || unit > Character.MAX_SURROGATE) {
            return at;
        }
        boolean pair = unit <= Character.MAX_HIGH_SURROGATE && json[at + 5] == '\\' && json[at + 6] == 'u'
                && Character.isLowSurrogate((char) unit(json, at + 6));
        if (!pair) {
            throw BodyText.halfCharacter("The body");
        }
        return at + 10;
    }

    private static int unit(byte[] json, int at) {
        int unit = 0;
        for (int i = at + 1; i <= at + 4; i++) {
            unit = unit << 4 | Character.digit(json[i], 16);
        }
        return unit;
    }

    /**
     * The name of the field whose value begins at a position, for the text of the error. An element of a list has no
     * name.
     */
    private static String name(byte[] json, int value) {
        int colon = json[value - 1] == '-' ? value - 2 : value - 1;
        if (colon < 1 || json[colon] != ':') {
            return "an element of a list";
        }
        int begin = colon - 2;
        while (begin > 0 && json[begin] != '"') {
            begin--;
        }
        return new String(json, begin + 1, colon - begin - 2, StandardCharsets.UTF_8);
    }
}
