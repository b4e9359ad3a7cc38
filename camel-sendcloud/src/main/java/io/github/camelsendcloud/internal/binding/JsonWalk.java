package io.github.camelsendcloud.internal.binding;

import java.util.Arrays;

/**
 * Walks once through the bytes of a JSON value and checks the grammar. A subclass receives the names and texts. An
 * instance makes one walk.
 */
abstract class JsonWalk {

    /** How a walk ends. */
    enum End {
        /** The bytes are a single JSON value. */
        WHOLE,
        /** The bytes are no JSON or truncated JSON, or the subclass needs no more bytes. */
        STOPPED,
        /** The value has too many levels. */
        DEEP
    }

    /** The lowest level that a walk cannot count. */
    static final int MOST_LEVELS = Long.SIZE;

    private static final byte[] TRUE = { 't', 'r', 'u', 'e' };
    private static final byte[] FALSE = { 'f', 'a', 'l', 's', 'e' };
    private static final byte[] NULL = { 'n', 'u', 'l', 'l' };

    final byte[] json;
    /** The hash of the latest name or text without an escape, see {@link JsonValues#hash}. */
    int hash;
    /** Whether the latest name or text has an escape. */
    boolean escaped;
    /** Whether the walk has found an escape such as {@code \\u0065}. A name can have such escapes. */
    boolean unicode;
    /** The length of the longest number. */
    int longestNumber;

    JsonWalk(byte[] json) {
        this.json = json;
    }

    /**
     * Receives the begin of an object or a list.
     *
     * @param  depth the number of open objects and lists, including the new object or list
     * @return       whether the walk continues
     */
    abstract boolean opened(int depth, boolean object);

    /**
     * Receives a name, at its end.
     *
     * @param  begin the position of the first character
     * @param  end   the position after the quotation mark at the end
     * @param  depth the number of open objects and lists
     * @return       whether the walk continues
     */
    abstract boolean name(int begin, int end, int depth);

    /**
     * A text has ended. The walk reports only a text whose first byte is one of the marks.
     *
     * @param begin the position of the first character
     * @param end   the position after the quotation mark at the end
     */
    abstract void text(int begin, int end);

    /**
     * Walks to the end of the value, or to the first error.
     *
     * @param from   the position of the value
     * @param levels the first level that is too deep, at most {@link #MOST_LEVELS}
     * @param marks  a bit for each first byte, modulo 64, of the texts that the subclass receives
     */
    final End walk(int from, int levels, long marks) {
        // each level has a bit: 1 for an object, 0 for a list
        long objects = 0;
        int depth = 0;
        int at = JsonValues.next(json, from);
        while (true) {
            // a value begins
            byte first = byteAt(at);
            if (first == '"') {
                int begin = at + 1;
                at = string(begin);
                if (at < 0) {
                    return End.STOPPED;
                }
                if ((marks >>> json[begin] & 1) == 1) {
                    text(begin, at);
                }
            } else if (first == '{' || first == '[') {
                boolean object = first == '{';
                if (++depth == levels) {
                    return End.DEEP;
                }
                if (!opened(depth, object)) {
                    return End.STOPPED;
                }
                objects = objects << 1 | (object ? 1 : 0);
                at = JsonValues.next(json, at + 1);
                if (byteAt(at) != (object ? '}' : ']')) {
                    at = object ? name(at, depth) : at;
                    if (at < 0) {
                        return End.STOPPED;
                    }
                    continue;
                }
                at++;
                depth--;
                objects >>>= 1;
            } else {
                at = numberOrWord(at, first);
                if (at < 0) {
                    return End.STOPPED;
                }
            }
            // a value has ended: the next byte closes the object or list, or a comma precedes the next value
            boolean next = false;
            while (!next) {
                at = JsonValues.next(json, at);
                if (depth == 0) {
                    return at == json.length ? End.WHOLE : End.STOPPED;
                }
                byte b = byteAt(at);
                boolean object = (objects & 1) == 1;
                if (b == ',') {
                    at = JsonValues.next(json, at + 1);
                    at = object ? name(at, depth) : at;
                    next = true;
                } else if (b == (object ? '}' : ']')) {
                    at++;
                    depth--;
                    objects >>>= 1;
                } else {
                    return End.STOPPED;
                }
                if (at < 0) {
                    return End.STOPPED;
                }
            }
        }
    }

    private byte byteAt(int at) {
        return at < json.length ? json[at] : 0;
    }

    /** The position of the value after a name and a colon; -1 when the name is missing or the walk ends. */
    private int name(int at, int depth) {
        int begin = at + 1;
        int end = byteAt(at) == '"' ? string(begin) : -1;
        if (end < 0 || !name(begin, end, depth)) {
            return -1;
        }
        int colon = JsonValues.next(json, end);
        return byteAt(colon) == ':' ? JsonValues.next(json, colon + 1) : -1;
    }

    private int numberOrWord(int at, byte first) {
        return switch (first) {
            case 't' -> word(at, TRUE);
            case 'f' -> word(at, FALSE);
            case 'n' -> word(at, NULL);
            default -> number(at);
        };
    }

    private int word(int at, byte[] word) {
        int end = at + word.length;
        return end <= json.length && Arrays.equals(json, at, end, word, 0, word.length) ? end : -1;
    }

    private int number(int begin) {
        int integer = byteAt(begin) == '-' ? begin + 1 : begin;
        int at = digits(integer);
        if (at == integer || json[integer] == '0' && at > integer + 1) {
            return -1;
        }
        if (byteAt(at) == '.') {
            int fraction = at + 1;
            at = digits(fraction);
            if (at == fraction) {
                return -1;
            }
        }
        if ((byteAt(at) | JsonValues.CASE) == 'e') {
            byte sign = byteAt(at + 1);
            int exponent = at + (sign == '+' || sign == '-' ? 2 : 1);
            at = digits(exponent);
            if (at == exponent) {
                return -1;
            }
        }
        longestNumber = Math.max(longestNumber, at - begin);
        return at;
    }

    private int digits(int from) {
        int at = from;
        while (at < json.length && json[at] >= '0' && json[at] <= '9') {
            at++;
        }
        return at;
    }

    /**
     * Reads a name or a text. The method reads eight bytes at a time, see the cases {@code parceltext2k} and
     * {@code list200k} of the benchmarks.
     *
     * @param  begin the position of the first character
     * @return       the position after the quotation mark at the end; -1 when the string is truncated or invalid
     */
    private int string(int begin) {
        long mixed = 0;
        for (int at = begin; at <= json.length - Long.BYTES; at += Long.BYTES) {
            long bytes = JsonValues.eight(json, at);
            long special = JsonValues.special(bytes);
            if (special != 0) {
                int bits = Long.numberOfTrailingZeros(special) & -Byte.SIZE;
                int end = at + (bits >>> 3);
                if (json[end] != '"') {
                    return unusual(begin, end);
                }
                escaped = false;
                hash = JsonValues.hash(mixed, bytes & (1L << bits) - 1);
                return end + 1;
            }
            mixed = JsonValues.mix(mixed, bytes);
        }
        return unusual(begin, begin);
    }

    /** Reads a string with an escape or with characters that are not ASCII, or a string near the end of the bytes. */
    private int unusual(int begin, int from) {
        int at = from;
        escaped = false;
        while (true) {
            at = JsonValues.special(json, at);
            if (at == json.length) {
                return -1;
            }
            byte b = json[at++];
            if (b == '"') {
                hash = JsonValues.hash(json, begin, at - 1);
                return at;
            }
            if (b == '\\') {
                at = escape(at);
            } else {
                at = b < 0 ? character(at, b) : -1;
            }
            if (at < 0) {
                return -1;
            }
        }
    }

    private int escape(int at) {
        escaped = true;
        byte b = byteAt(at);
        if (b != 'u') {
            return b != 0 && "\"\\/bfnrt".indexOf(b) >= 0 ? at + 1 : -1;
        }
        unicode = true;
        int end = at + 5;
        for (int i = at + 1; i < end; i++) {
            if (Character.digit(byteAt(i), 16) < 0) {
                return -1;
            }
        }
        return end;
    }

    /** The position after a character of several bytes in UTF-8; -1 when the character is invalid. */
    private int character(int at, byte lead) {
        int more = (lead & 0xE0) == 0xC0 ? 1 : (lead & 0xF0) == 0xE0 ? 2 : (lead & 0xF8) == 0xF0 ? 3 : 0;
        int end = at + more;
        for (int i = at; i < end; i++) {
            if ((byteAt(i) & 0xC0) != 0x80) {
                return -1;
            }
        }
        return more == 0 ? -1 : end;
    }
}
