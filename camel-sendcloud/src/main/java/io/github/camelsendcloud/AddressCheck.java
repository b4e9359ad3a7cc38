package io.github.camelsendcloud;

import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.api.HttpMethod;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.Repeatability;
import io.github.camelsendcloud.api.Resource;

/** Finds the addresses that are valid, and that do something else than their author means. */
final class AddressCheck {

    private AddressCheck() {
    }

    /**
     * A fixed address is not evaluated: an expression in a path or a query parameter would be sent as text.
     *
     * @param  query                    the query parameters of the endpoint; {@code null} for none
     * @throws IllegalArgumentException when there is an expression
     */
    static void requireNoExpression(String resource, Map<String, Object> query) {
        requireNoExpression("resource", resource);
        if (query != null) {
            query.forEach((name, value) -> requireNoExpression("query." + name, value));
        }
    }

    private static void requireNoExpression(String option, Object value) {
        if (value instanceof String text && text.contains("${")) {
            throw new IllegalArgumentException(
                    "Option " + option + " cannot be '" + text
                                               + "': an expression is not evaluated here. Use toD instead of to, or a header such as "
                                               + SendcloudConstants.ID + " or " + SendcloudConstants.QUERY);
        }
    }

    /**
     * Without a place for the reference, a user would take a retry for safe that buys a second label.
     *
     * @param  defaults                 the options of the component, which are for all endpoints
     * @throws IllegalArgumentException when the endpoint names a reference for operations that take none
     */
    static void requireReference(SendcloudConfiguration options, SendcloudConfiguration defaults, Resource resource) {
        String reference = options.getExternalReference();
        HttpMethod method = options.httpMethod();
        List<Operation> operations = resource.operations().stream()
                .filter(operation -> method == null || operation.method() == method).toList();
        if (reference != null && !reference.equals(defaults.getExternalReference()) && !operations.isEmpty()
                && operations.stream().noneMatch(operation -> operation.repeatability() == Repeatability.KEYED)) {
            throw new IllegalArgumentException(
                    "Option externalReference cannot be set: " + operations.get(0)
                                               + " takes no reference of the caller's own. Leave the option out");
        }
    }
}
