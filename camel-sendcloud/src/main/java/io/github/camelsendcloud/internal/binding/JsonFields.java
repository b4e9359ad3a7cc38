package io.github.camelsendcloud.internal.binding;

import java.util.Arrays;

/**
 * The fields of an object in the bytes of JSON, and the fields of the objects that are values of these fields. A
 * {@link JsonWalk} adds the names. Callers may look up a field only after the walk has found the JSON valid. Names with
 * an escape are not supported. A position points to the first byte of a value; -1 means that no value exists.
 */
final class JsonFields {

    private final byte[] json;
    private final Names names;
    /** The range of the names of this object, {@link #to} excluded. Names of other levels in the range are skipped. */
    private final int from;
    private final int to;
    private final boolean root;

    /** The names of an object and of the objects that are values of its fields. */
    private static final class Names {

        /**
         * The positions of names. A position points to the quotation mark at the beginning. A name of the second level
         * has the complement of its position.
         */
        private int[] places;
        private int[] keys;
        private int count;
        /** The number of objects and lists that are values of the object, or elements of the list. */
        private int opened;

        private Names(int few) {
            places = new int[few];
            keys = new int[few];
        }
    }

    /** @param few the number of names for which the arrays need not grow */
    JsonFields(byte[] json, int few) {
        this(json, new Names(few), 0, Integer.MAX_VALUE, true);
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
     * @param begin the position of the first character of the name
     * @param end   the position after the quotation mark at the end of the name
     * @param depth 1 for a name of the object, 2 for a name of an object that is a value. Names of deeper levels are
     *              left out
     */
    void add(int begin, int end, int depth) {
        if (depth > 2) {
            return;
        }
        int count = names.count++;
        if (count == names.places.length) {
            names.places = Arrays.copyOf(names.places, count * 2);
            names.keys = Arrays.copyOf(names.keys, count * 2);
        }
        names.places[count] = depth == 1 ? begin - 1 : -begin;
        names.keys[count] = key(end - begin - 1, json[begin], json[end - 2]);
    }

    /** The length, the first byte and the last byte of a name, which differ for nearly all names. */
    private static int key(int length, int first, int last) {
        return length << 16 | (first & 0xFF) << 8 | last & 0xFF;
    }

    /**
     * Counts an object or a list that begins, if the object or list is a value of the root.
     *
     * @param depth the number of open objects and lists, with the new one
     */
    void open(int depth) {
        names.opened += depth == 2 ? 1 : 0;
    }

    /** The number of objects and lists that are values of the object, or elements of the list. */
    int opened() {
        return names.opened;
    }

    /**
     * The position of the value of a field. If the object has the name twice, the last value counts, as for a parser.
     */
    int value(String name) {
        int found = find(name);
        return found < 0 ? -1 : valueOf(json, place(found));
    }

    private int place(int index) {
        return root ? names.places[index] : ~names.places[index];
    }

    private int find(String name) {
        int length = name.length();
        // the bytes around an empty name are quotation marks
        int key = length == 0 ? key(0, '"', '"') : key(length, name.charAt(0), name.charAt(length - 1));
        int[] keys = names.keys;
        for (int i = Math.min(to, names.count) - 1; i >= from; i--) {
            if (keys[i] == key && place(i) >= 0 && isName(json, place(i) + 1, name)) {
                return i;
            }
        }
        return -1;
    }

    /** The fields of an object that is the value of a field of the root; {@code null} when the value is no object. */
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

    /** The position of the value of a field in any object. This method reads each byte of the object. */
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
