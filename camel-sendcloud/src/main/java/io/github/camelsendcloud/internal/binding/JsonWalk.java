package io.github.camelsendcloud.internal.binding;

import java.util.Arrays;

/**
 * Walks once through the bytes of a JSON value and checks the grammar. A subclass receives the names and texts. An instance makes one walk.
 */
abstract class JsonWalk {

    /** How a walk ends. */
    enum End {
        /** The bytes are a single JSON value. */
        WHOLE,
        /** The bytes are no JSON, or truncated JSON. */
        BROKEN,
        /** The value has more levels than a walk can count. */
        DEEP,
        /** The subclass needs no more bytes. */
        STOPPED
    }

    /** The tokens that may follow. */
    private enum Next {
        VALUE,
        VALUE_OR_END,
        NAME,
        NAME_OR_END,
        COLON,
        COMMA_OR_END,
        NOTHING
    }

    private static final byte[] TRUE = { 't', 'r', 'u', 'e' };
    private static final byte[] FALSE = { 'f', 'a', 'l', 's', 'e' };
    private static final byte[] NULL = { 'n', 'u', 'l', 'l' };

    final byte[] json;
    /** The position of the next byte. */
    int at;
    /** The number of open objects and lists. */
    int depth;
    /** Whether the latest string has an escape. */
    boolean escaped;
    /** A subclass sets this flag to end the walk. */
    boolean stopped;
    /** The length of the longest number. */
    int longestNumber;
    /** A bit for each level: 1 for an object, 0 for a list. */
    private long objects;

    /** @param from where the value begins */
    JsonWalk(byte[] json, int from) {
        this.json = json;
        this.at = from;
    }

    /** An object or a list begins. {@link #depth} does not count the new level yet. */
    abstract void opening(boolean object);

    /**
     * A name or a text has ended.
     *
     * @param begin the position after the quotation mark at the beginning. {@link #at} is the position after the quotation mark at the end
     */
    abstract void string(int begin, boolean name);

    /** A string has an escape, such as {@code \\u0065}, that can stand for any character. */
    abstract void unicode();

    /** Walks to the end of the value, or to the first error. */
    final End walk() {
        Next next = Next.VALUE;
        while (at < json.length) {
            byte b = json[at];
            if (b == ' ' || b == '\n' || b == '\r' || b == '\t') {
                at++;
                continue;
            }
            next = switch (next) {
                case VALUE -> value(b, false);
                case VALUE_OR_END -> value(b, true);
                case NAME -> name(b, false);
                case NAME_OR_END -> name(b, true);
                case COLON -> take(b == ':') ? Next.VALUE : null;
                case COMMA_OR_END -> separator(b);
                case NOTHING -> null;
            };
            if (next == null) {
                return End.BROKEN;
            }
            if (stopped) {
                return End.STOPPED;
            }
            if (depth == Long.SIZE) {
                return End.DEEP;
            }
        }
        return next == Next.NOTHING ? End.WHOLE : End.BROKEN;
    }

    private boolean take(boolean expected) {
        at++;
        return expected;
    }

    private Next value(byte b, boolean orEnd) {
        return switch (b) {
            case '{' -> open(1, Next.NAME_OR_END);
            case '[' -> open(0, Next.VALUE_OR_END);
            case ']' -> orEnd ? close() : null;
            case '"' -> isString(false) ? after() : null;
            case 't' -> word(TRUE);
            case 'f' -> word(FALSE);
            case 'n' -> word(NULL);
            default -> number(at) ? after() : null;
        };
    }

    private Next name(byte b, boolean orEnd) {
        if (b == '}' && orEnd) {
            return close();
        }
        if (b != '"' || !isString(true)) {
            return null;
        }
        if (at < json.length && json[at] == ':') {
            at++;
            return Next.VALUE;
        }
        return Next.COLON;
    }

    private Next separator(byte b) {
        boolean object = (objects & 1) == 1;
        if (b == ',') {
            at++;
            return object ? Next.NAME : Next.VALUE;
        }
        return b == (object ? '}' : ']') ? close() : null;
    }

    private Next open(int object, Next next) {
        opening(object == 1);
        at++;
        depth++;
        objects = objects << 1 | object;
        return next;
    }

    private Next close() {
        at++;
        depth--;
        objects >>>= 1;
        return after();
    }

    private Next after() {
        if (depth > 0 && at < json.length && json[at] == ',') {
            at++;
            return (objects & 1) == 1 ? Next.NAME : Next.VALUE;
        }
        return depth == 0 ? Next.NOTHING : Next.COMMA_OR_END;
    }

    private Next word(byte[] word) {
        int end = at + word.length;
        if (end > json.length || !Arrays.equals(json, at, end, word, 0, word.length)) {
            return null;
        }
        at = end;
        return after();
    }

    private boolean number(int begin) {
        boolean number = number();
        longestNumber = Math.max(longestNumber, at - begin);
        return number;
    }

    private boolean number() {
        if (at < json.length && json[at] == '-') {
            at++;
        }
        boolean zero = at < json.length && json[at] == '0';
        int digits = digits();
        if (digits == 0 || zero && digits > 1) {
            return false;
        }
        if (at < json.length && json[at] == '.') {
            at++;
            if (digits() == 0) {
                return false;
            }
        }
        if (at < json.length && (json[at] == 'e' || json[at] == 'E')) {
            at++;
            if (at < json.length && (json[at] == '+' || json[at] == '-')) {
                at++;
            }
            return digits() > 0;
        }
        return true;
    }

    private int digits() {
        int begin = at;
        while (at < json.length && json[at] >= '0' && json[at] <= '9') {
            at++;
        }
        return at - begin;
    }

    /** Walks to the end of a name or a text. */
    private boolean isString(boolean name) {
        int begin = at + 1;
        at = begin;
        escaped = false;
        while (true) {
            int i = JsonValues.special(json, at);
            if (i == json.length) {
                return false;
            }
            byte b = json[i];
            at = i + 1;
            if (b == '"') {
                string(begin, name);
                return true;
            }
            if (b == '\\' ? !escape() : b >= 0 || !character(b)) {
                return false;
            }
        }
    }

    private boolean escape() {
        escaped = true;
        byte b = at < json.length ? json[at++] : 0;
        if (b != 'u') {
            return "\"\\/bfnrt".indexOf(b) >= 0;
        }
        unicode();
        for (int end = at + 4; at < end; at++) {
            if (at >= json.length || Character.digit(json[at], 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Reads the remaining bytes of a character that has several bytes in UTF-8. */
    private boolean character(byte lead) {
        int more = (lead & 0xE0) == 0xC0 ? 1 : (lead & 0xF0) == 0xE0 ? 2 : (lead & 0xF8) == 0xF0 ? 3 : 0;
        if (more == 0 || at + more > json.length) {
            return false;
        }
        for (int end = at + more; at < end; at++) {
            if ((json[at] & 0xC0) != 0x80) {
                return false;
            }
        }
        return true;
    }
}
