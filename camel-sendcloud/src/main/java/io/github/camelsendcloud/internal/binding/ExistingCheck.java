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

    private final boolean acceptAny;

    /** @param acceptAny whether each existing object is a success, without a comparison */
    ExistingCheck(boolean acceptAny) {
        this.acceptAny = acceptAny;
    }

    /**
     * Checks the object of a success.
     *
     * @return                                     whether an existing object is accepted without a comparison. Then no
     *                                             field of the object counts as a failure
     * @throws SendcloudReferenceConflictException when the object existed and differs from the requested object
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
        JsonNode response = Json.MAPPER.readTree((InputStream) result.response().content());
        result.response().content().reset();
        JsonNode single = response.path(operation.retrySemantics().lookup().envelope());
        requireReference(wanted.get(0), single);
        ObjectConflict conflict = wanted.get(0).hasNoReference(single)
                ? differing(wanted.get(0), single, result.existing()) : conflict(wanted.get(0), single, result.existing());
        if (operation.batch() != null) {
            // the response to a single item may have a list: the item has a quantity, or the list has the errors of the item
            for (JsonNode object : response.path(operation.batch().created())) {
                requireReference(wanted.get(0), object);
                conflict = conflict != null ? conflict : conflict(wanted.get(0), object, result.existing());
            }
        }
        if (conflict != null && !acceptAny) {
            throw Failures.conflict(request, result, conflict);
        }
        return acceptAny && (conflict != null || result.existing());
    }

    /** Whether the bytes show that the response needs no comparison. */
    private static boolean isSurelyNew(ApiRequest request, CallResult result) {
        return !result.existing() && request.entity() instanceof JsonEntity entity
                && result.response().content() instanceof InMemoryResponse response
                && response.scan(request.operation().failures(), null) == JsonScan.Finding.PLAIN
                && SameObject.isSure(request.operation(), entity, response);
    }

    /** Whether the objects of a success may have existed before the request. */
    static boolean mayExist(Operation operation, boolean existing) {
        return existing || Substance.mayReturnExisting(operation);
    }

    /**
     * @param  existing whether the object surely existed before the request. Otherwise the request itself may have
     *                  caused a failed announcement, which is no conflict
     * @return          {@code null} when the object equals the requested object, or has another reference
     */
    static ObjectConflict conflict(RetrySemantics.RequestedObject wanted, JsonNode object, boolean existing) {
        return wanted.hasSameReference(object) ? differing(wanted, object, existing) : null;
    }

    /**
     * @throws IOException when the only object of a response has another reference: the response belongs to another
     *                     call
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

    /** Whether each existing object is a success, without a comparison. */
    boolean isAny() {
        return acceptAny;
    }
}
