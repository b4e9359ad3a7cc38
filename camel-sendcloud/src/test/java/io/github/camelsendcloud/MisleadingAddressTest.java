package io.github.camelsendcloud;

import java.util.Map;

import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** An address with a misleading option fails when the route is built. */
class MisleadingAddressTest extends SandboxTestSupport {

    @ParameterizedTest
    @ValueSource(strings = {
            "orders/create-label-sync", "returns", "returns/announce-synchronously", "pickups", "orders?method=POST",
            "shipments?method=GET", "parcels/{id}?method=GET", "shipments/anounce" })
    void aReferenceIsRejectedForAnOperationWithoutReferences(String address) {
        String uri = "sendcloud:" + address + (address.contains("?") ? "&" : "?") + "externalReference=${header.no}";

        assertThatThrownBy(() -> build(uri)).rootCause().isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Option externalReference").hasMessageContaining("takes no reference");
        assertThat(sandbox().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "shipments/announce", "shipments", "parcels?method=POST", "parcels", "shipments/create-with-shipping-rules" })
    void aReferenceIsAcceptedWhenOneOperationOfTheAddressAcceptsAReference(String address) throws Exception {
        build("sendcloud:" + address + (address.contains("?") ? "&" : "?") + "externalReference=${header.no}");
    }

    @Test
    void theReferenceOfTheComponentAppliesOnlyToEndpointsThatAcceptAReference() throws Exception {
        context.getComponent("sendcloud", SendcloudComponent.class).getConfiguration().setExternalReference("${header.no}");

        build("sendcloud:shipments?method=GET");

        assertThat(call("sendcloud:shipments?method=GET", null).getException()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
            "shipments?method=GET&query.order_number=${header.no}, query.order_number",
            "shipments?method=GET&query.order_number=A-${body}-1, query.order_number",
            "parcels/${body}, resource", "parcels/${body}/documents/label, resource",
            "parcels/tracking/P-${header.no}, resource" })
    void anExpressionInAFixedAddressIsRejected(String address, String place) {
        assertThatThrownBy(() -> build("sendcloud:" + address)).rootCause()
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(place).hasMessageContaining("toD");
    }

    @Test
    void anExpressionInAHeaderStaysText() {
        call("sendcloud:shipments?method=GET", null, SendcloudConstants.QUERY, Map.of("order_number", "${header.no}"));

        assertThat(sandbox().requests()).hasSize(1)
                .allSatisfy(request -> assertThat(request.query()).isEqualTo("order_number=%24%7Bheader.no%7D"));
    }

    private void build(String uri) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:built").to(uri);
            }
        });
    }
}
