package io.github.camelsendcloud.internal.binding;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.camelsendcloud.RequestOptions;
import io.github.camelsendcloud.SendcloudConfiguration;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.RequiredScopes;

/**
 * Compares the scopes of option {@code scope} with the scopes that an operation needs, before a request is sent. The
 * check rejects no operation whose scopes are unknown.
 */
final class ScopeCheck {

    /** Empty when every operation is allowed. */
    private final Set<String> requested;

    private ScopeCheck(Set<String> requested) {
        this.requested = requested;
    }

    /**
     * The check allows every operation when requests carry no token, when messages name accounts, and when the option
     * requests all scopes.
     */
    static ScopeCheck of(SendcloudConfiguration configuration) {
        String scope = RequestOptions.tokenScope(configuration);
        Set<String> requested = scope == null ? Set.of() : RequiredScopes.parse(scope);
        return new ScopeCheck(requested.contains(RequiredScopes.ALL) ? Set.of() : requested);
    }

    /** @throws IllegalArgumentException when the scopes do not allow the operation */
    void require(Operation operation) {
        if (!requested.isEmpty()) {
            requireAny(List.of(operation));
        }
    }

    /** @throws IllegalArgumentException when there are operations, and the scopes allow none of them */
    void requireAny(List<Operation> operations) {
        if (!requested.isEmpty() && !operations.isEmpty()
                && operations.stream().noneMatch(operation -> operation.scopes().allow(requested))) {
            throw new IllegalArgumentException(
                    "Option scope cannot be '" + String.join(" ", requested) + "': "
                                               + operations.stream().map(one -> one + " needs the scope " + one.scopes())
                                                       .collect(Collectors.joining(", and "))
                                               + ". Add this scope to the option, or set the option to "
                                               + RequiredScopes.ALL + " (all operations), or to an empty value (all scopes"
                                               + " that the integration was granted)");
        }
    }
}
