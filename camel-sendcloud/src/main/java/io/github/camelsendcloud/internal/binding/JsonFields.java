package io.github.camelsendcloud.internal.binding;

import java.util.Arrays;

/**
 * The fields of an object in the bytes of JSON, and of the objects that are values of its fields. A {@link JsonWalk}
 * adds their names, and has found the JSON whole before the first question. Not for names with an escape. Positions
 * point to the first byte of a value; -1 stands for no value.
 */
final class JsonFields {

    private static final int FEW = 32;

    private final byte[] json;
    private final Names names;
    /** The names of this object: from this one up to that one, those of other levels are skipped. */
    private final int from;
    private final int to;
    private final boolean root;

    /** Where names begin, at the quotation marks; those of the second level are complements. */
    private static final class Names {

        private int[] places = new int[FEW];
        private int count;
        /** How many objects and lists are in the object, or in the list that stands for it. */
        private int opened;
    }

    JsonFields(byte[] json) {
        this(json, new Names(), 0, Integer.MAX_VALUE, true);
    }

    private JsonFields(byte[] json, Names names, int from, int to, boolean root) {
        this.json = json;
        this.names = names;
        this.from = from;
        this.to = to;
        this.root = root;
    }

    /**
     * Adds a name that the walk has found.
     *
     * @param name  the position of its first character
     * @param depth 1 for a name of the object, 2 for a name of an object that is a value; others are left out
     */
    void add(int name, int depth) {
        if (depth > 2) {
            return;
        }
        if (names.count == names.places.length) {
            names.places = Arrays.copyOf(names.places, names.count * 2);
        }
        names.places[names.count++] = depth == 1 ? name - 1 : ~(name - 1);
    }

    /** An object or a list begins in so many others. */
    void open(int depth) {
        names.opened += depth == 1 ? 1 : 0;
    }

    /** How many objects and lists the object has as values, or the list has as elements. */
    int opened() {
        return names.opened;
    }

    /** The value of a field; the last one when the name stands there twice, as a parser has it. */
    int value(String name) {
        int found = find(name);
        return found < 0 ? -1 : valueOf(json, place(found));
    }

    private int place(int index) {
        return root ? names.places[index] : ~names.places[index];
    }

    private int find(String name) {
        for (int i = Math.min(to, names.count) - 1; i >= from; i--) {
            int place = place(i);
            if (place >= 0 && isName(json, place + 1, name)) {
                return i;
            }
        }
        return -1;
    }

    /** The fields of the object that is the value of a field of the root; {@code null} when the value is no object. */
    JsonFields object(String name) {
        int found = find(name);
        if (found < 0 || json[valueOf(json, place(found))] != '{') {
            return null;
        }
        int end = found + 1;
        while (end < names.count && names.places[end] < 0) {
            end++;
        }
        return new JsonFields(json, names, found + 1, end, false);
    }

    private static boolean isName(byte[] json, int begin, String name) {
        for (int i = 0; i < name.length(); i++) {
            // the quotation mark at the end differs from each character of a name
            if (json[begin + i] != name.charAt(i)) {
                return false;
            }
        }
        return json[begin + name.length()] == '"';
    }

    /** The value of a field of any object, for which each byte of the object is looked at. */
    static int value(byte[] json, int object, String name) {
        int found = -1;
        int at = JsonValues.next(json, object + 1);
        while (json[at] != '}') {
            int value = valueOf(json, at);
            found = isName(json, at + 1, name) ? value : found;
            at = JsonValues.next(json, JsonValues.end(json, value));
            at = json[at] == ',' ? JsonValues.next(json, at + 1) : at;
        }
        return found;
    }

    private static int valueOf(byte[] json, int name) {
        return JsonValues.next(json, JsonValues.next(json, JsonValues.end(json, name)) + 1);
    }
}
