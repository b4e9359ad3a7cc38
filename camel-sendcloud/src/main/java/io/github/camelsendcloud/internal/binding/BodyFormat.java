package io.github.camelsendcloud.internal.binding;

import org.apache.hc.core5.http.ContentType;

/** What a body that is sent as it stands has to be. */
interface BodyFormat {

    /**
     * The media type that the body is sent with.
     *
     * @throws IllegalArgumentException when the one on the message makes no sense
     */
    ContentType type();

    /**
     * @param  text                     the whole body
     * @param  utf8                     the same in UTF-8 if it is sent so, else {@code null}
     * @throws IllegalArgumentException when it is not of this format
     */
    void requireText(String text, byte[] utf8);

    /**
     * @param  head                     the first bytes of the body, of which little is read before it is sent
     * @param  from                     where it begins, behind a byte order mark
     * @throws IllegalArgumentException when no body of this format begins so
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
