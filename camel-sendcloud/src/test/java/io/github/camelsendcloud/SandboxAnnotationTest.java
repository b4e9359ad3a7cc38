package io.github.camelsendcloud;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelsendcloud.sandbox.Sandbox;
import io.github.camelsendcloud.sandbox.SendcloudSandbox;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;

import static io.github.camelsendcloud.sandbox.SandboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The annotation of the sandbox lets each Camel context of a test call the sandbox, without keys and addresses. */
@SendcloudSandbox
class SandboxAnnotationTest extends CamelTestSupport {

    private static final Map<String, Object> SHIPMENT = Map.of(
            "to_address", Map.of("name", "Anna de Vries", "address_line_1", "Stadhuisplein", "house_number", "10",
                    "postal_code", "5611 EM", "city", "Eindhoven", "country_code", "NL"),
            "ship_with", Map.of("type", "shipping_option_code",
                    "properties", Map.of("shipping_option_code", "sendcloud:letter")),
            "external_reference_id", "KK-2026-1001",
            "parcels", new Object[] { Map.of("weight", Map.of("value", "0.3", "unit", "kg")) });

    private Sandbox sandbox;

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return routes();
    }

    @Test
    void aContextOfCamelTestSupportCallsTheSandbox() {
        template.requestBody("direct:order", SHIPMENT);

        assertThat(sandbox).hasBoughtOneLabelFor("KK-2026-1001").hasNoDuplicateLabels().hasNoFailedRequests()
                .hasReceived(1, "POST", "/api/v3/shipments/announce");
    }

    @Test
    void aContextThatATestCreatesCallsTheSandbox(Sandbox parameter) throws Exception {
        try (CamelContext other = new DefaultCamelContext()) {
            other.addRoutes(routes());
            other.start();
            other.createProducerTemplate().requestBody("direct:order", SHIPMENT);
        }

        assertThat(parameter).isSameAs(sandbox).hasBoughtLabels(1);
    }

    @Test
    void anAssertionNamesTheLabelsThatItFinds() {
        template.requestBody("direct:order", SHIPMENT);
        String parcel = String.valueOf(sandbox.labels().get(0).parcelId());

        assertThatThrownBy(() -> assertThat(sandbox).hasBoughtNoLabelFor("KK-2026-1001"))
                .isInstanceOf(AssertionError.class).hasMessageContaining(parcel);
        assertThatThrownBy(() -> assertThat(sandbox).hasBoughtOneLabelFor("KK-2026-1002"))
                .isInstanceOf(AssertionError.class).hasMessageContaining("found 0").hasMessageContaining(parcel);
        assertThatThrownBy(() -> assertThat(sandbox).hasBoughtLabels(2)).isInstanceOf(AssertionError.class);
    }

    @Test
    void twoLabelsForOneOrderNumberAreDuplicates() {
        for (int i = 0; i < 2; i++) {
            template.requestBodyAndHeader("direct:order",
                    with(Map.of("order_number", "KK-7", "external_reference_id", "R" + i)),
                    "any", i);
        }

        assertThat(sandbox).hasBoughtOneLabelFor("R0").hasBoughtLabels(2);
        assertThatThrownBy(() -> assertThat(sandbox).hasNoDuplicateLabels())
                .isInstanceOf(AssertionError.class).hasMessageContaining("order number KK-7");
    }

    @Test
    void aCancelledLabelDoesNotCount() {
        template.requestBody("direct:order", SHIPMENT);
        sandbox.parcelStatus(sandbox.labels().get(0).parcelId(), "CANCELLED");

        assertThat(sandbox).hasBoughtNoLabelFor("KK-2026-1001").hasBoughtLabels(0);
        assertThat(sandbox.labels()).hasSize(1);
    }

    private static Map<String, Object> with(Map<String, Object> more) {
        Map<String, Object> shipment = new LinkedHashMap<>(SHIPMENT);
        shipment.putAll(more);
        return shipment;
    }

    private static RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:order").to("sendcloud:shipments/announce");
            }
        };
    }
}
