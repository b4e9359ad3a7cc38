package io.github.camelsendcloud;

/**
 * Cleans and checks the text of keys. Keys from a file or a vault often end with a line break. Sendcloud rejects such a
 * key without an explanation.
 */
final class KeyText {

    private KeyText() {
    }

    /**
     * The key without the white space around it.
     *
     * @param key {@code null} stays {@code null}
     */
    static String stripped(String key) {
        if (key == null) {
            return null;
        }
        int begin = 0;
        int end = key.length();
        while (begin < end && isWhiteSpaceOrInvisible(key.charAt(begin))) {
            begin++;
        }
        while (begin < end && isWhiteSpaceOrInvisible(key.charAt(end - 1))) {
            end--;
        }
        return key.substring(begin, end);
    }

    /**
     * Checks a stripped key.
     *
     * @throws IllegalArgumentException when the key contains an invisible character; the message does not contain the
     *                                  key
     */
    static void requirePlain(String option, String key) {
        for (int i = 0; key != null && i < key.length(); i++) {
            if (isInvisible(key.charAt(i))) {
                throw new IllegalArgumentException(
                        String.format(
                                "Option %s cannot be used: it has the control character U+%04X at position %d of %d. A key"
                                      + " is one line of visible characters",
                                option, (int) key.charAt(i), i + 1, key.length()));
            }
        }
    }

    private static boolean isWhiteSpaceOrInvisible(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || isInvisible(c);
    }

    /**
     * Whether the character is invisible, such as a line break, or the byte order mark that some editors write at the
     * start of a file.
     */
    private static boolean isInvisible(char c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.LINE_SEPARATOR || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
    }
}
