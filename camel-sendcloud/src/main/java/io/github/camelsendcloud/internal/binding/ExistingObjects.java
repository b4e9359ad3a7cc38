package io.github.camelsendcloud.internal.binding;

import java.util.Collection;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.SendcloudReferenceConflictException;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.RetrySemantics;
import io.github.camelsendcloud.internal.client.ApiRequest;
import io.github.camelsendcloud.internal.client.CallResult;

/** Finds the existing objects among the objects of a response to a batch. */
final class ExistingObjects {

    private final ExistingCheck check;
    private final ApiRequest request;
    private final CallResult result;
    /** The requested objects that have a reference; empty when no object can have existed. */
    private final List<RetrySemantics.RequestedObject> wanted;

    ExistingObjects(ExistingCheck check, ApiRequest request, CallResult result) {
        this.check = check;
        this.request = request;
        this.result = result;
        this.wanted = ExistingCheck.mayExist(request.operation(), result.existing())
                ? request.operation().retrySemantics().objectsWithReference(request.json()) : List.of();
    }

    /** The conflict of an object with the request; {@code null} when the object has no conflict. */
    SendcloudReferenceConflictException conflict(JsonNode object) {
        ObjectConflict found = check.isAny() ? null : find(object);
        return found == null ? null : Failures.conflict(request, result, found);
    }

    /** Whether an object is a success without a comparison. */
    boolean isAccepted(JsonNode object) {
        return check.isAny() && (find(object) != null || result.existing());
    }

    private ObjectConflict find(JsonNode object) {
        for (RetrySemantics.RequestedObject one : wanted) {
            ObjectConflict conflict = ExistingCheck.conflict(one, object, result.existing());
            if (conflict != null) {
                return conflict;
            }
        }
        return null;
    }

    /**
     * The response without the objects that are in conflict or accepted. The fields of these objects are no errors of
     * the batch.
     */
    JsonNode without(JsonNode response, Collection<JsonNode> objects) {
        if (wanted.isEmpty() || !response.isObject()) {
            return response;
        }
        Operation operation = request.operation();
        ArrayNode others = Json.MAPPER.createArrayNode();
        objects.stream().filter(object -> find(object) == null && !isAccepted(object)).forEach(others::add);
        ObjectNode rest = Json.MAPPER.createObjectNode().setAll((ObjectNode) response);
        if (operation.batch().singleField() != null) {
            rest.remove(operation.batch().singleField());
        }
        return rest.set(operation.batch().created(), others);
    }
}
