package io.github.camelsendcloud.internal.binding;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.api.ObjectComparison;
import io.github.camelsendcloud.api.RetrySemantics;

/**
 * What an existing object is to the request.
 *
 * @param wanted      what the request asked for
 * @param object      the existing object
 * @param differences in what they differ; not empty
 */
record ObjectConflict(RetrySemantics.RequestedObject wanted, JsonNode object, List<ObjectComparison.Difference> differences) {
}
