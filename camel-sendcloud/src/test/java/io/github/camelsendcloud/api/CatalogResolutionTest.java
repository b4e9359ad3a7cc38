package io.github.camelsendcloud.api;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelsendcloud.api.ApiVersion.V2;
import static io.github.camelsendcloud.api.ApiVersion.V3;
import static io.github.camelsendcloud.api.HttpMethod.GET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CatalogResolutionTest {

    /** Routes rely on these lines. A release may add a line, but no release changes a line within a major version. */
    private static final String AUTO = """
            v3 GET /addresses/sender-addresses
            v3 GET /addresses/sender-addresses/{id}
            v3 POST /addresses/validate
            v2 GET /analytics/carriers
            v2 GET /analytics/shipping-methods
            v3 GET /analytics/transit-times/carriers
            v3 GET /analytics/transit-times/shipping-options
            v2 POST /box/finalize
            v2 GET /brand/{brand_domain}/return-portal
            v2 POST /brand/{brand_domain}/return-portal/incoming
            v2 GET /brand/{brand_domain}/return-portal/label/download
            v2 GET /brand/{brand_domain}/return-portal/label/polling
            v2 GET /brand/{brand_domain}/return-portal/outgoing
            v2 POST /brand/{brand_domain}/return-portal/uploads
            v3 GET /brands
            v3 GET /brands/{id}
            v2 GET /carriers
            v3 POST /carriers/dp/finalize-order
            v3 GET /checkout/configurations/{configuration_id}/delivery-options
            v3 POST /checkout/delivery-options
            v3 POST /compat/shipping-options
            v3 GET /contracts
            v3 POST /contracts
            v3 GET /contracts/schemas
            v3 GET /contracts/{id}
            v3 PATCH /contracts/{id}
            v3 DELETE /contracts/{id}
            v2 GET /customs_declaration/normal_printer
            v2 GET /customs_declaration/normal_printer/{parcel_id}
            v3 GET /dsf/carrier-support-contacts
            v3 POST /dsf/carrier-support-contacts
            v3 PATCH /dsf/carrier-support-contacts/{id}
            v3 DELETE /dsf/carrier-support-contacts/{id}
            v3 POST /dsf/documents/generate/claim-letter
            v3 POST /dsf/documents/generate/invoice
            v3 POST /dsf/files
            v3 GET /dsf/tickets
            v3 POST /dsf/tickets/address-change
            v3 POST /dsf/tickets/damage
            v3 POST /dsf/tickets/delay
            v3 POST /dsf/tickets/delivered-but-not-received
            v3 POST /dsf/tickets/late-delivery
            v3 POST /dsf/tickets/lost
            v3 GET /dsf/tickets/requested-data
            v3 POST /dsf/tickets/requested-data
            v3 POST /dsf/tickets/unjust-return
            v3 GET /dsf/tickets/{ticket_id}
            v3 POST /event-subscriptions/broadcast/test/{subscription_id}
            v3 GET /event-subscriptions/connections
            v3 POST /event-subscriptions/connections
            v3 GET /event-subscriptions/connections/{id}
            v3 PATCH /event-subscriptions/connections/{id}
            v3 DELETE /event-subscriptions/connections/{id}
            v3 POST /event-subscriptions/connections/{id}/authorization
            v3 GET /event-subscriptions/subscriptions
            v3 POST /event-subscriptions/subscriptions
            v3 GET /event-subscriptions/subscriptions/{id}
            v3 PATCH /event-subscriptions/subscriptions/{id}
            v3 DELETE /event-subscriptions/subscriptions/{id}
            v3 GET /events
            v3 POST /fetch-shipping-options
            v2 GET /insights/carriers/transit-times
            v2 GET /insights/parcels/buckets
            v2 GET /insights/parcels/counts-summary
            v2 GET /insights/parcels/series
            v2 GET /insights/products/buckets
            v2 GET /insights/products/series
            v2 GET /insights/shipping-methods/transit-times
            v3 GET /integrations
            v3 GET /integrations/logs
            v3 GET /integrations/{id}
            v2 PUT /integrations/{id}
            v3 PATCH /integrations/{id}
            v3 DELETE /integrations/{id}
            v3 GET /integrations/{id}/logs
            v3 POST /integrations/{id}/logs
            v2 GET /integrations/{id}/shipments
            v2 POST /integrations/{id}/shipments
            v2 POST /integrations/{id}/shipments/delete
            v3 GET /invoice-items
            v3 GET /invoice-items/{id}
            v3 GET /invoices
            v3 GET /invoices/{id}
            v2 POST /labels
            v2 GET /labels/label_printer
            v2 GET /labels/label_printer/{parcel_id}
            v2 GET /labels/normal_printer
            v2 GET /labels/normal_printer/{parcel_id}
            v2 GET /labels/{parcel_id}
            v3 GET /orders
            v3 POST /orders
            v3 POST /orders/create-label-sync
            v3 POST /orders/create-labels-async
            v3 GET /orders/{id}
            v3 PATCH /orders/{id}
            v3 DELETE /orders/{id}
            v3 GET /organization
            v3 GET /parcel-documents/{type}
            v2 GET /parcels
            v2 POST /parcels
            v2 PUT /parcels
            v3 GET /parcels/statuses
            v3 POST /parcels/tracking
            v3 GET /parcels/tracking/{tracking_number}
            v2 GET /parcels/{id}
            v2 PUT /parcels/{id}
            v2 PATCH /parcels/{id}
            v2 POST /parcels/{id}/cancel
            v3 GET /parcels/{id}/documents/{type}
            v2 GET /parcels/{id}/return_portal_url
            v3 GET /pickups
            v3 POST /pickups
            v3 GET /pickups/{id}
            v3 POST /reporting/parcels
            v3 GET /reporting/parcels/{report_id}
            v3 GET /returns
            v3 POST /returns
            v3 POST /returns/announce-synchronously
            v3 POST /returns/validate
            v3 GET /returns/{id}
            v3 PATCH /returns/{id}/cancel
            v3 GET /service-points
            v2 POST /service-points/check_and_store
            v2 POST /service-points/items_fit_in_shipment
            v3 GET /service-points/{service_point_id}
            v2 GET /service-points/{service_point_id}/check-availability
            v3 POST /service-points/{service_point_id}/check-availability
            v2 GET /service-points/{shop_type}/store
            v3 GET /shipments
            v3 POST /shipments
            v3 POST /shipments/announce
            v3 POST /shipments/announce-with-shipping-rules
            v3 POST /shipments/create-with-shipping-rules
            v3 GET /shipments/{id}
            v3 POST /shipments/{id}/cancel
            v3 GET /shipments/{id}/return-portal-url
            v2 GET /shipping-functionalities
            v3 POST /shipping-options
            v2 GET /shipping-price
            v2 GET /shipping-products
            v3 GET /shipping-rules/actions
            v3 GET /shipping-rules/actions/{identifier}
            v3 GET /shipping-rules/conditions
            v3 GET /shipping-rules/conditions/{identifier}
            v3 GET /shipping-rules/operators
            v3 GET /shipping-rules/rules
            v3 POST /shipping-rules/rules
            v3 POST /shipping-rules/rules/reorder
            v3 GET /shipping-rules/rules/{rule_id}
            v3 PATCH /shipping-rules/rules/{rule_id}
            v3 DELETE /shipping-rules/rules/{rule_id}
            v3 POST /shipping/duties-and-taxes
            v2 GET /shipping_methods
            v2 GET /shipping_methods/{id}
            v3 GET /shop-order-statuses
            v3 POST /shop-order-statuses
            v3 GET /shop-order-statuses/mapping
            v3 POST /shop-order-statuses/mapping
            v2 GET /tracking/{tracking_number}
            v2 GET /user
            v2 GET /user/addresses/sender
            v2 GET /user/addresses/sender/{id}
            v3 GET /user/auth/metadata
            v2 GET /user/invoices
            v2 GET /user/invoices/{id}
            """;

    private static final OperationCatalog CATALOG = OperationCatalog.get();

    @Test
    void theVersionThatAutoSelectsNeverChanges() {
        List<String> picked = CATALOG.operations().stream()
                .map(operation -> CATALOG.resolve(operation.path().toString(), null).operation(operation.method(), false))
                .map(Operation::toString)
                .distinct()
                .toList();
        assertThat(picked).containsExactlyInAnyOrderElementsOf(AUTO.lines().toList());
    }

    @Test
    void everyOperationIsFoundInItsVersion() {
        assertThat(CATALOG.operations()).allSatisfy(operation -> assertThat(
                CATALOG.resolve(operation.path().toString(), operation.version()).operation(operation.method(), false))
                .isSameAs(operation));
    }

    @ParameterizedTest
    @CsvSource({
            "parcels/statuses, parcels/statuses", "parcels/123, parcels/{id}", "labels/label_printer, labels/label_printer",
            "labels/123, labels/{parcel_id}", "shipments/announce, shipments/announce", "shipments/announced, shipments/{id}",
            "orders/create-label-sync, orders/create-label-sync", "user/invoices/7, user/invoices/{id}" })
    void fixedTextTakesPrecedenceOverAPathParameter(String address, String path) {
        assertThat(CATALOG.resolve(address, null).path()).hasToString(path);
        assertThat(CATALOG.resolve("/" + address, null).path()).hasToString(path);
    }

    @ParameterizedTest
    @EnumSource
    void fixedTextTakesPrecedenceOverAPathParameterOfANewerVersion(ApiVersion newer) {
        ApiVersion older = newer == V2 ? V3 : V2;
        OperationCatalog catalog = new OperationCatalog(
                List.of(
                        Operation.unlisted(newer, GET, ApiHost.PANEL, PathTemplate.of("things/{id}")),
                        Operation.unlisted(older, GET, ApiHost.PANEL, PathTemplate.of("things/special"))));
        assertThat(catalog.resolve("things/special", null).operation(null, false).version()).isSameAs(older);
    }

    @Test
    void aLiteralIsTheValueOfItsPathParameter() {
        assertThat(CATALOG.resolve("parcels/123", null).literals()).isEqualTo(Map.of("id", "123"));
        assertThat(CATALOG.resolve("parcels/{id}/documents/label", null).literals()).isEqualTo(Map.of("type", "label"));
        assertThat(CATALOG.resolve("parcels/{id}", null).literals()).isEmpty();
        assertThat(CATALOG.resolve("parcels/statuses", null).literals()).isEmpty();
    }

    @Test
    void aGivenVersionHidesTheOtherVersion() {
        assertThat(CATALOG.resolve("service-points", V2).operation(null, false)).hasToString("v2 GET /service-points");
        assertThat(CATALOG.resolve("service-points/1/check-availability", V2).operations()).extracting(Operation::method)
                .containsExactly(GET);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CATALOG.resolve("service-points/1/check-availability", V3).operation(GET, false));
    }

    @ParameterizedTest
    @CsvSource({
            "parcles, parcels", "shipment/announce, shipments/announce", "order, orders", "Shipments, shipments",
            "shipments/{id}/cancle, shipments/{id}/cancel", "user/invoice, user/invoices", "service_points, service-points",
            "shipments/123/cancle, shipments/{id}/cancel", "parcels/{parcel_id}, parcels/{id}" })
    void aMistypedAddressGetsASuggestion(String address, String meant) {
        assertThatIllegalArgumentException().isThrownBy(() -> CATALOG.resolve(address, null))
                .withMessageStartingWith("Unknown Sendcloud resource '" + address + "': did you mean " + meant);
    }

    @ParameterizedTest
    @ValueSource(strings = { "xyzzyxyzzy", "weather/forecast/today/in/eindhoven", "{id}" })
    void anAddressWithoutASimilarOneListsTheFirstSegments(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> CATALOG.resolve(address, null))
                .withMessageStartingWith("Unknown Sendcloud resource '" + address + "': the known resources start with ")
                .withMessageContainingAll("addresses, ", " parcels, ", " shipments, ", ", shipping_methods");
    }

    @Test
    void theListedFirstSegmentsBelongToTheGivenVersion() {
        assertThatIllegalArgumentException().isThrownBy(() -> CATALOG.resolve("xyzzyxyzzy", V3))
                .withMessageContaining("shipments").withMessageNotContaining("labels");
    }

    @ParameterizedTest
    @CsvSource({
            "shipments, V2, v2, v3", "shipments/1/cancel, V2, v2, v3", "parcels, V3, v3, v2",
            "labels/{parcel_id}, V3, v3, v2" })
    void theMessageNamesTheVersionThatHasTheResource(String address, ApiVersion version, String requested, String other) {
        assertThatIllegalArgumentException().isThrownBy(() -> CATALOG.resolve(address, version))
                .withMessage("Sendcloud has no resource '" + address + "' in version " + requested + ", but in " + other);
    }

    @Test
    void atMostThreeNamesAreSuggested() {
        assertThat(Suggestions.of("aa", List.of("ab", "ac", "ad", "ae", "zzzz"))).hasSize(3);
    }

    @Test
    void theMostSimilarNameIsSuggestedFirst() {
        assertThat(Suggestions.of("parcel", List.of("parcelss", "parcels", "labels"))).containsExactly("parcels", "parcelss");
    }

    @Test
    void twoSwappedCharactersAreOneMistake() {
        assertThat(Suggestions.of("prac", List.of("prXY", "parc"))).first().isEqualTo("parc");
    }

    @Test
    void aDifferentNameIsNotSuggested() {
        assertThat(Suggestions.of("abcdefghi", List.of("abcdefghX", "abcdefXXX"))).containsExactly("abcdefghX");
        assertThat(Suggestions.of("abcdef", List.of("uvwxyz"))).isEmpty();
        assertThat(Suggestions.of("abcdef", List.of())).isEmpty();
    }
}
