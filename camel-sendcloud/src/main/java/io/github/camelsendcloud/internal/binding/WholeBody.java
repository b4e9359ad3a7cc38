package io.github.camelsendcloud.internal.binding;

import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A message body that was read to its end.
 *
 * @param bytes the bytes of the body; the bytes of a text are UTF-8
 * @param text  the body as a text; {@code null} when the body is no text
 * @param once  whether the body cannot be read a second time
 */
record WholeBody(byte[] bytes, String text, boolean once) {

    /** The position at which the body begins, after a byte order mark. */
    int begin() {
        return text == null ? BodyText.markLength(bytes) : 0;
    }

    /** @throws IOException when the body is no JSON */
    JsonNode tree() throws IOException {
        if (text == null) {
            return Json.WHOLE.readTree(bytes);
        }
        new JsonFormat(null, null).requireText(text, null);
        return Json.WHOLE.readTree(text);
    }
}
