package io.github.camelsendcloud.model;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.api.ApiVersion;
import io.github.camelsendcloud.api.Specifications;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Reads the examples of Sendcloud's own specifications, which are no part of this repository. */
class OfficialExamplesTest {

    /** Has no example. */
    private static final String RETRIEVE_PARCEL_V2 = "v2 GET /parcels/{id}";
    private static final Map<String, String> RECORDS = """
            v3 GET /orders -> OrderPage
            v3 POST /orders -> OrderReferenceList
            v3 POST /orders/create-label-sync -> OrderLabelList
            v3 POST /orders/create-labels-async -> OrderLabelList
            v3 GET /orders/{id} -> OrderEnvelope
            v3 PATCH /orders/{id} -> OrderReferenceEnvelope
            v3 GET /parcels/statuses -> ParcelStatusList
            v3 GET /service-points -> ServicePointListEnvelope
            v3 GET /service-points/{service_point_id} -> ServicePointEnvelope
            v3 POST /service-points/{service_point_id}/check-availability -> AvailabilityEnvelope
            v3 GET /shipments -> ShipmentPage
            v3 POST /shipments -> ShipmentEnvelope
            v3 POST /shipments/announce -> ShipmentEnvelope
            v3 POST /shipments/announce-with-shipping-rules -> ShipmentEnvelope
            v3 POST /shipments/create-with-shipping-rules -> ShipmentEnvelope
            v3 GET /shipments/{id} -> ShipmentEnvelope
            v3 POST /shipments/{id}/cancel -> CancellationEnvelope
            v3 GET /shipments/{id}/return-portal-url -> ReturnPortalUrlEnvelope
            v3 GET /user/auth/metadata -> AuthMetadataEnvelope
            v2 GET /carriers -> ServicePointCarriersV2
            v2 POST /labels -> LabelEnvelopeV2
            v2 GET /labels/{parcel_id} -> LabelEnvelopeV2
            v2 GET /parcels -> ParcelPageV2
            v2 POST /parcels -> SavedParcelsV2
            v2 PUT /parcels -> SavedParcelsV2
            v2 GET /parcels/statuses -> ParcelStatusListV2
            v2 GET /parcels/{id} -> ParcelEnvelopeV2
            v2 POST /parcels/{id}/cancel -> Cancellation
            v2 GET /parcels/{id}/return_portal_url -> ReturnPortalUrl
            v2 GET /service-points -> ServicePointListV2
            v2 GET /service-points/{service_point_id} -> ServicePointV2
            v2 GET /service-points/{service_point_id}/check-availability -> AvailabilityV2
            v2 GET /user -> UserEnvelopeV2
            v2 GET /user/addresses/sender -> SenderAddressListV2
            v2 GET /user/addresses/sender/{id} -> SenderAddressEnvelopeV2
            v2 GET /user/invoices -> InvoiceListV2
            v2 GET /user/invoices/{id} -> InvoiceEnvelopeV2
            """.lines().map(line -> line.split(" -> ")).collect(Collectors.toMap(
            line -> line[0], line -> line[1], (first, second) -> first, LinkedHashMap::new));

    private static final List<Arguments> EXAMPLES = new ArrayList<>();

    @BeforeAll
    static void specificationsAreAtHand() {
        Specifications specifications = Specifications.get();
        Set<Example> found = new LinkedHashSet<>();
        for (ApiVersion version : ApiVersion.values()) {
            specifications.roots(version).forEach(root -> collect(version.path(), root, found));
        }
        found.forEach(example -> EXAMPLES.add(arguments(example.operation(), example.name(), example.body())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("examples")
    void anExampleIsReadAndNothingOfItIsLost(String operation, String name, JsonNode example) throws Exception {
        Class<?> type = Class.forName(getClass().getPackageName() + "." + RECORDS.get(operation));

        JsonNode written = RecordsTest.JSON.valueToTree(RecordsTest.JSON.treeToValue(example, type));

        assertThat(values(written)).containsAll(values(example));
    }

    @Test
    void everyOperationButOneHasAnExample() {
        assertThat(EXAMPLES).map(example -> (String) example.get()[0])
                .containsAll(RECORDS.keySet().stream().filter(operation -> !operation.equals(RETRIEVE_PARCEL_V2)).toList());
    }

    static List<Arguments> examples() {
        return EXAMPLES;
    }

    private static void collect(String version, JsonNode root, Set<Example> found) {
        for (String operation : RECORDS.keySet()) {
            String[] words = operation.split(" ");
            if (words[0].equals(version)) {
                root.path("paths").fields().forEachRemaining(path -> {
                    if (withoutNames(path.getKey()).equals(withoutNames(words[2]))) {
                        JsonNode responses = path.getValue().path(words[1].toLowerCase()).path("responses");
                        responses.fields().forEachRemaining(response -> {
                            if (response.getKey().startsWith("2")) {
                                JsonNode json = target(root, response.getValue()).path("content").path("application/json");
                                collect(operation, root, json, found);
                            }
                        });
                    }
                });
            }
        }
    }

    private static void collect(String operation, JsonNode root, JsonNode media, Set<Example> found) {
        media.path("examples").fields().forEachRemaining(
                example -> found.add(new Example(operation, example.getKey(), target(root, example.getValue()).path("value"))));
        JsonNode schema = target(root, media.path("schema"));
        Stream.of(media.path("example"), schema.path("example")).filter(example -> !example.isMissingNode())
                .forEach(example -> found.add(new Example(operation, "example", example)));
        schema.path("examples").forEach(example -> found.add(new Example(operation, "example", example)));
    }

    private static JsonNode target(JsonNode root, JsonNode node) {
        return node.has("$ref") ? target(root, root.at(node.get("$ref").asText().substring(1))) : node;
    }

    private static String withoutNames(String path) {
        return path.replaceAll("\\{[^}]*}", "{}");
    }

    /** All values below a node in one notation each; what is empty is no value. */
    private static List<String> values(JsonNode node) {
        if (node.isContainerNode()) {
            List<String> values = new ArrayList<>();
            node.forEach(child -> values.addAll(values(child)));
            return values;
        }
        return node.isNull() || node.asText().isEmpty() ? List.of() : List.of(value(node.asText()));
    }

    private static String value(String text) {
        try {
            return new BigDecimal(text).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            try {
                return OffsetDateTime.parse(text).toInstant().toString();
            } catch (DateTimeException notATime) {
                return text;
            }
        }
    }

    private record Example(String operation, String name, JsonNode body) {
    }
}
