package io.github.camelsendcloud.api;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RequiredScopesTest {

    private static final RequiredScopes TWO_OR_ONE = RequiredScopes.of(List.of("read:order write:order", "write:parcel"));

    @ParameterizedTest
    @CsvSource({
            "read:order write:order, true", "write:order read:user read:order, true", "write:parcel, true", "api, true",
            "api read:user, true", "read:order, false", "write:order, false", "read:parcel, false", "'', false" })
    void allScopesOfOneAlternativeAreNeeded(String scopes, boolean allowed) {
        assertThat(TWO_OR_ONE.allow(RequiredScopes.parse(scopes))).isEqualTo(allowed);
    }

    @Test
    void unknownScopesAllowEachToken() {
        assertThat(RequiredScopes.of(List.of())).isSameAs(RequiredScopes.UNKNOWN);
        assertThat(RequiredScopes.UNKNOWN.isKnown()).isFalse();
        assertThat(RequiredScopes.UNKNOWN.allow(Set.of())).isTrue();
        assertThat(RequiredScopes.UNKNOWN.allow(Set.of("read:brand"))).isTrue();
    }

    @Test
    void theTextNamesTheAlternatives() {
        assertThat(TWO_OR_ONE).hasToString("read:order write:order or write:parcel");
        assertThat(RequiredScopes.UNKNOWN).hasToString("unknown");
    }

    @Test
    void aTextOfScopesIsSplitAtEachWhiteSpace() {
        assertThat(RequiredScopes.parse(" read:order\t write:order \n read:order ")).containsExactly("read:order",
                "write:order");
        assertThat(RequiredScopes.parse(null)).isEmpty();
        assertThat(RequiredScopes.parse(" ")).isEmpty();
    }

    @Test
    void anOperationOfTheCatalogHasItsScope() {
        assertThat(OperationCatalog.get().resolve("organization", null).operation(null, false).scopes())
                .hasToString("read:organization");
        assertThat(OperationCatalog.get().resolve("orders", null).operation(null, false).scopes())
                .isEqualTo(RequiredScopes.UNKNOWN);
    }

    @Test
    void anOperationThatTheCatalogDoesNotListHasUnknownScopes() {
        assertThat(Operation.unlisted(ApiVersion.V3, HttpMethod.GET, ApiHost.PANEL, PathTemplate.of("things")).scopes())
                .isEqualTo(RequiredScopes.UNKNOWN);
    }
}
