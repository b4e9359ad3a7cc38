package io.github.camelsendcloud.internal.binding;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds and compares values in the bytes of JSON. A position may be after the last byte. */
final class JsonValues {

    /** The bit in which a small letter differs from a capital. */
    static final int CASE = 0x20;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** An odd number whose bits are even. */
    private static final long MIXER = 0x9E3779B97F4A7C15L;
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;

    private JsonValues() {
    }

    /** The position of the next byte that is no white space. */
    static int next(byte[] json, int from) {
        // nearly all bodies have no white space, so the loop has its own method
        return from < json.length && json[from] > ' ' ? from : behindBlanks(json, from);
    }

    private static int behindBlanks(byte[] json, int from) {
        int i = from;
        while (i < json.length && isBlank(json[i])) {
            i++;
        }
        return i;
    }

    static boolean isBlank(byte b) {
        return b <= ' ' && (b == ' ' || b == '\n' || b == '\r' || b == '\t');
    }

    /** The position after the last byte of a value. The JSON must be valid. */
    static int end(byte[] json, int value) {
        byte first = json[value];
        if (first == '"') {
            return endOfString(json, value);
        }
        int i = value + 1;
        if (first != '{' && first != '[') {
            while (i < json.length && json[i] > ' ' && json[i] != ',' && json[i] != '}' && json[i] != ']') {
                i++;
            }
            return i;
        }
        for (int depth = 1; depth > 0; i++) {
            switch (json[i]) {
                case '"' -> i = endOfString(json, i) - 1;
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {
                    // the byte is a part of a number or of a word
                }
            }
        }
        return i;
    }

    private static int endOfString(byte[] json, int begin) {
        int i = special(json, begin + 1);
        while (json[i] != '"') {
            i = special(json, i + (json[i] == '\\' ? 2 : 1));
        }
        return i + 1;
    }

    /** Up to eight bytes as a number. The first byte is the lowest byte of the number. */
    static long word(byte[] json, int from, int to) {
        if (from + Long.BYTES <= json.length) {
            long word = (long) EIGHT.get(json, from);
            int length = to - from;
            return length >= Long.BYTES ? word : word & (1L << length * Byte.SIZE) - 1;
        }
        long word = 0;
        for (int i = to - 1; i >= from; i--) {
            word = word << Byte.SIZE | json[i] & 0xFF;
        }
        return word;
    }

    /** Eight bytes as a number. The first byte is the lowest byte of the number. */
    static long eight(byte[] json, int at) {
        return (long) EIGHT.get(json, at);
    }

    /**
     * Marks the special bytes of eight bytes of a string: a quotation mark, a backslash, a control character or a part
     * of a character that is not ASCII. The top bit of a byte marks a special byte. Only the lowest mark is reliable.
     */
    static long special(long bytes) {
        long quote = bytes ^ ONES * '"';
        long backslash = bytes ^ ONES * '\\';
        return (quote - ONES & ~quote | backslash - ONES & ~backslash | bytes - ONES * ' ' | bytes) & TOPS;
    }

    /** The position of the next special byte in a string. Without a special byte, the result is the length. */
    static int special(byte[] json, int from) {
        int i = from;
        for (; i <= json.length - Long.BYTES; i += Long.BYTES) {
            long special = special(eight(json, i));
            if (special != 0) {
                return i + (Long.numberOfTrailingZeros(special) >>> 3);
            }
        }
        while (i < json.length && json[i] != '"' && json[i] != '\\' && json[i] >= ' ') {
            i++;
        }
        return i;
    }

    /** The hash of a name: equal names have equal hashes. */
    static int hash(byte[] json, int begin, int end) {
        long mixed = 0;
        int at = begin;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            mixed = mix(mixed, word(json, at, end));
        }
        return hash(mixed, word(json, at, end));
    }

    /** A step of {@link #hash(byte[], int, int)}, for eight bytes. */
    static long mix(long mixed, long bytes) {
        return (mixed + bytes) * MIXER;
    }

    /** The last step of {@link #hash(byte[], int, int)}, for less than eight bytes. */
    static int hash(long mixed, long rest) {
        return (int) (mix(mixed, rest) >>> Integer.SIZE);
    }

    /**
     * The number of elements of a list. The JSON must be valid.
     *
     * @param most the highest number to count: the result for a longer list is one more
     */
    static int size(byte[] json, int list, int most) {
        int size = 0;
        int at = next(json, list + 1);
        while (json[at] != ']' && size <= most) {
            size++;
            at = next(json, end(json, at));
            at = json[at] == ',' ? next(json, at + 1) : at;
        }
        return size;
    }

    /** Whether a value is null, or an empty list or object. */
    static boolean isEmpty(byte[] json, int value) {
        int after = next(json, value + 1);
        return after < json.length && (json[value] == 'n' || json[value] == '[' && json[after] == ']'
                || json[value] == '{' && json[after] == '}');
    }

    /** Whether a value is a text that surely is not blank. */
    static boolean isText(byte[] json, int value) {
        byte first = json[value] == '"' ? json[value + 1] : 0;
        return first > ' ' && first != '"' && first != '\\';
    }

    /**
     * Whether a text is the value of a mark. Case and hyphens are ignored. The text must have the length of the mark.
     */
    static boolean isValue(byte[] json, int begin, byte[] mark) {
        for (int i = 0; i < mark.length; i++) {
            byte b = json[begin + i];
            if (b != mark[i] && (b | CASE) != (mark[i] | CASE) && (mark[i] != '_' || b != '-' && b != ' ')) {
                return false;
            }
        }
        return true;
    }

    /** Whether a value is a given number, written as a number or as a text. */
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
