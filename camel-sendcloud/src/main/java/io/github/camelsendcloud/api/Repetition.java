package io.github.camelsendcloud.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Whether a request may be sent a second time, and how to find out what became of the first.
 *
 * @param kind    what a second request does
 * @param keys    where the body of a {@link Repeatability#KEYED} operation carries its reference; empty for all others
 * @param lookup  finds the object that has a reference; {@code null} when the operation has no reference
 * @param check   the list that shows whether the work was done, with the query parameters to find it by, for a person:
 *                {@code shipments?order_number}; {@code null} when there is none
 * @param busy    what stands in an error with status 400 that only means "not now"; {@code null} when there is no such
 *                error
 * @param done    the refusals of a second request that tell that the first has done the work
 * @param unclear the statuses with which a second request is refused if the first has done the work, but not only then
 */
public record Repetition(
        Repeatability kind, List<BodyPath> keys, Lookup lookup, String check, String busy, List<Done> done,
        Set<Integer> unclear) {

    /**
     * How an object is found by its reference.
     *
     * @param list      the path of a list, in the version of the operation
     * @param parameter its query parameter for the reference
     * @param envelope  the field of the operation's own answer that holds the object
     * @param silent    whether an existing object may come with the status of a new one, instead of 409
     * @param same      compares an existing object with the object that was asked for
     */
    public record Lookup(String list, String parameter, String envelope, boolean silent, Sameness same) {
    }

    /**
     * A refusal that tells that the work is done.
     *
     * @param status its HTTP status
     * @param says   what stands in it; {@code null} for anything
     */
    public record Done(int status, String says) {
    }

    /**
     * Something that a request is to make.
     *
     * @param reference what the caller calls it
     * @param thing     as it is in the body
     * @param field     which of its fields has the reference
     * @param same      see {@link Lookup}
     */
    public record Wanted(String reference, ObjectNode thing, String field, Sameness same) {

        /** Whether that object has the reference. Sendcloud may leave out blanks around it. */
        public boolean is(JsonNode object) {
            return PlainText.key(object.path(field).asText("")).equals(PlainText.key(reference));
        }

        /** Whether that object has no reference. */
        public boolean isUnnamed(JsonNode object) {
            return object.isObject() && PlainText.key(object.path(field).asText("")).isEmpty()
                    || object.path(field).isNull();
        }

        /** Whether that object has another reference; case does not count. */
        public boolean isOther(JsonNode object) {
            return object.isObject() && !isUnnamed(object)
                    && !PlainText.key(object.path(field).asText("")).equalsIgnoreCase(PlainText.key(reference));
        }

        /** In what the object that has the reference differs from this; empty for nothing. */
        public List<Sameness.Difference> differences(JsonNode object) {
            return same.differences(thing, object);
        }
    }

    static Repetition of(Repeatability kind) {
        return new Repetition(kind, List.of(), null, null, null, List.of(), Set.of());
    }

    /** What a body is to make, in order; empty unless each thing in it that can have a reference has one. */
    public List<Wanted> wanted(JsonNode body) {
        List<Wanted> wanted = new ArrayList<>();
        return collect(body, wanted) ? wanted : List.of();
    }

    /** The things that a body is to make and that have a reference, in order. */
    public List<Wanted> referenced(JsonNode body) {
        List<Wanted> referenced = new ArrayList<>();
        collect(body, referenced);
        return referenced;
    }

    /** @return whether each thing has a reference */
    private boolean collect(JsonNode body, List<Wanted> referenced) {
        boolean all = true;
        for (BodyPath key : keys) {
            for (ObjectNode holder : key.holders(body)) {
                String reference = key.text(holder);
                if (reference == null) {
                    all = false;
                } else {
                    referenced.add(new Wanted(reference, holder, key.field(), lookup.same()));
                }
            }
        }
        return all;
    }

    /** Whether a second request that is refused like that has found the work done. */
    public boolean isDone(int status, String error) {
        return done.stream().anyMatch(
                refusal -> refusal.status() == status && (refusal.says() == null || error.contains(refusal.says())));
    }
}
