package io.github.camelsendcloud.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The rules for sending a request a second time, and for finding out what the first request did.
 *
 * @param idempotency     the effect of a second request
 * @param referencePaths  the places of the caller's reference in the body of a {@link Idempotency#KEYED} operation;
 *                        empty for all other operations
 * @param lookup          finds the object that has a given reference; {@code null} when the operation has no reference
 * @param checkList       the list in which a person finds the result of the first request, with its query parameters:
 *                        {@code shipments?order_number}; {@code null} when Sendcloud has no such list
 * @param busyText        the text of an error with status 400 that means "not now"; {@code null} when the operation has
 *                        no such error
 * @param alreadyDone     the rejections of a second request that prove the success of the first request
 * @param unclearStatuses the statuses of a rejected second request that may mean the success of the first request, or
 *                        another error
 */
public record RetrySemantics(
        Idempotency idempotency, List<BodyPath> referencePaths, Lookup lookup, String checkList, String busyText,
        List<AlreadyDone> alreadyDone, Set<Integer> unclearStatuses) {

    /**
     * How an object is found by its reference.
     *
     * @param list              the path of a list, in the version of the operation
     * @param parameter         the query parameter of the list that takes the reference
     * @param envelope          the field that holds the object in a response of the operation itself
     * @param mayReturnExisting whether Sendcloud may return an existing object with the status of a new object, instead
     *                          of status 409
     * @param comparison        compares an existing object with the requested object
     */
    public record Lookup(
            String list, String parameter, String envelope, boolean mayReturnExisting, ObjectComparison comparison) {
    }

    /**
     * A rejection that proves the success of an earlier request.
     *
     * @param status the HTTP status
     * @param text   a text that the body of the response contains; {@code null} for any body
     */
    public record AlreadyDone(int status, String text) {
    }

    /**
     * An object that a request asks Sendcloud to create.
     *
     * @param reference  the caller's own reference of the object
     * @param json       the object in the request body
     * @param field      the field of the object that holds the reference
     * @param comparison see {@link Lookup}
     */
    public record RequestedObject(String reference, ObjectNode json, String field, ObjectComparison comparison) {

        /** Whether an object of Sendcloud has the reference. Blanks around a reference are ignored. */
        public boolean hasSameReference(JsonNode object) {
            return PlainText.key(object.path(field).asText("")).equals(PlainText.key(reference));
        }

        /** Whether an object of Sendcloud has no reference. */
        public boolean hasNoReference(JsonNode object) {
            return object.isObject() && PlainText.key(object.path(field).asText("")).isEmpty()
                    || object.path(field).isNull();
        }

        /** Whether an object of Sendcloud has another reference. Upper and lower case are equal. */
        public boolean hasOtherReference(JsonNode object) {
            return object.isObject() && !hasNoReference(object)
                    && !PlainText.key(object.path(field).asText("")).equalsIgnoreCase(PlainText.key(reference));
        }

        /** The differences between the requested object and an object of Sendcloud; empty when both are the same. */
        public List<ObjectComparison.Difference> differences(JsonNode object) {
            return comparison.differences(json, object);
        }
    }

    static RetrySemantics of(Idempotency idempotency) {
        return new RetrySemantics(idempotency, List.of(), null, null, null, List.of(), Set.of());
    }

    /**
     * The objects that a body asks for, in order; empty unless each object that can have a reference has a reference.
     */
    public List<RequestedObject> requestedObjects(JsonNode body) {
        List<RequestedObject> requested = new ArrayList<>();
        return collect(body, requested) ? requested : List.of();
    }

    /** The objects that a body asks for and that have a reference, in order. */
    public List<RequestedObject> objectsWithReference(JsonNode body) {
        List<RequestedObject> requested = new ArrayList<>();
        collect(body, requested);
        return requested;
    }

    /** @return whether each object has a reference */
    private boolean collect(JsonNode body, List<RequestedObject> requested) {
        boolean all = true;
        for (BodyPath path : referencePaths) {
            for (ObjectNode holder : path.holders(body)) {
                String reference = path.text(holder);
                if (reference == null) {
                    all = false;
                } else {
                    requested.add(new RequestedObject(reference, holder, path.field(), lookup.comparison()));
                }
            }
        }
        return all;
    }

    /**
     * Whether the rejection of a second request proves the success of the first request.
     *
     * @param body the text of the response; not {@code null}
     */
    public boolean isAlreadyDone(int status, String body) {
        return alreadyDone.stream().anyMatch(
                refusal -> refusal.status() == status && (refusal.text() == null || body.contains(refusal.text())));
    }
}
