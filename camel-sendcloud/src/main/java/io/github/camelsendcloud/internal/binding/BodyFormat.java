package io.github.camelsendcloud.internal.binding;

import org.apache.hc.core5.http.ContentType;

/** The format of a body that is sent unchanged. */
interface BodyFormat {

    /**
     * The media type that the body is sent with.
     *
     * @throws IllegalArgumentException when the media type on the message is invalid
     */
    ContentType type();

    /**
     * Checks a body that is text.
     *
     * @param  text                     the whole body
     * @param  utf8                     the body in UTF-8; {@code null} when the body is sent in another charset
     * @throws IllegalArgumentException when the body does not have this format
     */
    void requireText(String text, byte[] utf8);

    /**
     * Checks the first bytes of a body that is not read completely before the request.
     *
     * @param  head                     the first bytes of the body
     * @param  from                     where the body begins, after a byte order mark
     * @throws IllegalArgumentException when no body of this format begins with these bytes
     */
    default void requireBeginning(byte[] head, int from) {
    }

    /**
     * The media type that a message names.
     *
     * @throws IllegalArgumentException when the media type is invalid
     */
    static ContentType mediaType(String contentType, ContentType otherwise) {
        if (contentType == null || contentType.isBlank()) {
            return otherwise;
        }
        try {
            return ContentType.parse(contentType);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Header Content-Type cannot be '" + contentType + "': " + e.getMessage(), e);
        }
    }
}
