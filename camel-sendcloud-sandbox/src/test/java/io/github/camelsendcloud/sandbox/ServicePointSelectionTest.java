package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** A web shop checks and stores the service point that a buyer has selected. */
class ServicePointSelectionTest {

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final TestClient client = new TestClient(sandbox);
    private final String host = "/service-points-host";

    @Test
    void aServicePointIsAvailableUnlessItsIdIsAMultipleOf50() throws IOException {
        assertThat(client.get(host + "/api/v2/service-points/1000001/check-availability").body()).isEqualTo("true");
        assertThat(client.get(host + "/api/v2/service-points/1000150/check-availability").body()).isEqualTo("false");
        assertThat(client.get("/api/v2/service-points/7/check-availability").statusCode()).isEqualTo(404);
        assertThat(client.post("/api/v3/service-points/1000001/check-availability", "").body())
                .isEqualTo("{\"data\":{\"is_available\":true}}");
        assertThat(client.post("/api/v3/service-points/1000150/check-availability", "").body())
                .isEqualTo("{\"data\":{\"is_available\":false}}");
        assertThat(client.post("/api/v3/service-points/7/check-availability", "").statusCode()).isEqualTo(404);
    }

    @Test
    void checkAndStoreTakesAForm() throws IOException {
        HttpResponse<String> stored = form("service_point=1000001&check_availability=true&store_order_id=A1");
        HttpResponse<String> unavailable = form("service_point=1000150");

        assertThat(stored.statusCode()).isEqualTo(200);
        assertThat(TestClient.at(stored, "/availability")).isEqualTo("1");
        assertThat(TestClient.at(stored, "/stored")).isEqualTo("true");
        assertThat(TestClient.at(stored, "/service_point/id")).isEqualTo("1000001");
        assertThat(TestClient.at(unavailable, "/availability")).isEqualTo("0");
        assertThat(TestClient.at(unavailable, "/stored")).isEqualTo("false");
        assertThat(form("service_point=7").statusCode()).isEqualTo(404);
        assertThat(form("store_order_id=A1").statusCode()).isEqualTo(400);
        assertThat(form("service_point=%zz").statusCode()).isEqualTo(400);
    }

    @Test
    void theAccessTokenOfCheckAndStoreCanBeInTheQuery() throws IOException {
        HttpRequest.Builder request = new TestClient(sandbox, null)
                .request(host + "/api/v2/service-points/check_and_store?access_token=" + sandbox.publicKey())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("service_point=1000002"));

        assertThat(client.send(request).statusCode()).isEqualTo(200);
    }

    @Test
    void itemsFitInTheShipmentsOfSomeCarriers() throws IOException {
        assertThat(fitting("[[100, 10, 1], [10, 10, 10]]", "cm")).isEqualTo("{\"fitting_carrier_codes\":[\"dpd\",\"postnl\"]}");
        assertThat(fitting("[[1.1, 0.1, 0.1]]", "m")).isEqualTo("{\"fitting_carrier_codes\":[]}");
        assertThat(fitting("[[30, 10, 10]]", "in")).isEqualTo("{\"fitting_carrier_codes\":[\"dpd\",\"postnl\"]}");
        assertThat(fitting("[[100, 10]]", "cm")).contains("\"code\":400");
        assertThat(fitting("[[100, 10, 1]]", "mile")).contains("\"code\":400");
    }

    @Test
    void aShopStoresASelectedServicePoint() throws IOException {
        String query = "/store?order_id=123&shop_identification=best-website.com&service_point=1000001&order_confirmation=J";
        for (String root : new String[] { host, host + "/api/v2", "/api/v2" }) {
            HttpResponse<String> stored = client.get(root + "/service-points/shopify" + query);

            assertThat(stored.statusCode()).isEqualTo(201);
            assertThat(stored.body())
                    .isEqualTo("{\"order_id\":\"123\",\"shop_identification\":\"best-website.com\",\"service_point\":1000001,"
                               + "\"to_post_number\":\"\",\"order_confirmation\":\"J\",\"checkout_shippingmethod_id\":null,"
                               + "\"checkout_shippingmethod_name\":null}");
        }
        HttpResponse<String> incomplete = client.get(host + "/service-points/shopify/store?order_id=123");
        assertThat(incomplete.statusCode()).isEqualTo(400);
        assertThat(TestClient.at(incomplete, "/error/message")).isEqualTo("shop_identification: \"This field is required.\"");
        assertThat(client.get(host + "/service-points/shopify" + query.replace("1000001", "7")).statusCode()).isEqualTo(404);
    }

    private String fitting(String dimensions, String unit) throws IOException {
        return client.post(host + "/api/v2/service-points/items_fit_in_shipment",
                "{\"carrier_codes\":[\"dpd\",\"postnl\"],\"dimensions\":" + dimensions + ",\"unit\":\"" + unit + "\"}").body();
    }

    private HttpResponse<String> form(String form) throws IOException {
        return client.send(client.request(host + "/api/v2/service-points/check_and_store")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }
}
