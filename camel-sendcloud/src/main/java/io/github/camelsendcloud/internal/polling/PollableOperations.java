package io.github.camelsendcloud.internal.polling;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.github.camelsendcloud.api.ChangeQuery;
import io.github.camelsendcloud.api.HttpMethod;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.OperationCatalog;
import io.github.camelsendcloud.api.Resource;

/** Knows from the catalog which resources can be polled. */
final class PollableOperations {

    private PollableOperations() {
    }

    /**
     * The operation that lists the changed items of a resource.
     *
     * @param  query                    the query parameters of the endpoint; {@code null} for none
     * @throws IllegalArgumentException when the resource has no such operation, or when the endpoint sets a query
     *                                  parameter that the consumer sets
     */
    static Operation operation(Resource resource, Map<String, Object> query) {
        Operation operation = resource.operations().stream()
                .filter(one -> one.method() == HttpMethod.GET && one.changeQuery() != null).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Cannot poll '" + resource.path() + "', because the resource has no list of changed items: use one of "
                                                                + pollable()));
        ChangeQuery changeQuery = operation.changeQuery();
        for (String parameter : new String[] { changeQuery.after(), changeQuery.before() }) {
            if (parameter != null && query != null && query.containsKey(parameter)) {
                throw new IllegalArgumentException(
                        "Option query." + parameter + " cannot be set: the consumer sets this parameter. Use the option startFrom");
            }
        }
        return operation;
    }

    private static String pollable() {
        return OperationCatalog.get().operations().stream().filter(one -> one.changeQuery() != null)
                .map(one -> one.path() + " (" + one.version().path() + ")").sorted().collect(Collectors.joining(", "));
    }

    /** The default key of the state. The key is the same after a restart and contains no secret. */
    static String stateKey(Operation operation, String publicKey, Map<String, Object> query) {
        String key = "sendcloud/" + operation.version().path() + "/" + operation.path() + "/"
                     + URLEncoder.encode(publicKey, StandardCharsets.UTF_8);
        if (query == null || query.isEmpty()) {
            return key;
        }
        return key + "/" + URLEncoder.encode(new TreeMap<>(query).toString(), StandardCharsets.UTF_8);
    }
}
