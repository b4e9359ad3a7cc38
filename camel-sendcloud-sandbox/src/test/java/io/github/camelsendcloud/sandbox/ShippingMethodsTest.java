package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The sandbox has the shipping methods of API v2 with prices by country and weight. */
class ShippingMethodsTest {

    private static final String METHODS = "/api/v2/shipping_methods";
    private static final String PRICE = "/api/v2/shipping-price";

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final TestClient client = new TestClient(SENDCLOUD.sandbox());

    private List<String> names(String query) throws IOException {
        return TestClient.json(client.get(METHODS + query)).path("shipping_methods").findValuesAsText("name").stream()
                .filter(name -> !name.matches("[A-Z][a-z]+( [A-Z][a-z]+)*")).toList();
    }

    private List<String> carriers(String query) throws IOException {
        return TestClient.json(client.get(METHODS + query)).path("shipping_methods").findValuesAsText("carrier").stream()
                .distinct().toList();
    }

    @Test
    void theListHasTheMethodsForTheCountryOfTheSender() throws IOException {
        JsonNode body = TestClient.json(client.get(METHODS));

        JsonNode letter = body.at("/shipping_methods/0");
        assertThat(letter.path("id").asInt()).isEqualTo(8);
        assertThat(letter.path("name").asText()).isEqualTo("Unstamped letter");
        assertThat(letter.path("carrier").asText()).isEqualTo("sendcloud");
        assertThat(letter.path("min_weight").asText()).isEqualTo("0.001");
        assertThat(letter.path("max_weight").asText()).isEqualTo("2.000");
        assertThat(letter.path("service_point_input").asText()).isEqualTo("none");
        assertThat(letter.path("price").isInt()).isTrue();
        assertThat(body.path("next").isNull()).isTrue();
        assertThat(carriers("")).contains("postnl", "dhl", "dpd", "gls", "ups").doesNotContain("colissimo", "sandbox");
        assertThat(carriers("?sender_address=1")).isEqualTo(carriers(""));
        assertThat(carriers("?sender_address=all")).contains("colissimo", "mondial_relay", "bpost", "poste_italiane");
        assertThat(body.path("shipping_methods").size()).isGreaterThan(40);
    }

    @Test
    void aMethodHasAPriceWithItsPartsForEachCountry() throws IOException {
        JsonNode method = TestClient.json(client.get(METHODS + "/8020")).path("shipping_method");

        assertThat(method.path("name").asText()).isEqualTo("DHLForYou Drop Off - Age check 18+");
        JsonNode country = method.at("/countries/0");
        assertThat(country.path("iso_2").asText()).isEqualTo("NL");
        assertThat(country.path("iso_3").asText()).isEqualTo("NLD");
        assertThat(country.path("name").asText()).isEqualTo("Netherlands");
        assertThat(country.path("price").decimalValue()).isEqualByComparingTo("9.75");
        assertThat(country.path("lead_time_hours").asInt()).isEqualTo(24);
        assertThat(country.path("price_breakdown").toString()).isEqualTo(
                "[{\"type\":\"price_without_insurance\",\"label\":\"Label\",\"value\":8.55},"
                                                                         + "{\"type\":\"fuel\",\"label\":\"Fuel surcharge (14.00%)\",\"value\":1.20}]");
    }

    @Test
    void theFiltersSelectMethods() throws IOException {
        assertThat(names("?service_point_id=1000001")).containsExactly("DHL ServicePoint 0-20kg");
        assertThat(names("?is_return=true")).containsExactly("PostNL Return 0-23kg", "DHL Return").isNotEmpty();
        assertThat(names("?to_country=US")).contains("PostNL International parcel 0-2kg").doesNotContain("DPD Home 0-31.5kg");
        assertThat(names("?sender_address=all")).doesNotContain("Correos Paq Premium 0-5kg");
        assertThat(names("?sender_address=all&to_country=ES&from_postal_code=28001&to_postal_code=08001"))
                .contains("Correos Paq Premium 0-5kg");
    }

    @Test
    void aRemotePostalCodeCostsASurcharge() throws IOException {
        String path = METHODS + "/111?to_country=ES&from_postal_code=5611EM&to_postal_code=";

        assertThat(client.get(path + "28001").body()).doesNotContain("\"remote\"");
        assertThat(client.get(path + "35001").body()).contains("\"remote\"");
    }

    @Test
    void aLimitDividesTheListIntoPages() throws IOException {
        HttpResponse<String> first = client.get(METHODS + "?limit=5");
        HttpResponse<String> second = client.get(TestClient.at(first, "/next"));

        assertThat(TestClient.json(first).path("shipping_methods")).hasSize(5);
        assertThat(TestClient.json(first).path("previous").isNull()).isTrue();
        assertThat(TestClient.at(second, "/next")).contains("cursor=10").contains("limit=5");
        assertThat(TestClient.json(client.get(TestClient.at(second, "/previous")))).isEqualTo(TestClient.json(first));
    }

    @Test
    void invalidFiltersAndUnknownMethodsAreRejected() throws IOException {
        HttpResponse<String> unknown = client.get(METHODS + "/999999");

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(TestClient.at(unknown, "/error/request")).isEqualTo("api/v2/shipping_methods/999999");
        assertThat(client.get(METHODS + "/365").statusCode()).isEqualTo(404);
        assertThat(TestClient.at(client.get(METHODS + "/365?sender_address=all"), "/shipping_method/service_point_input"))
                .isEqualTo("required");
        assertThat(TestClient.at(client.get(METHODS + "?service_point_id=x"), "/error/message"))
                .isEqualTo("service_point_id: \"A valid integer is required.\"");
        assertThat(client.get(METHODS + "?sender_address=7").statusCode()).isEqualTo(400);
        assertThat(client.get(METHODS + "?to_country=XX&is_return=maybe").statusCode()).isEqualTo(400);
    }

    @Test
    void theMethodThatTheCarrierRefusesIsInNoListButHasAnId() throws IOException {
        assertThat(client.get(METHODS + "?sender_address=all").body()).doesNotContain("\"id\":1002,");
        assertThat(TestClient.at(client.get(METHODS + "/1002"), "/shipping_method/name")).isEqualTo("Announcement fails");
    }

    @Test
    void thePriceDependsOnTheCountryAndTheWeight() throws IOException {
        String path = PRICE + "?shipping_method_id=2368&from_country=NL&weight_unit=gram&weight=";

        assertThat(client.get(path + "1500&to_country=NL").body()).isEqualTo(
                "[{\"price\":\"6.25\",\"currency\":\"EUR\",\"to_country\":\"NL\",\"breakdown\":"
                                                                             + "[{\"type\":\"price_without_insurance\",\"label\":\"Label\",\"value\":6.25}]}]");
        assertThat(TestClient.json(client.get(path + "1500")).findValuesAsText("price")).containsExactly("8.95", "6.25");
        assertThat(TestClient.json(client.get(path + "30000&to_country=NL")).at("/0/price").isNull()).isTrue();
        assertThat(TestClient.json(client.get(path + "1500&to_country=US")).at("/0/currency").isNull()).isTrue();
    }

    @Test
    void aPriceNeedsAMethodACountryAndAWeight() throws IOException {
        HttpResponse<String> response = client.get(PRICE);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestClient.at(response, "/error/message")).isEqualTo(
                "shipping_method_id: \"This field is required.\", from_country: \"This field is required.\", "
                                                                        + "weight: \"This field is required.\", weight_unit: \"This field is required.\"");
        assertThat(client.get(PRICE + "?shipping_method_id=8&from_country=NL&weight=1&weight_unit=stone").body())
                .contains("is not a valid choice");
        assertThat(client.get(PRICE + "?shipping_method_id=9&from_country=NL&weight=1&weight_unit=gram").statusCode())
                .isEqualTo(400);
    }

    @Test
    void theFunctionalitiesHaveTypesAndValues() throws IOException {
        JsonNode body = TestClient.json(client.get("/api/v2/shipping-functionalities"));

        assertThat(body).hasSize(43);
        assertThat(body.at("/b2b").toString()).isEqualTo("{\"name\":\"B2B\",\"default_value\":false,\"type\":\"boolean\"}");
        assertThat(body.at("/delivery_before/pattern").asText()).isEqualTo("^(0[0-9]|1[0-9]|2[0-3])[0-5][0-9]$");
        assertThat(body.at("/size/enum/xxl/name").asText()).isEqualTo("Extra-extra-large");
    }

    @Test
    void aLabelNamesItsMethodAndItsCarrier() throws IOException {
        HttpResponse<String> dpd = client.post("/api/v2/parcels", TestClient.PARCEL.replace("\"id\": 8", "\"id\": 110"));
        HttpResponse<String> shipment = client.post("/api/v3/shipments/announce", TestClient.SHIPMENT);

        assertThat(TestClient.at(dpd, "/parcel/shipment/name")).isEqualTo("DPD Home + Signature 0-31.5kg");
        assertThat(TestClient.at(dpd, "/parcel/carrier/code")).isEqualTo("dpd");
        assertThat(TestClient.at(shipment, "/data/carrier/name")).isEqualTo("PostNL");
        String id = TestClient.at(shipment, "/data/parcels/0/id");
        assertThat(TestClient.at(client.get("/api/v2/parcels/" + id), "/parcel/shipment/name"))
                .isEqualTo("PostNL Standard 0-23kg");
        HttpResponse<String> refused = client.post("/api/v2/parcels", TestClient.PARCEL.replace("\"id\": 8", "\"id\": 1002"));
        assertThat(refused.body()).doesNotContain("\"code\":\"sandbox\"");
    }
}
