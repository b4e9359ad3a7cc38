package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The sandbox has the delivery options that a web shop shows at its checkout. */
class CheckoutTest {

    private static final String ID = "465e2fe8-4589-4ae2-b49c-0c64153e5169";
    private static final String V3 = "/api/v3/checkout/configurations/" + ID + "/delivery-options";
    private static final String WAY = "&from_country_code=NL&to_country_code=NL";
    private static final String CART = V3 + "?total_order_value=45.90&weight_value=2500" + WAY;

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final TestClient client = new TestClient(SENDCLOUD.sandbox());

    private List<String> titles(String path) throws IOException {
        return TestClient.json(client.get(path)).findValuesAsText("internal_title");
    }

    @Test
    void eachCarrierHasOneOptionOfEachKindOfDelivery() throws IOException {
        JsonNode body = TestClient.json(client.get(CART));
        JsonNode option = body.at("/delivery_options/0");

        assertThat(body.path("configuration_id").asText()).isEqualTo(ID);
        assertThat(titles(CART)).contains(
                "standard_delivery_postnl", "nominated_day_delivery_postnl", "service_point_delivery_postnl",
                "standard_delivery_dhl").doesNotHaveDuplicates();
        assertThat(option.at("/checkout_identifier/value").asText()).isEqualTo("postnl:standard");
        assertThat(option.at("/shipping_rate").toString()).isEqualTo("{\"value\":\"6.25\",\"currency\":\"EUR\"}");
        assertThat(option.at("/carrier/logo_url").asText()).startsWith("https://");
        assertThat(option.at("/lead_time_hours/p95").asInt()).isEqualTo(72);
    }

    @Test
    void theCustomerChoosesADayForANominatedDayDelivery() throws IOException {
        JsonNode option = null;
        for (JsonNode candidate : TestClient.json(client.get(CART)).path("delivery_options")) {
            if (candidate.path("delivery_method_type").asText().equals("nominated_day_delivery")) {
                option = candidate;
            }
        }

        assertThat(option.path("delivery_dates")).hasSize(5);
        assertThat(option.at("/delivery_dates/0/parcel_handover_date")).isEqualTo(option.path("cut_off_time"));
    }

    @Test
    void theWeightTheSizeAndTheCountryDecide() throws IOException {
        assertThat(titles(CART.replace("2500", "25000"))).contains("standard_delivery_postnl")
                .doesNotContain("service_point_delivery_postnl");
        assertThat(titles(CART.replace("to_country_code=NL", "to_country_code=US")))
                .containsExactly("standard_delivery_postnl", "standard_delivery_ups", "standard_delivery_dhl_express");
        assertThat(titles(CART + "&parcel_length=190&parcel_width=50&parcel_height=50"))
                .contains("standard_delivery_gls").doesNotContain("standard_delivery_postnl");
    }

    @Test
    void theActiveConfigurationHasTheSameOptions() throws IOException {
        HttpResponse<String> response = client.post("/api/v3/checkout/delivery-options", """
                {"total_weight": {"value": "2500"}, "total_price": {"value": "45.90"}, "from_address": {"country_code": "NL"},
                 "to_address": {"country_code": "NL", "postal_code": "5611EM"}}""");

        assertThat(TestClient.json(response)).isEqualTo(TestClient.json(client.get(CART)));
    }

    @Test
    void version2HasTheIdOfTheShippingMethod() throws IOException {
        String path = V3.replace("v3", "v2") + "?weight_value=2500" + WAY;
        JsonNode body = TestClient.json(client.get(path));

        assertThat(body.at("/delivery_options/0/checkout_identifier").toString())
                .isEqualTo("{\"type\":\"method_id\",\"value\":2368}");
        assertThat(body.at("/delivery_options/0/allowed_weight/max/value").asText()).isEqualTo("31.500");
        assertThat(body.path("is_delivery_zone_configured").asBoolean()).isTrue();
        assertThat(TestClient.at(client.get(V3.replace("v3", "v2")), "/error/message"))
                .isEqualTo("from_country: \"Field required\", to_country: \"Field required\", weight: \"Field required\"");
    }

    @Test
    void invalidRequestsAreRejected() throws IOException {
        HttpResponse<String> invalid = client.get(CART.replace("to_country_code=NL", "to_country_code=XX")
                .replace("2500", "0"));
        HttpResponse<String> unknown = client.get(CART.replace("465e", "465f"));

        assertThat(TestClient.json(client.get(V3)).findValuesAsText("parameter"))
                .containsExactly("from_country_code", "to_country_code", "weight_value", "total_order_value");
        assertThat(TestClient.at(invalid, "/errors/0/detail")).isEqualTo("Invalid country code");
        assertThat(TestClient.at(invalid, "/errors/1/detail")).isEqualTo("Input should be greater than 0");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(TestClient.at(unknown, "/errors/0/detail"))
                .isEqualTo("Configuration with ID " + ID.replace("465e", "465f") + " doesn't exist");
        assertThat(TestClient.json(client.post("/api/v3/checkout/delivery-options", "{}")).findValuesAsText("pointer"))
                .containsExactly("/from_address/country_code", "/to_address/country_code", "/total_weight", "/total_price");
    }
}
