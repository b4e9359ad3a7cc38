package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** An account has contracts with carriers. The contracts decide about the shipping options of the account. */
class ContractsTest {

    private static final String V2 = "/api/v2/contracts";
    private static final String V3 = "/api/v3/contracts";
    private static final String NEW = """
            {"carrier_code": "gls", "is_active": true,
             "contract_data": {"client_id": "4711", "country": "DE", "name": "Mine"}}""";

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final TestClient client = new TestClient(SENDCLOUD.sandbox());

    private List<String> carriers(String query) throws IOException {
        List<String> carriers = new ArrayList<>();
        TestClient.json(client.get(V3 + query)).path("data").forEach(row -> carriers.add(row.path("carrier_code").asText()));
        return carriers;
    }

    private static void endValidation() {
        SENDCLOUD.sandbox().account().store().clock().advance(Duration.ofMinutes(1));
    }

    private String state(String id) throws IOException {
        return TestClient.at(client.get(V3 + "/" + id), "/data/state");
    }

    @Test
    void anAccountStartsWithOneActiveContractForEachCarrier() throws IOException {
        JsonNode v2 = TestClient.json(client.get(V2)).path("contracts").get(0);
        JsonNode v3 = TestClient.json(client.get(V3)).path("data").get(0);

        assertThat(v2).isEqualTo(
                Json.read("""
                        {"id": 60, "carrier": {"code": "postnl", "name": "PostNL"}, "client_id": "sendcloud", "is_active": true,
                         "name": "PostNL contract of Sendcloud", "country": "NL", "is_default": true}"""));
        assertThat(v3.path("state").asText()).isEqualTo("active");
        assertThat(v3.at("/carrier/code").asText()).isEqualTo("postnl");
        assertThat(carriers("")).contains("dhl", "colissimo").doesNotContain("sendcloud").doesNotHaveDuplicates();
        assertThat(TestClient.at(client.get(V2 + "/60"), "/carrier/name")).isEqualTo("PostNL");
        assertThat(client.get(V2 + "/1").statusCode()).isEqualTo(404);
        assertThat(TestClient.at(client.get(V3 + "/1"), "/errors/0/code")).isEqualTo("not_found");
    }

    @Test
    void theListsAreFilteredAndDividedIntoPages() throws IOException {
        assertThat(TestClient.json(client.get(V2 + "?carrier=dpd&is_active=true&country=NL")).path("contracts")).hasSize(1);
        assertThat(TestClient.json(client.get(V2 + "?is_active=false")).path("contracts")).isEmpty();
        assertThat(carriers("?carrier_code=dpd")).containsExactly("dpd");
        assertThat(carriers("?country_code=ES&client_id=sendcloud"))
                .containsExactly("correos", "correos_express", "seur");
        assertThat(carriers("?name=None")).isEmpty();
        HttpResponse<String> page = client.get(V3 + "?page_size=2");
        assertThat(TestClient.json(page).path("data")).hasSize(2);
        assertThat(page.headers().firstValue("Link").orElseThrow()).contains("rel=\"next\"");
        HttpResponse<String> unknown = client.get(V3 + "?carrier_code=x");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(TestClient.at(unknown, "/errors/0/detail")).isEqualTo("Value error, Carrier x does not exist.");
    }

    @Test
    void theCarrierValidatesANewContract() throws IOException {
        HttpResponse<String> created = client.post(V3, NEW);
        HttpResponse<String> refused = client.post(V3, NEW.replace("4711", "refused"));
        String id = TestClient.at(created, "/data/id");

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(TestClient.at(created, "/data/state")).isEqualTo("validating");
        assertThat(TestClient.at(created, "/data/country")).isEqualTo("DE");
        assertThat(TestClient.at(created, "/data/type")).isEqualTo("direct");
        endValidation();
        assertThat(state(id)).isEqualTo("active");
        assertThat(state(TestClient.at(refused, "/data/id"))).isEqualTo("validation_failed");
    }

    @Test
    void anInvalidContractIsRejected() throws IOException {
        HttpResponse<String> missing = client.post(V3, "{\"carrier_code\": \"gls\", \"contract_data\": {}}");

        assertThat(missing.statusCode()).isEqualTo(400);
        assertThat(missing.body()).isEqualTo(
                "{\"errors\":[{\"status\":\"400\",\"code\":\"required\",\"detail\":\"This field is required.\","
                                             + "\"source\":{\"pointer\":\"/data/client_id\"}}]}");
        assertThat(TestClient.json(client.post(V3, "{}")).findValuesAsText("pointer"))
                .containsExactly("/data/carrier_code", "/data/contract_data");
        assertThat(client.post(V3, NEW.replace("gls", "sandbox")).statusCode()).isEqualTo(400);
        assertThat(TestClient.at(client.post(V3, NEW.replace("gls", "ups")), "/errors/0/source/pointer"))
                .isEqualTo("/data/carrier_code");
    }

    @Test
    void onlyOneContractOfACarrierIsTheDefault() throws IOException {
        String id = TestClient.at(client.post(V3, NEW), "/data/id");
        HttpResponse<String> changed = client.send(
                "PATCH", V3 + "/" + id, "{\"is_default_per_carrier\": true, \"name\": \"Best\", \"is_active\": true}");

        assertThat(TestClient.at(changed, "/data/name")).isEqualTo("Best");
        assertThat(TestClient.json(client.get(V2 + "?carrier=gls")).findValuesAsText("is_default"))
                .containsExactlyInAnyOrder("false", "true");
        HttpResponse<String> options = client.post("/api/v3/shipping-options", "{\"carrier_code\": \"gls\"}");
        assertThat(TestClient.at(options, "/data/0/contract/id")).isEqualTo(id);
        assertThat(client.send("PATCH", V3 + "/" + id, "{\"contract_data\": {}}").statusCode()).isEqualTo(400);
        assertThat(client.send("PATCH", V3 + "/1", "{}").statusCode()).isEqualTo(404);
        assertThat(client.send("PATCH", V3 + "/" + id, "{\"name\": \"" + "x".repeat(51) + "\"}").statusCode()).isEqualTo(400);
    }

    @Test
    void newDataOfAUsedContractMakeANewContract() throws IOException {
        String data = "{\"contract_data\": {\"client_id\": \"815\"}}";
        String before = TestClient.at(client.send("PATCH", V3 + "/60", data), "/data/id");
        endValidation();
        client.post("/api/v3/shipments/announce", TestClient.SHIPMENT);
        HttpResponse<String> after = client.send("PATCH", V3 + "/60", data);

        assertThat(before).isEqualTo("60");
        assertThat(TestClient.at(after, "/data/id")).isNotEqualTo("60");
        assertThat(TestClient.at(after, "/data/client_id")).isEqualTo("815");
        assertThat(state("60")).isEqualTo("inactive");
    }

    @Test
    void anAccountWithoutAContractHasNoOptionsOfTheCarrier() throws IOException {
        String id = TestClient.json(client.get(V3 + "?carrier_code=dpd")).at("/data/0/id").asText();

        assertThat(client.send("DELETE", V3 + "/" + id, "").statusCode()).isEqualTo(204);
        assertThat(client.get(V3 + "/" + id).statusCode()).isEqualTo(404);
        assertThat(client.get("/api/v2/shipping_methods").body()).doesNotContain("\"dpd\"").contains("\"postnl\"");
        HttpResponse<String> options = client.post("/api/v3/shipping-options", "{\"carrier_code\": \"dpd\"}");
        assertThat(TestClient.json(options).path("data")).isEmpty();
        assertThat(client.send("DELETE", V3 + "/" + id, "").statusCode()).isEqualTo(404);
    }

    @Test
    void theSchemasNameTheFieldsOfEachCarrier() throws IOException {
        JsonNode ups = TestClient.json(client.get(V3 + "/schemas?carrier_code=ups")).path("data");

        assertThat(ups).hasSize(1);
        assertThat(ups.get(0).path("fields").findValuesAsText("name")).containsExactly("name", "account_number", "country");
        assertThat(ups.at("/0/fields/2/choices/0/code").asText()).isEqualTo("NL");
        assertThat(TestClient.at(client.get(V3 + "/schemas?carrier_code=dhl_de"), "/data/0/fields/3/object/key/type"))
                .isEqualTo("choice");
        assertThat(TestClient.json(client.get(V3 + "/schemas")).path("data").size()).isGreaterThan(10);
        assertThat(client.get(V3 + "/schemas?carrier_code=x").statusCode()).isEqualTo(400);
    }
}
