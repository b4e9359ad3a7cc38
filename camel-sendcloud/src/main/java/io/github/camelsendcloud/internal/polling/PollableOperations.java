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

/** Decides what can be polled, by the catalog. */
final class PollableOperations {

    private PollableOperations() {
    }

    /**
     * The operation that lists what has changed.
     *
     * @param  query                    the query parameters of the endpoint; {@code null} for none
     * @throws IllegalArgumentException when there is none, or the endpoint sets what the consumer sets
     */
    static Operation operation(Resource resource, Map<String, Object> query) {
        Operation operation = resource.operations().stream()
                .filter(one -> one.method() == HttpMethod.GET && one.changeQuery() != null).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Cannot poll '" + resource.path() + "', which does not tell what has changed: use one of "
                                                                + pollable()));
        ChangeQuery feed = operation.changeQuery();
        for (String bound : new String[] { feed.after(), feed.before() }) {
            if (bound != null && query != null && query.containsKey(bound)) {
                throw new IllegalArgumentException(
                        "Option query." + bound + " cannot be set in a consumer, which sets it itself: use the option startFrom");
            }
        }
        return operation;
    }

    private static String pollable() {
        return OperationCatalog.get().operations().stream().filter(one -> one.changeQuery() != null)
                .map(one -> one.path() + " (" + one.version().path() + ")").sorted().collect(Collectors.joining(", "));
    }

    /** The same after a restart, and without a secret. */
    static String stateKey(Operation operation, String publicKey, Map<String, Object> query) {
        String key = "sendcloud/" + operation.version().path() + "/" + operation.path() + "/"
                     + URLEncoder.encode(publicKey, StandardCharsets.UTF_8);
        if (query == null || query.isEmpty()) {
            return key;
        }
        return key + "/" + URLEncoder.encode(new TreeMap<>(query).toString(), StandardCharsets.UTF_8);
    }
}
