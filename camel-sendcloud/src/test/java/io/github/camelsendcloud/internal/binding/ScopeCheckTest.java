package io.github.camelsendcloud.internal.binding;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.camelsendcloud.AuthMode;
import io.github.camelsendcloud.SendcloudConfiguration;
import io.github.camelsendcloud.api.HttpMethod;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.OperationCatalog;
import io.github.camelsendcloud.api.RequiredScopes;
import io.github.camelsendcloud.api.Resource;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ScopeCheckTest {

    private static final Resource ORDERS = OperationCatalog.get().resolve("orders", null);
    private static final Operation LIST = orders(HttpMethod.GET, "read:order", "write:integration read:integration");
    private static final Operation CREATE = orders(HttpMethod.POST, "write:order");
    private static final Operation UNKNOWN = orders(HttpMethod.POST);

    private static SendcloudConfiguration options(AuthMode mode, String scope) {
        SendcloudConfiguration options = new SendcloudConfiguration();
        options.setAuthMode(mode);
        options.setScope(scope);
        return options;
    }

    private static ScopeCheck check(String scope) {
        return ScopeCheck.of(options(AuthMode.OAUTH2, scope));
    }

    private static Operation orders(HttpMethod method, String... scopes) {
        Operation o = ORDERS.operation(method, false);
        return new Operation(
                o.version(), o.method(), o.host(), o.path(), o.summary(), o.query(), o.body(), o.media(), o.success(),
                o.responseTypes(), o.bodilessStatuses(), o.paging(), o.items(), o.limit(), o.retrySemantics(), o.batch(),
                o.failures(), o.successes(), o.model(), o.changeQuery(), o.auth(),
                new RequiredScopes(Stream.of(scopes).map(one -> Set.copyOf(Arrays.asList(one.split(" ")))).toList()),
                o.methodRequired(), o.openQuery(), o.name());
    }

    @ParameterizedTest
    @ValueSource(strings = { "read:order", "read:integration write:integration", "read:user read:order", "api", "", " " })
    void anOperationWithOneOfItsAlternativesIsAllowed(String scope) {
        assertThatCode(() -> check(scope).require(LIST)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({ "write:order", "read:integration", "write:integration", "orders" })
    void anOperationWithoutAnyOfItsAlternativesIsRejected(String scope) {
        assertThatThrownBy(() -> check(scope).require(LIST)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Option scope cannot be '" + scope + "': v3 GET /orders needs the scope read:order or ")
                .hasMessageEndingWith("Add this scope to the option, or set the option to api (all operations), or to an empty"
                                      + " value (all scopes that the integration was granted)");
    }

    @Test
    void anEndpointIsRejectedOnlyWhenNoneOfItsOperationsIsAllowed() {
        assertThatCode(() -> check("read:order").requireAny(List.of(LIST, CREATE))).doesNotThrowAnyException();
        assertThatCode(() -> check("read:user").requireAny(List.of(LIST, UNKNOWN))).doesNotThrowAnyException();
        assertThatCode(() -> check("read:user").requireAny(List.of())).doesNotThrowAnyException();
        assertThatThrownBy(() -> check("read:user").requireAny(List.of(LIST, CREATE)))
                .hasMessageContaining("v3 GET /orders needs the scope read:order or ")
                .hasMessageContaining(", and v3 POST /orders needs the scope write:order. Add this scope");
    }

    @Test
    void keysHaveNoScopes() {
        assertThatCode(() -> ScopeCheck.of(options(AuthMode.BASIC, "read:user")).require(LIST)).doesNotThrowAnyException();
    }

    @Test
    void theOperationOfAConsumerIsRejectedAtItsCreation() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            EndpointBinding binding = new EndpointBinding(context, options(AuthMode.OAUTH2, "read:user"), ORDERS, null);

            assertThatThrownBy(() -> binding.requireScope(LIST)).isInstanceOf(IllegalArgumentException.class);
            assertThatCode(() -> binding.requireScope(UNKNOWN)).doesNotThrowAnyException();
        }
    }
}
