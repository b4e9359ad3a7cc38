package io.github.camelsendcloud.internal.binding;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Converts a text into the bytes of a request. A text that cannot be converted completely is rejected. */
final class BodyText {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private BodyText() {
    }

    /** The text without a byte order mark: the mark is not part of the text. */
    static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    /** The length of the byte order mark of UTF-8 at the beginning: 0 or 3 bytes. */
    static int markLength(byte[] head) {
        return head.length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF ? 3 : 0;
    }

    /** @throws IllegalArgumentException when the charset cannot express the text */
    static byte[] encode(String text, Charset charset) {
        requirePairs("The body", text);
        if (charset == StandardCharsets.UTF_8) {
            return text.getBytes(charset);
        }
        try {
            ByteBuffer encoded = charset.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "The body has characters that " + charset
                                               + " of its Content-Type cannot express: remove the header, and UTF-8 is sent",
                    e);
        }
    }

    /**
     * Rejects half a surrogate pair, since UTF-8 cannot express such a character.
     *
     * @param what names the text in the message
     */
    static void requirePairs(String what, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean pair = Character.isHighSurrogate(text.charAt(i)) && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    throw halfCharacter(what);
                }
                i++;
            }
        }
    }

    static IllegalArgumentException halfCharacter(String what) {
        return new IllegalArgumentException(
                what + " cannot be sent: a text has half a character in it (one of the two surrogates of a pair)");
    }
}
