package io.github.camelsendcloud;

import java.util.Arrays;

/**
 * The fields of an object in the bytes of JSON. Only for bytes that a {@link JsonWalk} has found whole, and in which no
 * name of interest has an escape. Positions point to the first byte of a value; -1 stands for no value.
 */
final class JsonFields {

    private static final int FEW = 16;

    private final byte[] json;
    private final int end;
    /** Pairs: where a name begins, and where its value begins. */
    private int[] places = new int[FEW];
    private int count;

    /** @param object the position of the object */
    JsonFields(byte[] json, int object) {
        this.json = json;
        int at = JsonValues.next(json, object + 1);
        while (json[at] != '}') {
            int value = valueOf(json, at);
            if (count == places.length) {
                places = Arrays.copyOf(places, count * 2);
            }
            places[count++] = at + 1;
            places[count++] = value;
            at = after(json, value);
        }
        this.end = at;
    }

    /** The value of a field; the last one when the name stands there twice, as a parser has it. */
    int value(String name) {
        for (int i = count - 2; i >= 0; i -= 2) {
            if (isName(json, places[i], name)) {
                return places[i + 1];
            }
        }
        return -1;
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

    /** The value of a field of a small object. */
    static int value(byte[] json, int object, String name) {
        int found = -1;
        int at = JsonValues.next(json, object + 1);
        while (json[at] != '}') {
            int value = valueOf(json, at);
            found = isName(json, at + 1, name) ? value : found;
            at = after(json, value);
        }
        return found;
    }

    private static int valueOf(byte[] json, int name) {
        return JsonValues.next(json, JsonValues.next(json, JsonValues.end(json, name)) + 1);
    }

    /** The name of the next field, or the end of the object. */
    private static int after(byte[] json, int value) {
        int at = JsonValues.next(json, JsonValues.end(json, value));
        return json[at] == ',' ? JsonValues.next(json, at + 1) : at;
    }

    /** The fields of the object that is the value of a field; {@code null} when the value is no object. */
    JsonFields object(String name) {
        int value = value(name);
        return value >= 0 && json[value] == '{' ? new JsonFields(json, value) : null;
    }

    /** Whether the first field has that name. */
    boolean begins(String name) {
        return count > 0 && isName(json, places[0], name);
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** The position of the brace that ends the object. */
    int end() {
        return end;
    }
}
