package io.github.camelsendcloud.internal.binding;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.api.ObjectComparison;
import io.github.camelsendcloud.api.RetrySemantics;

/**
 * An existing object that differs from the requested object.
 *
 * @param wanted      the requested object
 * @param object      the existing object
 * @param differences the differences between both objects; not empty
 */
record ObjectConflict(RetrySemantics.RequestedObject wanted, JsonNode object, List<ObjectComparison.Difference> differences) {
}
