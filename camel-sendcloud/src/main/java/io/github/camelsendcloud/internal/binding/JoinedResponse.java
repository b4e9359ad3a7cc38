package io.github.camelsendcloud.internal.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.SendcloudOperationFailedException;
import io.github.camelsendcloud.SendcloudReferenceConflictException;
import io.github.camelsendcloud.api.ApiError;
import io.github.camelsendcloud.api.Batch;
import io.github.camelsendcloud.api.BodyPath;

/**
 * Collects the parts of the joined response of a batch, in the order of the list. Only one thread at a time uses an
 * instance.
 */
final class JoinedResponse {

    final ArrayNode items = Json.MAPPER.createArrayNode();
    final List<ApiError> errors = new ArrayList<>();
    final List<Map<String, Object>> succeeded = new ArrayList<>();
    /** The fields of the responses outside of the list. */
    final ObjectNode beside = Json.MAPPER.createObjectNode();
    SendcloudOperationFailedException cause;
    /** The conflict of the first existing object that differs from the requested object. */
    SendcloudOperationFailedException conflict;

    /**
     * Keeps the fields of a response outside of the list. Arrays with the same name are joined. Of other values with
     * the same name, the latest value stays.
     */
    void keep(JsonNode response, Batch batch) {
        response.properties().forEach(field -> {
            String name = field.getKey();
            if (Stream.of(batch.created(), batch.singleField(), batch.rejected()).anyMatch(name::equals)) {
                return;
            }
            if (field.getValue() instanceof ArrayNode more && beside.get(name) instanceof ArrayNode present) {
                present.addAll(more);
            } else {
                beside.set(name, field.getValue());
            }
        });
    }

    void created(JsonNode item, List<BodyPath> failures) {
        items.add(item);
        if (item.isObject() && !PartialFailures.isFailed(item, failures)) {
            succeeded.add(Json.MAPPER.convertValue(item, Json.MAP));
        }
    }

    /** Adds the error of an existing object that differs from the requested object. The object is part of the entry. */
    void conflicting(JsonNode item, SendcloudReferenceConflictException e) {
        conflict = conflict == null ? e : conflict;
        ApiError error = new ApiError("reference_conflict", e.getMessage(), null);
        errors.add(error);
        failed(List.of(error));
        ((ObjectNode) items.get(items.size() - 1)).set("existing", item);
    }

    void failed(List<ApiError> reported) {
        ArrayNode list = items.addObject().putArray("errors");
        for (ApiError error : reported) {
            ObjectNode entry = list.addObject();
            entry.put("code", error.code());
            entry.put("detail", error.detail());
            entry.put("source", error.source());
        }
    }

    /** Adds the same error for all items of a request. */
    void failed(int size, ApiError common) {
        errors.add(common);
        for (int i = 0; i < size; i++) {
            failed(List.of(common));
        }
    }
}
