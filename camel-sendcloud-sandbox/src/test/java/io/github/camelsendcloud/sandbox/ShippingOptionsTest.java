package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The sandbox has the shipping options of API v3 with quotes. */
class ShippingOptionsTest {

    private static final String OPTIONS = "/api/v3/shipping-options";
    private static final String WAY = "\"from_country_code\": \"NL\", \"to_country_code\": \"NL\"";

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final TestClient client = new TestClient(SENDCLOUD.sandbox());

    private JsonNode options(String fields) throws IOException {
        return TestClient.json(client.post(OPTIONS, "{" + fields + "}")).path("data");
    }

    private List<String> codes(String fields) throws IOException {
        List<String> codes = new ArrayList<>();
        options(fields).forEach(option -> codes.add(option.path("code").asText()));
        return codes;
    }

    @Test
    void anOptionHasItsCarrierItsLimitsAndAQuoteForAllParcels() throws IOException {
        JsonNode option = options(
                WAY + """
                        , "shipping_option_code": "postnl:standard/signature", "calculate_quotes": true,
                        "parcels": [{"weight": {"value": "2", "unit": "kg"},
                                     "additional_insured_price": {"value": "50.00", "currency": "EUR"}},
                                    {"weight": {"value": "1800", "unit": "g"}, "total_insured_price": 100}]""")
                .get(0);

        assertThat(option.path("name").asText()).isEqualTo("PostNL Standard + Signature");
        assertThat(option.at("/carrier/name").asText()).isEqualTo("PostNL");
        assertThat(option.at("/product/code").asText()).isEqualTo("postnl:standard");
        assertThat(option.at("/functionalities/signature").asBoolean()).isTrue();
        assertThat(option.at("/contract/carrier_code").asText()).isEqualTo("postnl");
        assertThat(option.at("/weight/max/value").asText()).isEqualTo("31.500");
        assertThat(option.at("/max_dimensions/length").asText()).isEqualTo("175.00");
        assertThat(option.at("/parcel_billed_weights/1/parcel_number").asInt()).isEqualTo(2);
        assertThat(option.at("/requirements/is_service_point_required").asBoolean()).isFalse();
        assertThat(option.at("/quotes/0/lead_time").asInt()).isEqualTo(24);
        assertThat(option.at("/quotes/0/price/breakdown/0/price/value").asText()).isEqualTo("15.50");
        assertThat(option.at("/quotes/0/price/breakdown/1/type").asText()).isEqualTo("insurance_price");
        assertThat(option.at("/quotes/0/price/total").toString()).isEqualTo("{\"value\":\"17.00\",\"currency\":\"EUR\"}");
    }

    @Test
    void aHeavierParcelCostsMore() throws IOException {
        String light = WAY + ", \"calculate_quotes\": true, \"shipping_option_code\": \"postnl:standard\", "
                       + "\"parcels\": [{\"weight\": {\"value\": \"23\", \"unit\": \"kg\"}}]";

        assertThat(options(light).at("/0/quotes/0/price/total/value").asText()).isEqualTo("6.25");
        assertThat(options(light.replace("\"23\"", "\"23.001\"")).at("/0/quotes/0/price/total/value").asText())
                .isEqualTo("12.40");
        assertThat(options(light.replace("\"23\"", "\"32\""))).isEmpty();
    }

    @Test
    void quotesAreOnlyThereIfTheCallerWantsThemAndSaysTheCountries() throws IOException {
        assertThat(options(WAY).get(0).has("quotes")).isFalse();
        assertThat(options("\"calculate_quotes\": true").get(0).has("quotes")).isFalse();
        assertThat(options(WAY + ", \"calculate_quotes\": true").get(0).has("quotes")).isTrue();
        assertThat(TestClient.json(client.post(OPTIONS, "")).path("data")).isNotEmpty();
    }

    @Test
    void theFiltersSelectOptions() throws IOException {
        assertThat(codes("\"carrier_code\": \"dpd\"")).contains("dpd:home", "dpd:pickup").allMatch(c -> c.startsWith("dpd:"));
        assertThat(codes("\"shipping_product_code\": \"dpd:home\"")).containsExactly("dpd:home", "dpd:home/signature");
        assertThat(codes(WAY + ", \"functionalities\": {\"age_check\": 18, \"signature\": true}"))
                .contains("postnl:standard/agecheck=18").allMatch(code -> code.contains("agecheck"));
        assertThat(codes(WAY + ", \"functionalities\": {\"returns\": true}")).containsExactly("postnl:return", "dhl:return");
        assertThat(codes("\"to_service_point_id\": 1000002")).containsExactly("postnl:pakjegemak");
        assertThat(codes("\"from_country_code\": \"FR\", \"to_country_code\": \"US\"")).containsExactly(
                "sendcloud:letter", "ups:expresssaver", "dhl_express:worldwide");
        assertThat(codes(WAY.replace("to_country_code\": \"NL", "to_country_code\": \"DE")
                         + ", \"lead_time\": {\"gt\": 12, \"lte\": 24}"))
                .containsExactly("ups:expresssaver", "dhl_express:worldwide");
        assertThat(codes("\"contract_id\": 62")).isNotEmpty().allMatch(code -> code.startsWith("dpd:"));
        assertThat(codes(WAY + ", \"parcels\": [{\"dimensions\": {\"length\": \"2\", \"width\": \"0.5\", \"height\": \"0.5\", "
                         + "\"unit\": \"m\"}}]"))
                .contains("gls:business").doesNotContain("postnl:standard");
        assertThat(codes("\"functionalities\": null")).doesNotContain("sandbox:announcement-failed");
    }

    @Test
    void aLargeParcelIsBilledByItsVolume() throws IOException {
        JsonNode option = options(
                WAY + """
                        , "shipping_option_code": "ups:standard", "calculate_quotes": true,
                        "parcels": [{"weight": {"value": "2", "unit": "kg"},
                                     "dimensions": {"length": "60", "width": "50", "height": "40", "unit": "cm"}}]""").get(0);

        assertThat(option.at("/parcel_billed_weights/0/value").asText()).isEqualTo("24.000");
        assertThat(option.at("/parcel_billed_weights/0/volumetric").asBoolean()).isTrue();
        assertThat(option.at("/quotes/0/price/breakdown/0/price/value").asText()).isEqualTo("22.60");
    }

    @Test
    void invalidRequestsAreRejected() throws IOException {
        HttpResponse<String> empty = client.post(OPTIONS, "{\"parcels\": []}");
        HttpResponse<String> invalid = client.post(OPTIONS, """
                {"from_country_code": "XX", "contract_id": 1, "parcels": [{"weight": {"value": "-1"}}]}""");

        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(empty.body()).isEqualTo(
                "{\"errors\":[{\"status\":\"400\",\"code\":\"invalid\","
                                           + "\"detail\":\"At least one parcel must be provided.\"}]}");
        assertThat(TestClient.json(invalid).findValuesAsText("pointer"))
                .containsExactly("/parcels/0/weight/unit", "/parcels/0/weight/value", "/from_country_code");
        assertThat(TestClient.at(invalid, "/errors/3/detail")).isEqualTo("Invalid contract.");
    }

    @Test
    void theOperationForOneParcelHasAQuoteForEachWeightClass() throws IOException {
        HttpResponse<String> all = client.post(
                "/api/v3/fetch-shipping-options", "{" + WAY + ", \"shipping_product_code\": \"postnl:standard\"}");
        HttpResponse<String> one = client.post(
                "/api/v3/fetch-shipping-options",
                "{" + WAY + """
                        , "weight": {"value": "2", "unit": "kg"}, "total_insurance": 400, "carrier_code": "postnl"}""");

        assertThat(TestClient.json(all).at("/data/0/quotes").findValuesAsText("lead_time")).hasSize(2);
        assertThat(TestClient.at(one, "/data/0/billed_weight/value")).isEqualTo("2.000");
        assertThat(TestClient.at(one, "/data/0/quotes/0/price/total/value")).isEqualTo("10.25");
    }

    @Test
    void methodsOfVersion2HaveOptionsOfVersion3() throws IOException {
        String path = "/api/v3/compat/shipping-options";
        HttpResponse<String> response = client.post(path, "{\"shipping_method_ids\": [8, 2368, 1002, 999999]}");

        assertThat(response.body()).isEqualTo(
                "{\"data\":{\"8\":\"sendcloud:letter\",\"2368\":\"postnl:standard\","
                                              + "\"1002\":\"sandbox:announcement-failed\"}}");
        assertThat(TestClient.at(client.post(path, "{}"), "/errors/0/code")).isEqualTo("required");
        assertThat(TestClient.at(client.post(path, "{\"shipping_method_ids\": 8}"), "/errors/0/code")).isEqualTo("not_a_list");
    }
}
