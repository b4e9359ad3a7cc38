package io.github.camelsendcloud;

import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.api.HttpMethod;
import io.github.camelsendcloud.api.Idempotency;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.Resource;

/** Rejects valid addresses whose effect differs from the intention of their author. */
final class AddressCheck {

    private AddressCheck() {
    }

    /**
     * Rejects an expression in a fixed address. Camel does not evaluate a fixed address, so the expression would be
     * sent as text.
     *
     * @param  query                    the query parameters of the endpoint; {@code null} for none
     * @throws IllegalArgumentException when the resource or a query parameter contains an expression
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
     * Rejects the option externalReference when no operation of the resource accepts a reference. A user of the option
     * expects safe retries, but a retry without a reference may buy a second label.
     *
     * @param  defaults                 the options of the component, which apply to all endpoints
     * @throws IllegalArgumentException when the endpoint sets a reference and no operation accepts a reference
     */
    static void requireReference(SendcloudConfiguration options, SendcloudConfiguration defaults, Resource resource) {
        String reference = options.getExternalReference();
        if (reference == null || reference.equals(defaults.getExternalReference())) {
            return;
        }
        HttpMethod method = options.httpMethod();
        List<Operation> operations = resource.operations().stream()
                .filter(operation -> method == null || operation.method() == method).toList();
        if (!operations.isEmpty()
                && operations.stream().noneMatch(operation -> operation.idempotency() == Idempotency.KEYED)) {
            throw new IllegalArgumentException(
                    "Option externalReference cannot be set: " + operations.get(0)
                                               + " takes no reference of the caller's own. Leave the option out");
        }
    }

    /**
     * Removes a slash at the end of an address. The caller must not use this method for an address that contains
     * values, because there an empty value leaves a slash at the end.
     */
    static String withoutFinalSlash(String remaining) {
        return remaining.length() > 1 && remaining.endsWith("/") ? remaining.substring(0, remaining.length() - 1) : remaining;
    }
}
