package io.github.camelsendcloud.api;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Whether a request may be sent a second time, and how to find out what became of the first.
 *
 * @param kind   what a second request does
 * @param keys   where the body of a {@link Repeatability#KEYED} operation carries its reference; empty for all others
 * @param lookup finds the object that has a reference; {@code null} when the operation has no reference
 * @param check  the list that shows whether the work was done, with the query parameters to find it by, for a person:
 *               {@code shipments?order_number}; {@code null} when there is none
 * @param busy   what stands in an error with status 400 that only means "not now"; {@code null} when there is no such
 *               error
 */
public record Repetition(Repeatability kind, List<BodyPath> keys, Lookup lookup, String check, String busy) {

    /**
     * How an object is found by its reference.
     *
     * @param list      the path of a list, in the version of the operation
     * @param parameter its query parameter for the reference
     * @param envelope  the field of the operation's own answer that holds the object
     * @param same      the fields that may not differ: else the reference has been given to two things by mistake
     */
    public record Lookup(String list, String parameter, String envelope, List<String> same) {
    }

    static Repetition of(Repeatability kind) {
        return new Repetition(kind, List.of(), null, null, null);
    }

    /** Whether each thing in the body that can have a reference has one. */
    public boolean isReferenced(JsonNode body) {
        boolean found = false;
        for (BodyPath key : keys) {
            for (ObjectNode holder : key.holders(body)) {
                if (key.text(holder) == null) {
                    return false;
                }
                found = true;
            }
        }
        return found;
    }

    /** The reference in a body that has just one; {@code null} otherwise. */
    public String reference(JsonNode body) {
        ObjectNode holder = only(body);
        return holder == null ? null : key(body).text(holder);
    }

    /** Whether that object is what a body with just one thing was to make. */
    public boolean isWanted(JsonNode body, JsonNode object) {
        ObjectNode holder = only(body);
        if (holder == null || !object.path(key(body).field()).asText("").equals(key(body).text(holder))) {
            return false;
        }
        return lookup.same().stream().noneMatch(
                field -> holder.hasNonNull(field) && object.hasNonNull(field)
                        && !holder.get(field).asText().equals(object.get(field).asText()));
    }

    /** The only thing in a body that can have a reference; {@code null} when there are more or none. */
    private ObjectNode only(JsonNode body) {
        List<ObjectNode> holders = keys.stream().flatMap(key -> key.holders(body).stream()).toList();
        return holders.size() == 1 ? holders.get(0) : null;
    }

    private BodyPath key(JsonNode body) {
        return keys.stream().filter(key -> !key.holders(body).isEmpty()).findFirst().orElseThrow();
    }
}
