package io.github.camelsendcloud.internal.binding;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.SendcloudReferenceConflictException;
import io.github.camelsendcloud.api.ObjectComparison;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.RetrySemantics;
import io.github.camelsendcloud.internal.client.ApiRequest;
import io.github.camelsendcloud.internal.client.CallResult;

/** Decides whether an existing object with the reference of a request is a success, as option acceptExisting says. */
final class ExistingCheck {

    private final boolean any;

    /** @param any whether an existing object is a success whatever it is */
    ExistingCheck(boolean any) {
        this.any = any;
    }

    /**
     * Checks the object of a success.
     *
     * @return                                     whether the object existed and is accepted as it is, so that nothing
     *                                             in it is a failure
     * @throws SendcloudReferenceConflictException when it existed and is not what was asked for
     * @throws IOException                         when the response cannot be read
     */
    boolean isAccepted(ApiRequest request, CallResult result) throws IOException, SendcloudReferenceConflictException {
        Operation operation = request.operation();
        if (!mayExist(operation, result.existing())) {
            return false;
        }
        if (isSurelyNew(request, result)) {
            return false;
        }
        List<RetrySemantics.RequestedObject> wanted = operation.retrySemantics().requestedObjects(request.json());
        if (wanted.size() != 1) {
            return false;
        }
        JsonNode answer = Json.MAPPER.readTree((InputStream) result.response().content());
        result.response().content().reset();
        JsonNode alone = answer.path(operation.retrySemantics().lookup().envelope());
        requireReference(wanted.get(0), alone);
        ObjectConflict conflict = wanted.get(0).hasNoReference(alone)
                ? differing(wanted.get(0), alone, result.existing()) : conflict(wanted.get(0), alone, result.existing());
        if (operation.batch() != null) {
            // a single thing may be answered with a list: one that is to be made several times, or with its errors
            for (JsonNode object : answer.path(operation.batch().created())) {
                requireReference(wanted.get(0), object);
                conflict = conflict != null ? conflict : conflict(wanted.get(0), object, result.existing());
            }
        }
        if (conflict != null && !any) {
            throw Failures.conflict(request, result, conflict);
        }
        return any && (conflict != null || result.existing());
    }

    /** Whether the bytes tell that there is nothing to object to, and nothing to accept. */
    private static boolean isSurelyNew(ApiRequest request, CallResult result) {
        return !result.existing() && request.entity() instanceof JsonEntity entity
                && result.response().content() instanceof InMemoryResponse answer
                && answer.scan(request.operation().failures(), null) == JsonScan.Finding.PLAIN
                && SameObject.isSure(request.operation(), entity, answer);
    }

    /** Whether the objects of a success may have existed before the request. */
    static boolean mayExist(Operation operation, boolean existing) {
        return existing || Substance.mayReturnExisting(operation);
    }

    /**
     * @param  existing whether the object surely existed. Otherwise a failed announcement may be that of the request,
     *                  and is no conflict
     * @return          {@code null} when the object is what was asked for, or has another reference
     */
    static ObjectConflict conflict(RetrySemantics.RequestedObject wanted, JsonNode object, boolean existing) {
        return wanted.hasSameReference(object) ? differing(wanted, object, existing) : null;
    }

    /**
     * @throws IOException when the only object of a response has another reference: it is the response to another call
     */
    private static void requireReference(RetrySemantics.RequestedObject wanted, JsonNode object) throws IOException {
        if (wanted.hasOtherReference(object)) {
            throw new IOException("it is about an object with another reference");
        }
    }

    private static ObjectConflict differing(RetrySemantics.RequestedObject wanted, JsonNode object, boolean existing) {
        List<ObjectComparison.Difference> differences = wanted.differences(object).stream()
                .filter(difference -> existing || !difference.kind().equals(ObjectComparison.FAILED)).toList();
        return differences.isEmpty() ? null : new ObjectConflict(wanted, object, differences);
    }

    /** Whether an existing object is a success whatever it is. */
    boolean isAny() {
        return any;
    }
}
