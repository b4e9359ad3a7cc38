package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The sandbox has the shipping products of API v2. */
class ShippingProductsTest {

    private static final String PRODUCTS = "/api/v2/shipping-products?from_country=";

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final TestClient client = new TestClient(SENDCLOUD.sandbox());

    private List<String> codes(String query) throws IOException {
        return TestClient.json(client.get(PRODUCTS + query)).findValuesAsText("code");
    }

    @Test
    void aProductGroupsTheMethodsOfACarrier() throws IOException {
        JsonNode product = TestClient.json(client.get(PRODUCTS + "NL&carrier=postnl")).get(0);

        assertThat(product.path("code").asText()).isEqualTo("postnl:standard");
        assertThat(product.path("name").asText()).isEqualTo("PostNL Standard");
        assertThat(product.path("carrier").asText()).isEqualTo("postnl");
        assertThat(product.path("service_points_carrier").asText()).isEqualTo("postnl");
        assertThat(product.path("weight_range").toString()).isEqualTo("{\"min_weight\":1,\"max_weight\":31500}");
        assertThat(product.at("/available_functionalities/age_check").toString()).isEqualTo("[null,18]");
        assertThat(product.at("/available_functionalities/signature").toString()).isEqualTo("[false,true]");
        JsonNode method = product.at("/methods/0");
        assertThat(method.path("id").asInt()).isEqualTo(2368);
        assertThat(method.path("shipping_product_code").asText()).isEqualTo("postnl:standard");
        assertThat(method.at("/functionalities/weekend_delivery").asText()).isEqualTo("saturday");
        assertThat(method.at("/properties/max_dimensions").toString())
                .isEqualTo("{\"length\":100,\"width\":70,\"height\":58,\"unit\":\"centimeter\"}");
        assertThat(method.path("lead_time_hours").toString()).isEqualTo("{\"NL\":{\"BE\":48,\"NL\":24}}");
    }

    @Test
    void theFiltersSelectProducts() throws IOException {
        assertThat(codes("FR")).contains("colissimo:home", "chronopost:13").doesNotContain("postnl:standard");
        assertThat(codes("NL&contract=60")).isNotEmpty().allMatch(code -> code.startsWith("postnl:"));
        assertThat(codes("NL&to_country=US")).contains("postnl:international").doesNotContain("postnl:standard");
        assertThat(codes("NL&weight=25&weight_unit=kilogram")).contains("postnl:standard").doesNotContain("postnl:mailbox");
        assertThat(codes("NL&weight=0&weight_unit=gram")).isEmpty();
        assertThat(codes("NL&length=150&length_unit=centimeter&width=300&width_unit=millimeter&height=0.3&height_unit=meter"))
                .contains("dpd:home").doesNotContain("postnl:mailbox");
        assertThat(codes("NL&returns=true")).containsExactly("postnl:return", "dhl:return");
        assertThat(codes("NL&to_country=DE&lead_time_hours=24")).containsOnly("ups:expresssaver", "dhl_express:worldwide");
    }

    @Test
    void contractPricesAreInTheProductIfTheCallerWantsPrices() throws IOException {
        HttpResponse<String> response
                = client.get(PRODUCTS + "NL&to_country=NL&contract_pricing=true&carrier=dpd&weight=1000&weight_unit=gram");

        assertThat(TestClient.at(response, "/0/methods/0/pricing/price")).isEqualTo("6.08");
    }

    @Test
    void invalidFiltersAreRejected() throws IOException {
        HttpResponse<String> missing = client.get("/api/v2/shipping-products");

        assertThat(missing.statusCode()).isEqualTo(400);
        assertThat(missing.body()).isEqualTo(
                "{\"error\":{\"code\":400,\"request\":\"api/v2/shipping-products\","
                                             + "\"message\":\"from_country: \\\"This field is required.\\\"\"}}");
        assertThat(TestClient.at(client.get(PRODUCTS + "NL&weight=1000"), "/error/message"))
                .isEqualTo("weight_unit: \"This field is required.\"");
        assertThat(TestClient.at(client.get(PRODUCTS + "NL&length=10&length_unit=centimeter"), "/error/message"))
                .isEqualTo("width: \"This field is required.\", height: \"This field is required.\"");
        assertThat(client.get(PRODUCTS + "NL&contract=1").statusCode()).isEqualTo(400);
        assertThat(client.get(PRODUCTS + "NL&carrier=sandbox").statusCode()).isEqualTo(400);
        assertThat(client.get(PRODUCTS + "NL&to_postal_code=1234567890123").statusCode()).isEqualTo(400);
    }
}
