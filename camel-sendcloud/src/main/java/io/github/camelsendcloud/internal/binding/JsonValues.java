package io.github.camelsendcloud.internal.binding;

/** Looks at values in the bytes of JSON. A position may be behind the end. */
final class JsonValues {

    /** The bit in which a small letter differs from a capital. */
    static final int CASE = 0x20;

    private JsonValues() {
    }

    /** Where the next byte is that is no white space. */
    static int next(byte[] json, int from) {
        int i = from;
        while (i < json.length && json[i] <= ' ' && json[i] >= 0) {
            i++;
        }
        return i;
    }

    /** Whether there is null or an empty list or object. */
    static boolean isEmpty(byte[] json, int value) {
        int after = next(json, value + 1);
        return after < json.length && (json[value] == 'n' || json[value] == '[' && json[after] == ']'
                || json[value] == '{' && json[after] == '}');
    }

    /** Whether a text of that length is a status; case and hyphens do not count. */
    static boolean isValue(byte[] json, int begin, byte[] mark) {
        for (int i = 0; i < mark.length; i++) {
            byte b = json[begin + i];
            if (b != mark[i] && (b | CASE) != (mark[i] | CASE) && (mark[i] != '_' || b != '-' && b != ' ')) {
                return false;
            }
        }
        return true;
    }

    /** Whether there is that number, as a number or as a text. */
    static boolean isNumber(byte[] json, int value, String number) {
        int begin = value < json.length && json[value] == '"' ? value + 1 : value;
        int end = begin;
        while (end < json.length && json[end] >= '0' && json[end] <= '9') {
            end++;
        }
        if (end - begin != number.length()) {
            return false;
        }
        for (int i = begin; i < end; i++) {
            if (json[i] != number.charAt(i - begin)) {
                return false;
            }
        }
        return true;
    }
}
