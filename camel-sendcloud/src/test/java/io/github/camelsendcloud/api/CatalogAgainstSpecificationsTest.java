package io.github.camelsendcloud.api;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The catalog agrees with Sendcloud's specifications, except for the listed differences. */
class CatalogAgainstSpecificationsTest {

    /** The intended differences of the catalog: operation, query parameter, field and its other value, reason. */
    private static final List<Deviation> DELIBERATE = """
            v2 GET /carriers | access_token | absent | credentials are put on by the component
            v2 GET /service-points | access_token | absent | credentials are put on by the component
            v2 GET /service-points/{service_point_id} | access_token | absent | credentials are put on by the component
            v2 GET /service-points/{service_point_id}/check-availability | access_token | absent | credentials, too
            v2 POST /service-points/check_and_store | access_token | absent | credentials, too
            v2 POST /service-points/items_fit_in_shipment | access_token | absent | credentials, too
            v2 GET /parcels | ids | list=COMMA | a string, described as a comma separated list
            v2 GET /service-points | carrier | list=COMMA | a string, described as a comma separated list
            v2 GET /service-points | general_shop_type | list=COMMA | a string, described as a value or a list with commas
            v3 GET /orders | integration | list=COMMA | an integer, described as a comma separated list
            v3 GET /shipments | ids | list=COMMA | a string, described as a comma separated list
            v3 GET /shipments | shipment_uuids | list=COMMA | a string, described as a comma separated list
            v3 GET /shipments | parcel_status | type=string | one of string and integer
            v3 GET /orders | page_size | type=integer | the documentation says number, but a page has a whole number of items
            v3 GET /returns | page_size | type=integer | the documentation says number, but a page has a whole number of items
            """.lines().map(Deviation::of).toList();

    /** The places that report no failure of the call itself: operation, place, reason. */
    private static final Set<String> NO_FAILURES = """
            v2 GET /parcels | /parcels/*/errors | what went wrong when a parcel was announced, before
            v2 GET /parcels/{id} | /parcel/errors | the same of one
            v3 GET /returns | /data/*/errors | what went wrong when a return was announced, before
            v3 GET /returns/{id} | /errors | the same of one
            v3 GET /shipments | /data/*/errors | what went wrong when a shipment was announced, before
            v3 GET /shipments/{id} | /data/errors | the same of one
            """.lines().map(line -> line.substring(0, line.lastIndexOf(" | "))).collect(Collectors.toSet());

    private record Deviation(String operation, String parameter, String instead) {

        static Deviation of(String line) {
            String[] fields = line.split(" \\| ");
            assertThat(fields).as(line).hasSize(4);
            return new Deviation(fields[0], fields[1], fields[2]);
        }

        QueryParameter apply(QueryParameter p) {
            return switch (instead) {
                case "absent" -> null;
                case "list=COMMA" -> new QueryParameter(
                        p.name(), p.type(), QueryParameter.ListStyle.COMMA, p.required(), p.allowed(), p.maxValues());
                default -> new QueryParameter(
                        p.name(), instead.substring("type=".length()), p.list(), p.required(), p.allowed(), p.maxValues());
            };
        }
    }

    private static final Map<Operation, SpecifiedOperation> SPECIFIED = new LinkedHashMap<>();

    private static Specifications specifications;

    @BeforeAll
    static void requireTheSpecifications() {
        specifications = Specifications.get();
        for (Operation operation : OperationCatalog.get().operations()) {
            SpecifiedOperation specified = specifications.find(operation);
            if (specified != null) {
                SPECIFIED.put(operation, specified);
            }
        }
    }

    @Test
    void anOperationIsOpenExactlyWhenNoSpecificationHasIt() {
        assertThat(SPECIFIED).hasSizeGreaterThan(140);
        assertThat(OperationCatalog.get().operations()).allSatisfy(operation -> assertThat(operation.openQuery())
                .as("%s is not in a specification", operation).isEqualTo(!SPECIFIED.containsKey(operation)));
    }

    @Test
    void noSpecifiedOperationIsMissing() {
        Set<String> deliberate = Set.of(
                // the component itself requests tokens
                "v2 POST /oauth2/token", "v3 POST /oauth2/token",
                // Sendcloud moved these operations below dsf, and the catalog has the new paths
                "v3 GET /support/dsf/tickets/requested-data", "v3 POST /support/dsf/tickets/requested-data");
        Set<String> known = OperationCatalog.get().operations().stream().map(Operation::toString).collect(Collectors.toSet());

        Set<String> missing = Arrays.stream(ApiVersion.values())
                .flatMap(version -> specifications.all(version).map(operation -> version.path() + " " + operation))
                .filter(operation -> !known.contains(operation)).collect(Collectors.toSet());

        assertThat(missing).isEqualTo(deliberate);
        assertThat(known).contains("v3 GET /dsf/tickets/requested-data", "v3 POST /dsf/tickets/requested-data");
    }

    @Test
    void theQueryParametersEqualTheSpecification() {
        assertThat(SPECIFIED).allSatisfy((operation, specified) -> {
            Map<String, QueryParameter> expected = specified.query();
            DELIBERATE.stream().filter(deviation -> deviation.operation().equals(operation.toString()))
                    .forEach(deviation -> expected.computeIfPresent(
                            deviation.parameter(), (name, parameter) -> deviation.apply(parameter)));

            assertThat(operation.query().values()).as("%s", operation)
                    .containsExactlyInAnyOrderElementsOf(expected.values());
        });
    }

    @Test
    void everyListedDifferenceIsStillADifference() {
        assertThat(DELIBERATE).allSatisfy(deviation -> {
            Operation operation = SPECIFIED.keySet().stream()
                    .filter(candidate -> candidate.toString().equals(deviation.operation())).findFirst().orElseThrow();

            assertThat(SPECIFIED.get(operation).query()).containsKey(deviation.parameter());
            assertThat(operation.query().get(deviation.parameter()))
                    .isNotEqualTo(SPECIFIED.get(operation).query().get(deviation.parameter()));
        });
    }

    @Test
    void thePathParametersEqualTheSpecification() {
        assertThat(SPECIFIED).allSatisfy((operation, specified) -> assertThat(specified.pathParameters())
                .as("%s", operation).containsExactlyInAnyOrderElementsOf(operation.path().parameters()));
    }

    @Test
    void theRequestHasTheSpecifiedMediaType() {
        assertThat(SPECIFIED).allSatisfy((operation, specified) -> assertThat(specified.requestTypes())
                .as("%s", operation)
                .isEqualTo(operation.body() == BodyUse.NONE ? Set.of() : Set.of(switch (operation.media()) {
                    case JSON -> "application/json";
                    case FORM -> "application/x-www-form-urlencoded";
                    case MULTIPART -> "multipart/form-data";
                })));
    }

    @Test
    void theStatusesOfSuccessEqualTheSpecification() {
        assertThat(SPECIFIED).allSatisfy((operation, specified) -> assertThat(operation.success())
                .as("%s", operation).isEqualTo(specified.success()));
    }

    @Test
    void theMediaTypesOfTheResponseEqualTheSpecification() {
        assertThat(SPECIFIED).allSatisfy((operation, specified) -> assertThat(operation.responseTypes())
                .as("%s", operation).containsExactlyInAnyOrderElementsOf(specified.responseTypes()));
    }

    @Test
    void thePagingEqualsTheSpecification() {
        // the specification does not describe the paging; all lists of v3 with "data" have Link headers
        Set<String> untold = Set.of("v3 GET /contracts/schemas");

        assertThat(SPECIFIED).allSatisfy((operation, specified) -> assertThat(operation.paging()).as("%s", operation)
                .isEqualTo(untold.contains(operation.toString()) ? Paging.LINK : specified.paging()));
    }

    @Test
    void theItemsOfAPageAreTheSpecifiedList() {
        assertThat(SPECIFIED.keySet()).filteredOn(operation -> operation.paging() != Paging.NONE).hasSize(18)
                .allSatisfy(operation -> assertThat(SPECIFIED.get(operation).lists()).as("%s", operation)
                        .containsExactly(operation.items().toString()));
    }

    @Test
    void everySpecifiedPlaceOfAFailureInASuccessIsInTheCatalog() {
        Set<String> overlooked = SPECIFIED.entrySet().stream()
                .flatMap(entry -> entry.getValue().signsOfFailure().stream()
                        .filter(sign -> entry.getKey().failures().stream()
                                .noneMatch(failure -> (sign + "/").startsWith(failure + "/")))
                        .map(sign -> entry.getKey() + " | " + sign))
                .collect(Collectors.toSet());

        assertThat(overlooked).isEqualTo(NO_FAILURES);
    }
}
