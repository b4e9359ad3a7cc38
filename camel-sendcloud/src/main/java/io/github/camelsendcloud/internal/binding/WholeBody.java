package io.github.camelsendcloud.internal.binding;

import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A message body, read once and to its end.
 *
 * @param bytes in the charset of the body, a text in UTF-8
 * @param text  the same as a text; {@code null} when the body is none
 * @param once  whether the body cannot be read a second time
 */
record WholeBody(byte[] bytes, String text, boolean once) {

    /** Where the body begins, behind a byte order mark. */
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
