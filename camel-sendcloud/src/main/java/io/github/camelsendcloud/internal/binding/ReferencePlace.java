package io.github.camelsendcloud.internal.binding;

import java.util.List;

import io.github.camelsendcloud.api.BodyPath;

/**
 * The place of the missing reference in a body with one object.
 *
 * @param object the position of the brace at the end of the object that gets the reference
 * @param field  the name of the field; {@code null} in {@link #SET}
 * @param first  whether the object has no other field
 */
record ReferencePlace(int object, String field, boolean first) {

    /** The body needs no reference: the object has a reference, or no object in the body can have a reference. */
    static final ReferencePlace SET = new ReferencePlace(-1, null, false);

    /**
     * Finds the place in the bytes of a plain body.
     *
     * @param  keys the places of references in a body
     * @param  body the position of the root object
     * @param  root the fields of the root object
     * @return      {@code null} when a parser must read the body: the body has several objects, or a reference that is
     *              no text
     */
    static ReferencePlace of(List<BodyPath> keys, byte[] json, int body, JsonFields root) {
        ReferencePlace found = null;
        for (BodyPath key : keys) {
            List<String> steps = key.steps();
            boolean nested = steps.size() > 1;
            int object = nested ? root.value(steps.get(0)) : body;
            if (object < 0) {
                continue;
            }
            if (steps.size() > 2 || found != null || json[object] != '{') {
                return null;
            }
            found = at(json, object, nested ? root.object(steps.get(0)) : root, key.field());
            if (found == null) {
                return null;
            }
        }
        return found == null ? SET : found;
    }

    private static ReferencePlace at(byte[] json, int object, JsonFields holder, String field) {
        int value = holder.value(field);
        if (value < 0) {
            boolean first = json[JsonValues.next(json, object + 1)] == '}';
            return new ReferencePlace(JsonValues.end(json, object) - 1, field, first);
        }
        return JsonValues.isText(json, value) ? SET : null;
    }

    /**
     * Inserts a reference into a body.
     *
     * @param  begin                    how many bytes at the beginning are not part of the body
     * @throws IllegalArgumentException when JSON cannot express the reference
     */
    byte[] fill(byte[] json, int begin, String reference) {
        byte[] escaped = isSimple(reference) ? null : JsonBytes.of(reference);
        int head = object - begin;
        int name = (first ? 0 : 1) + field.length() + 3;
        int text = escaped == null ? reference.length() + 2 : escaped.length;
        byte[] filled = new byte[json.length - begin + name + text];
        System.arraycopy(json, begin, filled, 0, head);
        int at = head;
        if (!first) {
            filled[at++] = ',';
        }
        at = quote(field, filled, at);
        filled[at++] = ':';
        if (escaped == null) {
            quote(reference, filled, at);
        } else {
            System.arraycopy(escaped, 0, filled, at, text);
        }
        System.arraycopy(json, object, filled, head + name + text, json.length - object);
        return filled;
    }

    /**
     * Writes an ASCII text with quotation marks.
     *
     * @return the position after the text
     */
    private static int quote(String text, byte[] to, int from) {
        int at = from;
        to[at++] = '"';
        for (int i = 0; i < text.length(); i++) {
            to[at++] = (byte) text.charAt(i);
        }
        to[at++] = '"';
        return at;
    }

    /** Whether no character needs an escape. */
    private static boolean isSimple(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }
}
