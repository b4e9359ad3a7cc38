package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The brands, sender addresses and the organization of an account, and the validation of addresses. */
class AccountDataTest {

    private static final String SENDERS = "/api/v3/addresses/sender-addresses";

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final TestClient client = new TestClient(SENDCLOUD.sandbox());

    @Test
    void bothVersionsHaveTheBrands() throws IOException {
        JsonNode v2 = TestClient.json(client.get("/api/v2/brands"));
        HttpResponse<String> v3 = client.get("/api/v3/brands");

        assertThat(v2.path("brands").findValuesAsText("domain")).containsExactly("sandbox", "sandbox-outlet");
        assertThat(v2.path("next").isNull()).isTrue();
        assertThat(TestClient.json(client.get("/api/v2/brands/1"))).isEqualTo(v2.at("/brands/0"));
        assertThat(TestClient.at(client.get("/api/v2/brands/184"), "/error/message"))
                .isEqualTo("No Brand matches the given query.");
        assertThat(TestClient.at(v3, "/data/0/screen_logo")).isEqualTo(v2.at("/brands/0/screen_logo/url").asText());
        assertThat(TestClient.json(client.get("/api/v3/brands/2")).path("data"))
                .isEqualTo(TestClient.json(v3).at("/data/1"));
        assertThat(client.get("/api/v3/brands/9").statusCode()).isEqualTo(404);
    }

    @Test
    void theBrandsOfVersion3HavePages() throws IOException {
        HttpResponse<String> first = client.get("/api/v3/brands?page_size=1");
        String next = first.headers().firstValue("Link").orElseThrow().replaceAll("<([^>]*)>; rel=\"next\"", "$1");

        assertThat(TestClient.json(first).path("data")).hasSize(1);
        assertThat(TestClient.at(client.get(next), "/data/0/id")).isEqualTo("2");
        assertThat(client.get("/api/v3/brands?page_size=101").statusCode()).isEqualTo(400);
    }

    @Test
    void theSenderAddressesOfVersion3HaveTaxNumbersAndASignature() throws IOException {
        JsonNode list = TestClient.json(client.get(SENDERS)).path("data");

        assertThat(list.findValuesAsText("city")).containsExactly("Eindhoven", "Paris");
        assertThat(list.at("/0/tax_numbers/0/name").asText()).isEqualTo("VAT");
        assertThat(list.at("/0/signature/initials").asText()).isEqualTo("MD");
        assertThat(list.at("/0/state_province_code").isTextual()).isTrue();
        assertThat(TestClient.json(client.get(SENDERS + "/2")).path("data")).isEqualTo(list.path(1));
        assertThat(TestClient.at(client.get(SENDERS + "/9"), "/errors/0/detail")).isEqualTo("No sender address found.");
        assertThat(client.get(SENDERS + "?page_size=1").headers().firstValue("Link")).isPresent();
    }

    @Test
    void theOrganizationHasANameAndADate() throws IOException {
        assertThat(client.get("/api/v3/organization").body())
                .isEqualTo("{\"data\":{\"id\":1,\"name\":\"Sandbox\",\"registered\":\"2022-04-06T11:29:37Z\"}}");
    }

    @ParameterizedTest
    @CsvSource({
            "NL,5611em,5611 EM", "DE,D-80331,80331", "PL,00545,00-545", "GB,ec1a1bb,EC1A 1BB", "SE,11122,111 22",
            "PT,1000001,1000-001", "LV,LV1010,LV-1010", "IE,d02x285,D02 X285", "CA,k1a0b1,K1A 0B1", "BR,01310-100,01310-100" })
    void theValidationWritesAPostalCodeInTheFormatOfItsCountry(String country, String sent, String normalized)
            throws IOException {
        JsonNode response = validate("\"country_code\":\"" + country + "\",\"postal_code\":\"" + sent
                                     + "\",\"state_province_code\":\"ON\",\"house_number\":\"5\"");

        assertThat(response.path("input_address_is_valid").asBoolean()).isTrue();
        assertThat(response.at("/results/0/address/postal_code").asText()).isEqualTo(normalized);
        assertThat(response.at("/results/0/recommended").asBoolean()).isTrue();
    }

    @Test
    void theValidationMovesTheHouseNumberOutOfTheStreet() throws IOException {
        JsonNode response = validate("\"country_code\":\"NL\",\"postal_code\":\"5611 EM\",\"address_line_1\":\"Markt 10a\"");

        assertThat(response.path("input_address_is_valid").asBoolean()).isFalse();
        assertThat(response.at("/results/0/address/address_line_1").asText()).isEqualTo("Markt");
        assertThat(response.at("/results/0/address/house_number").asText()).isEqualTo("10a");
        assertThat(response.at("/results/0/analysis/validation_result/is_valid").asBoolean()).isTrue();
        assertThat(response.at("/results/0/analysis/changed_attributes").toString())
                .isEqualTo("[\"address_line_1\",\"house_number\"]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "'country_code':'NL','postal_code':'80331','house_number':'1' | ADDRESS_NOT_VALID",
            "'country_code':'NL','house_number':'1' | POSTAL_CODE_MISSING",
            "'country_code':'NL','postal_code':'5611 EM' | HOUSE_NUMBER_TOO_SHORT",
            "'country_code':'NL','postal_code':'5611 EM','house_number':'123456789' | HOUSE_NUMBER_TOO_LONG",
            "'country_code':'US','postal_code':'10001','house_number':'1' | STATE_MISSING",
            "'country_code':'IT','postal_code':'00184','house_number':'1' | PROVINCE_MISSING",
            "'postal_code':'00184','house_number':'1' | COUNTRY_CODE_MISSING",
            "'country_code':'XX','postal_code':'1','house_number':'1' | ADDRESS_NOT_VALID",
            "'country_code':'NL','postal_code':'5611 EM','house_number':'1','address_line_1':'%s' | ADDRESS_TOO_LONG" })
    void anAddressThatNoRuleCanCorrectHasAReason(String address, String reason) throws IOException {
        JsonNode response = validate(address.replace('\'', '"').replace("%s", "Laan ".repeat(8)));

        assertThat(response.path("input_address_is_valid").asBoolean()).isFalse();
        assertThat(response.at("/results/0/recommended").asBoolean()).isFalse();
        assertThat(response.at("/results/0/analysis/validation_result/reasons").toString())
                .isEqualTo("[\"" + reason + "\"]");
    }

    @Test
    void aValidationNeedsAnAddressAndACarrier() throws IOException {
        HttpResponse<String> response = client.post("/api/v3/addresses/validate", "{}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestClient.at(response, "/errors/0/source/pointer")).isEqualTo("/address");
        assertThat(TestClient.at(response, "/errors/1/source/pointer")).isEqualTo("/address/carrier_code");
    }

    /** Validates an address whose street and city are the defaults. */
    private JsonNode validate(String fields) throws IOException {
        String street = fields.contains("address_line_1") ? "" : "\"address_line_1\":\"Markt\",";
        HttpResponse<String> response = client.post("/api/v3/addresses/validate",
                "{\"carrier_code\":\"postnl\",\"address\":{\"city\":\"Stad\"," + street + fields + "}}");
        assertThat(response.statusCode()).isEqualTo(200);
        return TestClient.json(response);
    }
}
