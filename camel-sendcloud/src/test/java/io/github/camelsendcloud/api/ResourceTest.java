package io.github.camelsendcloud.api;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelsendcloud.api.ApiVersion.V2;
import static io.github.camelsendcloud.api.ApiVersion.V3;
import static io.github.camelsendcloud.api.HttpMethod.DELETE;
import static io.github.camelsendcloud.api.HttpMethod.GET;
import static io.github.camelsendcloud.api.HttpMethod.PATCH;
import static io.github.camelsendcloud.api.HttpMethod.POST;
import static io.github.camelsendcloud.api.HttpMethod.PUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ResourceTest {

    private static final PathTemplate THINGS = PathTemplate.of("things/{id}");

    private static Operation op(ApiVersion version, HttpMethod method) {
        return Operation.unlisted(version, method, ApiHost.PANEL, THINGS);
    }

    private static Resource resource(Operation... operations) {
        return new Resource(THINGS, List.of(operations), OperationCatalog.get()::siblings);
    }

    private static Resource listed(String address) {
        return OperationCatalog.get().resolve(address, null);
    }

    @ParameterizedTest
    @CsvSource({
            "parcels, GET, true, v2 GET /parcels",
            "parcels, POST, false, v2 POST /parcels",
            "parcels, PUT, true, v2 PUT /parcels",
            "orders/{id}, PATCH, true, v3 PATCH /orders/{id}",
            "orders/{id}, DELETE, false, v3 DELETE /orders/{id}" })
    void aGivenMethodIsUsed(String address, HttpMethod method, boolean body, String operation) {
        assertThat(listed(address).operation(method, body)).hasToString(operation);
    }

    @ParameterizedTest
    @CsvSource({
            "shipments/announce, false, v3 POST /shipments/announce",
            "shipments/{id}/cancel, false, v3 POST /shipments/{id}/cancel",
            "user, true, v2 GET /user" })
    void theOnlyMethodIsUsedWithAndWithoutABody(String address, boolean body, String operation) {
        assertThat(listed(address).operation(null, body)).hasToString(operation);
    }

    @ParameterizedTest
    @EnumSource
    void theOnlyMethodMayBeAnyMethod(HttpMethod only) {
        assertThat(resource(op(V3, only)).operation(null, false).method()).isSameAs(only);
    }

    @ParameterizedTest
    @CsvSource({
            "shipments, false, v3 GET /shipments", "shipments, true, v3 POST /shipments",
            "parcels, false, v2 GET /parcels", "parcels, true, v2 POST /parcels" })
    void aRequestWithoutABodyIsAGetAndWithABodyAPost(String address, boolean body, String operation) {
        assertThat(listed(address).operation(null, body)).hasToString(operation);
    }

    @Test
    void putPatchAndDeleteAreNeverChosenForABody() {
        assertThatIllegalArgumentException().isThrownBy(() -> listed("orders/{id}").operation(null, true))
                .withMessage("A request with a body and without a method is a POST, and /orders/{id} has no POST:"
                             + " use one of [GET, PATCH, DELETE]");
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void putPatchAndDeleteAreNeverChosenAmongSeveralMethods(boolean body) {
        assertThatIllegalArgumentException().isThrownBy(
                () -> resource(op(V3, PUT), op(V3, PATCH), op(V3, DELETE)).operation(null, body))
                .withMessageContaining(body ? "with a body" : "without a body")
                .withMessageContaining("[PUT, PATCH, DELETE]");
    }

    @Test
    void aMissingMethodIsRejectedWithTheKnownMethods() {
        assertThatIllegalArgumentException().isThrownBy(() -> listed("parcels").operation(DELETE, false))
                .withMessage("Sendcloud has no DELETE /parcels: use one of [GET, POST, PUT]");
    }

    @Test
    void theNewestVersionOfAMethodIsUsedInAnyOrderOfCandidates() {
        for (List<Operation> both : List.of(List.of(op(V2, GET), op(V3, GET)), List.of(op(V3, GET), op(V2, GET)))) {
            assertThat(new Resource(THINGS, both, OperationCatalog.get()::siblings).operation(null, false).version())
                    .isSameAs(V3);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void theNewestVersionDecidesTheChosenMethod(boolean body) {
        assertThat(listed("service-points/{service_point_id}/check-availability").operation(null, body))
                .hasToString("v3 POST /service-points/{service_point_id}/check-availability");
    }

    @Test
    void anOlderVersionIsReachedByItsMethod() {
        Resource availability = listed("service-points/{service_point_id}/check-availability");
        assertThat(availability.operation(GET, false))
                .hasToString("v2 GET /service-points/{service_point_id}/check-availability");
        assertThat(availability.operations()).hasSize(2);
    }

    @Test
    void anOlderVersionIsNeverChosenWithoutAMethod() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> resource(op(V2, GET), op(V3, PUT), op(V3, DELETE)).operation(null, false))
                .withMessageContaining("[GET, PUT, DELETE]");
    }

    @Test
    void theOperationsAreTheReachableOperations() {
        assertThat(resource(op(V2, GET), op(V2, POST), op(V3, GET)).operations())
                .extracting(Operation::toString).containsExactly("v3 GET /things/{id}", "v2 POST /things/{id}");
    }

    @Test
    void literalsArePartOfTheResource() {
        assertThat(listed("parcels/123").literals()).isEqualTo(Map.of("id", "123"));
        assertThat(listed("parcels/123").path()).hasToString("parcels/{id}");
    }

    @Test
    void anUnlistedResourceAcceptsEveryMethodInItsVersion() {
        Resource unlisted = OperationCatalog.get().unlisted("brand-new/{id}", V3);
        assertThat(Arrays.stream(HttpMethod.values()).map(method -> unlisted.operation(method, false).toString()))
                .containsExactly(
                        "v3 GET /brand-new/{id}", "v3 POST /brand-new/{id}", "v3 PUT /brand-new/{id}",
                        "v3 PATCH /brand-new/{id}", "v3 DELETE /brand-new/{id}");
        assertThat(unlisted.operations()).isEmpty();
        assertThat(unlisted.literals()).isEmpty();
    }

    @Test
    void anUnlistedResourceGetsAGetWithoutABodyAndAPostWithABody() {
        Resource unlisted = OperationCatalog.get().unlisted("brand-new", V2);
        assertThat(unlisted.operation(null, false)).hasToString("v2 GET /brand-new");
        assertThat(unlisted.operation(null, true)).hasToString("v2 POST /brand-new");
    }

    @ParameterizedTest
    @CsvSource({
            "GET, NONE, READ, READ", "POST, OPTIONAL, WRITE, UNSAFE", "PUT, OPTIONAL, WRITE, UNSAFE",
            "PATCH, OPTIONAL, WRITE, UNSAFE", "DELETE, OPTIONAL, WRITE, UNSAFE" })
    void anUnlistedOperationIsUnsafeUnlessItIsAGet(
            HttpMethod method, BodyUse body, LimitClass limit, Idempotency idempotency) {
        Operation operation = OperationCatalog.get().unlisted("brand-new", V3).operation(method, true);
        assertThat(operation.body()).isSameAs(body);
        assertThat(operation.limit()).isSameAs(limit);
        assertThat(operation.idempotency()).isSameAs(idempotency);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "a//b", "a/..", "./a" })
    void anUnlistedAddressThatCouldReachAnotherResourceIsRejected(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> OperationCatalog.get().unlisted(address, V3));
    }
}
