package io.github.camelsendcloud.internal.binding;

import java.util.Arrays;
import java.util.List;

import io.github.camelsendcloud.api.BodyPath;

/**
 * Looks once through the bytes of a response: whether they are JSON to the end, and whether a failure may stand in
 * them. A scan takes a third of the time of a parser, and for nearly all successes nothing more has to be known.
 */
final class JsonScan {

    /** What the bytes are. */
    enum Finding {
        /** No JSON, or JSON that is cut. */
        BROKEN,
        /** JSON without a sign of a failure. */
        PLAIN,
        /** JSON that says nothing of what was made. */
        NOTHING,
        /** JSON with something that looks like a sign of a failure, or JSON that is too deep for a scan. */
        SIGNS
    }

    /** What may come next. */
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

    private final byte[] json;
    private final List<BodyPath> failures;
    private final Substance substance;
    /** A bit for each byte that a sign begins with: few names and texts have to be compared. */
    private final long beginnings;
    private int at;
    private boolean signs;
    /** Whether the response is neither an object nor a list that says anything. */
    private boolean empty;
    /** Whether a field that has to say what was made says nothing. */
    private boolean hollow;
    /** Whether such a field says something. */
    private boolean said;
    private int depth;
    /** A bit for each level: 1 for an object, 0 for a list. */
    private long objects;

    private JsonScan(byte[] json, List<BodyPath> failures, Substance substance) {
        this.json = json;
        this.failures = failures;
        this.substance = substance;
        this.empty = substance != null;
        long bits = 0;
        for (BodyPath failure : failures) {
            byte[] mark = failure.mark();
            bits |= mark.length == 0 ? -1L : 1L << mark[0] | 1L << (failure.isMarkName() ? mark[0] : mark[0] | JsonValues.CASE);
        }
        this.beginnings = bits;
    }

    /**
     * @param failures  where a failure would stand
     * @param substance what a response has to say; {@code null} for anything
     */
    static Finding of(byte[] json, List<BodyPath> failures, Substance substance) {
        return new JsonScan(json, failures, substance).scan();
    }

    private Finding scan() {
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
                return Finding.BROKEN;
            }
            if (depth == Long.SIZE) {
                return Finding.SIGNS;
            }
        }
        if (next != Next.NOTHING) {
            return Finding.BROKEN;
        }
        return empty || hollow && !said ? Finding.NOTHING : signs ? Finding.SIGNS : Finding.PLAIN;
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
            case '"' -> string(false) ? after() : null;
            case 't' -> word(TRUE);
            case 'f' -> word(FALSE);
            case 'n' -> word(NULL);
            default -> number() ? after() : null;
        };
    }

    private Next name(byte b, boolean orEnd) {
        if (b == '}' && orEnd) {
            return close();
        }
        return b == '"' && string(true) ? Next.COLON : null;
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
        if (empty && depth == 0) {
            empty = object == 0 && substance.isMissingIn(json, at);
        }
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

    /** To the end of a name or a text. */
    private boolean string(boolean name) {
        int begin = at + 1;
        at = begin;
        while (true) {
            int i = at;
            while (i < json.length && json[i] != '"' && json[i] != '\\' && json[i] >= ' ') {
                i++;
            }
            if (i == json.length) {
                return false;
            }
            byte b = json[i];
            at = i + 1;
            if (b == '"') {
                // of a shift, the lower six bits count
                signs |= (beginnings >>> json[begin] & 1) == 1 && isSign(begin, name);
                if (name && depth == 1 && substance != null && !said && substance.isAbout(json, begin, at)) {
                    said = !Substance.isVoid(json, JsonValues.next(json, JsonValues.next(json, at) + 1));
                    hollow |= !said;
                }
                return true;
            }
            if (b == '\\' ? !escape() : b >= 0 || !character(b)) {
                return false;
            }
        }
    }

    private boolean escape() {
        byte b = at < json.length ? json[at++] : 0;
        if (b != 'u') {
            return "\"\\/bfnrt".indexOf(b) >= 0;
        }
        // a name can be written in such a way
        signs = true;
        empty = false;
        for (int end = at + 4; at < end; at++) {
            if (at >= json.length || Character.digit(json[at], 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The rest of a character of several bytes in UTF-8. */
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

    /** Whether the name or text that begins there is a sign, once its end has been reached. */
    private boolean isSign(int begin, boolean name) {
        for (BodyPath failure : failures) {
            byte[] mark = failure.mark();
            if (mark.length == 0) {
                return true;
            }
            // the mark has the quotation mark at the end
            if (at - begin == mark.length && failure.isMarkName() == name
                    && (name ? Arrays.equals(json, begin, at, mark, 0, mark.length) : JsonValues.isValue(json, begin, mark))
                    && (!name || isSignAt(JsonValues.next(json, JsonValues.next(json, at) + 1), failure.value()))) {
                return true;
            }
        }
        return false;
    }

    private boolean isSignAt(int value, String wanted) {
        return wanted == null ? !JsonValues.isEmpty(json, value) : JsonValues.isNumber(json, value, wanted);
    }
}
