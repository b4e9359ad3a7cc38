package io.github.camelsendcloud.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** All rows of the catalog follow the rules of the catalog. */
class OperationCatalogTest {

    private static final List<Operation> OPERATIONS = OperationCatalog.get().operations();

    private static JsonNode rows() throws IOException {
        try (InputStream json = OperationCatalog.class.getResourceAsStream("operations.json")) {
            return new ObjectMapper().readTree(json);
        }
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void everyRowIsAnOperation() throws IOException {
        assertThat(OPERATIONS).isNotEmpty().hasSize(rows().size());
    }

    @Test
    void everyRowIsUnique() {
        assertThat(OPERATIONS).extracting(Operation::toString).doesNotHaveDuplicates();
    }

    @Test
    void everyFieldNameIsKnown() throws IOException {
        assertThat(rows()).allSatisfy(row -> {
            assertThat(names(row)).isSubsetOf(
                    "version", "method", "host", "path", "summary", "query", "body", "success", "response", "bodiless",
                    "paging", "items",
                    "limit", "idempotency", "keys", "lookup", "check", "busy", "done", "unclear", "batch", "failures",
                    "successes",
                    "model", "media", "changes", "source", "open", "auth", "named", "scope");
            assertThat(names(row.path("changes"))).isSubsetOf("after", "before", "format", "changed", "id", "by");
            assertThat(row.path("done")).allSatisfy(rejection -> assertThat(names(rejection)).isSubsetOf("status", "text"));
            assertThat(row.path("query")).allSatisfy(
                    parameter -> assertThat(names(parameter)).isSubsetOf("name", "type", "list", "required", "enum", "max"));
        });
    }

    /** A row with a source keeps the checks of query parameters. */
    @Test
    void aSourceAloneDoesNotAllowUnknownParameters() {
        String row = """
                {"version": "v3", "method": "GET", "path": "/brands", "summary": "Brands", "source": "docs", "body": "none",
                 "success": [200], "limit": "read", "idempotency": "read"}
                """;

        Operation operation = OperationCatalog.operation(CatalogRow.of(row));

        assertThat(operation.openQuery()).isFalse();
    }

    @Test
    void anOpenRowNamesItsSource() throws IOException {
        assertThat(rows()).filteredOn(row -> row.has("open")).isNotEmpty()
                .allMatch(row -> row.get("open").isBoolean() && row.get("open").asBoolean())
                .allMatch(row -> !row.path("source").asText().isBlank());
    }

    @Test
    void everyRowHasAllRequiredFacts() {
        assertThat(OPERATIONS).allSatisfy(operation -> {
            assertThat(operation.summary()).isNotBlank();
            assertThat(operation.body()).isNotNull();
            assertThat(operation.limit()).isNotNull();
            assertThat(operation.idempotency()).isNotNull();
            assertThat(operation.success()).isNotEmpty().allMatch(status -> status >= 200 && status < 300);
        });
    }

    @Test
    void onlyKeyedOperationsHaveReferencePaths() {
        assertThat(OPERATIONS).allSatisfy(operation -> assertThat(operation.retrySemantics().referencePaths().isEmpty())
                .as("%s", operation).isEqualTo(operation.idempotency() != Idempotency.KEYED));
    }

    /** Only a retryable operation has a second request that can be rejected. */
    @Test
    void onlyARetryableOperationHasRejectionsThatProveSuccess() {
        assertThat(OPERATIONS)
                .filteredOn(
                        operation -> !operation.retrySemantics().alreadyDone().isEmpty()
                                || !operation.retrySemantics().unclearStatuses().isEmpty())
                .hasSizeGreaterThan(4).allMatch(operation -> operation.idempotency() == Idempotency.IDEMPOTENT);
    }

    @Test
    void anOperationWithUnclearStatusesHasAListToCheck() {
        assertThat(OPERATIONS).filteredOn(operation -> !operation.retrySemantics().unclearStatuses().isEmpty()).isNotEmpty()
                .allSatisfy(operation -> assertThat(operation.retrySemantics().checkList()).as("%s", operation).isNotNull());
    }

    @Test
    void aReferencePathIsInARequiredBody() {
        assertThat(OPERATIONS).filteredOn(operation -> !operation.retrySemantics().referencePaths().isEmpty()).isNotEmpty()
                .allMatch(operation -> operation.body() == BodyUse.REQUIRED);
    }

    @Test
    void aGetReadsAndHasNoBody() {
        assertThat(OPERATIONS).filteredOn(operation -> operation.method() == HttpMethod.GET).isNotEmpty()
                // this operation is a GET and creates an object
                .filteredOn(operation -> operation.host() != ApiHost.SERVICE_POINTS_STORE)
                .allSatisfy(operation -> {
                    assertThat(operation.idempotency()).as("%s", operation).isSameAs(Idempotency.READ);
                    assertThat(operation.body()).as("%s", operation).isSameAs(BodyUse.NONE);
                    assertThat(operation.limit()).as("%s", operation).isNotSameAs(LimitClass.WRITE);
                });
    }

    @Test
    void onlyAGetCountsAsARead() {
        assertThat(OPERATIONS).filteredOn(operation -> operation.method() != HttpMethod.GET).isNotEmpty()
                .noneMatch(operation -> operation.limit() == LimitClass.READ);
    }

    @Test
    void noOperationThatBuysLabelsIsSafeToRetryWithoutAReference() {
        Set<Idempotency> safe = Set.of(Idempotency.READ, Idempotency.IDEMPOTENT);
        assertThat(OPERATIONS).filteredOn(operation -> operation.method() == HttpMethod.POST)
                .filteredOn(
                        operation -> operation.path().toString().matches("shipments(/[a-z-]+)?|parcels|orders/create-label.*"))
                .hasSizeGreaterThanOrEqualTo(7)
                .noneMatch(operation -> safe.contains(operation.idempotency()));
    }

    @Test
    void pathParametersOfAPathAreUnique() {
        assertThat(OPERATIONS).allSatisfy(operation -> assertThat(operation.path().parameters())
                .as("%s", operation).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z_]+")));
    }

    @Test
    void fixedTextNeedsNoEncoding() {
        assertThat(OPERATIONS).allSatisfy(
                operation -> assertThat(operation.path().toString())
                        .matches("([A-Za-z0-9._~-]+|\\{[a-z_]+})(/([A-Za-z0-9._~-]+|\\{[a-z_]+}))*"));
    }

    @Test
    void onePathHasOneHostPerVersion() {
        assertThat(OPERATIONS).allSatisfy(operation -> assertThat(OPERATIONS)
                .filteredOn(other -> other.path().equals(operation.path()) && other.version() == operation.version())
                .allMatch(other -> other.host() == operation.host()));
    }

    @Test
    void v2ServicePointsHaveASeparateHost() {
        assertThat(OPERATIONS).filteredOn(operation -> operation.host() == ApiHost.SERVICE_POINTS)
                .extracting(Operation::toString)
                .containsExactlyInAnyOrder(
                        "v2 GET /carriers", "v2 GET /service-points", "v2 GET /service-points/{service_point_id}",
                        "v2 GET /service-points/{service_point_id}/check-availability",
                        "v2 POST /service-points/check_and_store", "v2 POST /service-points/items_fit_in_shipment");
        assertThat(OPERATIONS).filteredOn(operation -> operation.host() == ApiHost.SERVICE_POINTS_STORE)
                .extracting(Operation::toString).containsExactly("v2 GET /service-points/{shop_type}/store");
    }

    @Test
    void queryParametersHaveAKnownType() {
        assertThat(OPERATIONS).flatExtracting(operation -> operation.query().values())
                .extracting(QueryParameter::type)
                .isSubsetOf("string", "integer", "number", "boolean", "date", "date-time");
    }

    @Test
    void aListWithPagesHasAPlaceForItsItems() throws IOException {
        assertThat(rows()).filteredOn(row -> row.has("paging")).isNotEmpty()
                .allSatisfy(row -> {
                    assertThat(row.path("items").asText()).startsWith("/");
                    assertThat(row.path("method").asText()).isEqualTo("GET");
                });
    }

    @Test
    void aListWithAChangeQueryAcceptsTheParametersOfThisQuery() {
        assertThat(OPERATIONS).filteredOn(operation -> operation.changeQuery() != null).hasSize(6).allSatisfy(operation -> {
            ChangeQuery changeQuery = operation.changeQuery();
            assertThat(operation.paging()).as("%s", operation).isNotSameAs(Paging.NONE);
            assertThat(operation.query()).as("%s", operation).containsKey(changeQuery.after());
            assertThat(changeQuery.before() == null || operation.query().containsKey(changeQuery.before())).as("%s", operation)
                    .isTrue();
            assertThat(changeQuery.id()).as("%s", operation).isNotEmpty();
            assertThat(operation.query().values()).as("the required parameters are the parameters that a consumer sets")
                    .filteredOn(QueryParameter::required).extracting(QueryParameter::name)
                    .isSubsetOf(changeQuery.after(), changeQuery.before());
        });
    }

    @Test
    void placesInABodyBeginWithASlash() {
        assertThat(OPERATIONS).flatExtracting(operation -> operation.retrySemantics().referencePaths())
                .extracting(BodyPath::toString)
                .isNotEmpty()
                .allMatch(path -> path.startsWith("/"));
        assertThat(OPERATIONS).flatExtracting(Operation::failures).extracting(BodyPath::toString).isNotEmpty()
                .allMatch(path -> path.startsWith("/"));
    }
}
