package io.github.camelsendcloud.internal.address;

import java.util.ArrayList;
import java.util.List;

/** Finds the expressions of the Simple language in a text, so that the text can be split outside of the expressions. */
final class SimpleText {

    private static final String[] STARTS = { "${", "$simple{" };

    private SimpleText() {
    }

    static boolean hasExpression(String text) {
        return expression(text, 0) >= 0;
    }

    /** The index of the first expression that starts at {@code from} or later; -1 for none. */
    static int expression(String text, int from) {
        for (int i = text.indexOf('$', from); i >= 0; i = text.indexOf('$', i + 1)) {
            if (start(text, i) > 0) {
                return i;
            }
        }
        return -1;
    }

    /** The length of the token that starts an expression at the index; 0 when no expression starts at the index. */
    private static int start(String text, int index) {
        for (String token : STARTS) {
            if (text.startsWith(token, index)) {
                return token.length();
            }
        }
        return 0;
    }

    /** The index after the expression that starts at the index. Nested expressions are part of the expression. */
    static int end(String text, int index) {
        int depth = 1;
        int i = index + start(text, index);
        while (i < text.length() && depth > 0) {
            char c = text.charAt(i);
            int nested = start(text, i);
            if (nested > 0) {
                depth++;
                i += nested;
            } else {
                depth -= c == '}' ? 1 : 0;
                i += c == '\\' && i + 1 < text.length() ? 2 : 1;
            }
        }
        return i;
    }

    /** The index of the first wanted character outside of expressions, at {@code from} or later; -1 for none. */
    static int indexOf(String text, char wanted, int from) {
        int i = from;
        while (i < text.length()) {
            if (text.charAt(i) == wanted) {
                return i;
            }
            i = start(text, i) > 0 ? end(text, i) : i + 1;
        }
        return -1;
    }

    /** The parts between the separators outside of expressions. A text has at least one part. */
    static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int i = indexOf(text, separator, 0); i >= 0; i = indexOf(text, separator, from)) {
            parts.add(text.substring(from, i));
            from = i + 1;
        }
        parts.add(text.substring(from));
        return parts;
    }
}
