package io.github.camelsendcloud;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.camelsendcloud.api.BodyPath;

/**
 * Where a body of one thing lacks its reference.
 *
 * @param object the position of the brace at the end of the object that gets the reference
 * @param field  the name of the field; {@code null} in {@link #SET}
 * @param first  whether the object has no other field
 */
record ReferencePlace(int object, String field, boolean first) {

    /** The body needs no reference: the thing has one, or nothing in the body can have one. */
    static final ReferencePlace SET = new ReferencePlace(-1, null, false);

    /**
     * Looks at the bytes of a plain body.
     *
     * @param  keys where a body can have a reference
     * @param  root the fields of the body
     * @return      {@code null} when a parser has to look at the body: several things, or a field with another value
     *              than a text
     */
    static ReferencePlace of(List<BodyPath> keys, byte[] json, JsonFields root) {
        ReferencePlace found = null;
        for (BodyPath key : keys) {
            List<String> steps = key.steps();
            if (steps.get(0).equals("*")) {
                return null;
            }
            JsonFields holder = root;
            for (int i = 0; i < steps.size() - 1 && holder != null; i++) {
                if (steps.get(i + 1).equals("*") && root.value(steps.get(i)) >= 0) {
                    return null;
                }
                holder = holder.object(steps.get(i));
            }
            if (holder != null && found != null) {
                return null;
            }
            if (holder != null) {
                found = at(holder.value(key.field()), json, holder, key.field());
                if (found == null) {
                    return null;
                }
            }
        }
        return found == null ? SET : found;
    }

    private static ReferencePlace at(int value, byte[] json, JsonFields holder, String field) {
        if (value < 0) {
            return new ReferencePlace(holder.end(), field, holder.isEmpty());
        }
        // a text that is not blank, for sure
        return json[value] == '"' && json[value + 1] > ' ' && json[value + 1] != '"' && json[value + 1] != '\\' ? SET : null;
    }

    /**
     * The body with the reference.
     *
     * @param  begin                    how many bytes at the beginning are not part of the body
     * @throws IllegalArgumentException when JSON cannot express the reference
     */
    byte[] fill(byte[] json, int begin, String reference) {
        byte[] text = isSimple(reference)
                ? ('"' + reference + '"').getBytes(StandardCharsets.US_ASCII) : JsonBytes.of(reference);
        byte[] name = ((first ? "\"" : ",\"") + field + "\":").getBytes(StandardCharsets.UTF_8);
        byte[] filled = new byte[json.length - begin + name.length + text.length];
        int head = object - begin;
        System.arraycopy(json, begin, filled, 0, head);
        System.arraycopy(name, 0, filled, head, name.length);
        System.arraycopy(text, 0, filled, head + name.length, text.length);
        System.arraycopy(json, object, filled, head + name.length + text.length, json.length - object);
        return filled;
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
