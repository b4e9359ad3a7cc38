package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** A customer without an account returns a parcel in the return portal of the sandbox. */
class ReturnPortalApiTest {

    private static final String PORTAL = "/api/v2/brand/my-shop/return-portal";

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final TestClient shop = new TestClient(sandbox);
    private final TestClient customer = new TestClient(sandbox, null);

    @Test
    void theSettingsOfAPortalNeedNoCredentials() throws IOException {
        JsonNode portal = TestClient.json(customer.get(PORTAL)).path("portal");

        assertThat(portal.at("/reasons/0/id").asInt()).isEqualTo(1);
        assertThat(portal.at("/brand/domain").asText()).isEqualTo("my-shop");
        assertThat(TestClient.json(shop.get(PORTAL)).path("portal")).isEqualTo(portal);
    }

    @Test
    void aCustomerReturnsAParcelAndGetsItsLabel() throws IOException {
        HttpResponse<String> parcel = shop.post("/api/v2/parcels", TestClient.PARCEL);
        JsonNode found = outgoing(TestClient.at(parcel, "/parcel/tracking_number"));
        TestClient withToken = bearer(found);

        JsonNode created = TestClient.json(withToken.post(PORTAL + "/incoming", """
                {"reason": 2, "message": "Too small", "outgoing_parcel": %s, "refund": {"refund_type": {"code": "exchange"}},
                 "products": [{"product_id": "1", "quantity": 1, "description": "Socks", "value": 3.5, "return_reason": 3}],
                 "incoming_parcel": {"from_name": "Jane Doe"}}""".formatted(found.at("/data/parcel/id").asText())));
        HttpResponse<String> pending = customer.get(created.path("poller_url").asText());
        HttpResponse<String> ready = customer.get(created.path("poller_url").asText());

        assertThat(pending.statusCode()).isEqualTo(202);
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(TestClient.at(ready, "/parcels/0")).isEqualTo(created.path("incoming_parcel").asText());
        assertThat(DocumentsApiTest.text(customer.bytes(TestClient.at(ready, "/download_url"), "*/*")))
                .contains("Jane Doe", "Marie Doe", TestClient.at(ready, "/tracking_numbers/0"));
        JsonNode view = TestClient.json(shop.get("/api/v2/returns/" + created.path("return").asText()));
        assertThat(view.path("outgoing_parcel").asText()).isEqualTo(TestClient.at(parcel, "/parcel/id"));
        assertThat(view.path("message").asText()).isEqualTo("Too small");
        assertThat(view.at("/refund/refund_type/code").asText()).isEqualTo("exchange");
        assertThat(TestClient.at(shop.get("/api/v3/returns/" + view.path("id")), "/parcel_items/0/return_reason/description"))
                .isEqualTo("Wrong size");
    }

    @Test
    void aCarrierThatRejectsTheReturnGives500AtThePoller() throws IOException {
        String shipment = TestClient.SHIPMENT.replace("postnl:standard", "sandbox:announcement-failed");
        String id = TestClient.at(shop.post("/api/v3/shipments/announce", shipment), "/data/parcels/0/id");
        sandbox.parcelStatus(Long.parseLong(id), "READY_TO_SEND");
        TestClient withToken = bearer(TestClient.json(customer.get(PORTAL + "/outgoing?identifier=ORD-1&postal_code=50667")));

        String poller = TestClient.at(withToken.post(PORTAL + "/incoming", "{\"reason\": 1}"), "/poller_url");

        assertThat(customer.get(poller).statusCode()).isEqualTo(202);
        assertThat(customer.get(poller).statusCode()).isEqualTo(500);
    }

    @Test
    void aParcelIsFoundOnlyWithItsPostcode() throws IOException {
        shop.post("/api/v2/parcels", TestClient.PARCEL);

        HttpResponse<String> wrongPostcode = customer.get(PORTAL + "/outgoing?identifier=ORD-2&postal_code=1000AA");

        assertThat(wrongPostcode.statusCode()).isEqualTo(400);
        assertThat(TestClient.at(wrongPostcode, "/error/code")).isEqualTo("invalid_postal_code");
        assertThat(customer.get(PORTAL + "/outgoing?identifier=X&postal_code=5611EM").statusCode()).isEqualTo(404);
        assertThat(customer.get(PORTAL + "/outgoing?identifier=ORD-2").statusCode()).isEqualTo(400);
        assertThat(outgoing("ORD-2").at("/data/parcel/order_number").asText()).isEqualTo("ORD-2");
    }

    @Test
    void aReturnNeedsTheTokenOfTheParcel() throws IOException {
        shop.post("/api/v2/parcels", TestClient.PARCEL);
        String token = outgoing("ORD-2").path("access_token").asText();
        String signature = token.substring(token.lastIndexOf('.') + 1);
        String changed = (signature.startsWith("A") ? "B" : "A") + signature.substring(1);

        for (TestClient caller : new TestClient[] {
                customer, shop, new TestClient(sandbox, "Bearer a.b.c"),
                new TestClient(sandbox, "Bearer " + token.substring(0, token.lastIndexOf('.') + 1) + changed) }) {
            assertThat(caller.post(PORTAL + "/incoming", "{\"reason\": 1}").statusCode()).isEqualTo(401);
        }
        assertThat(customer.get(PORTAL + "/label/polling?token=" + token).statusCode()).isEqualTo(401);
        assertThat(customer.get(PORTAL + "/label/download").statusCode()).isEqualTo(401);
    }

    @Test
    void aTokenOfThePortalOpensNothingElse() throws IOException {
        shop.post("/api/v2/parcels", TestClient.PARCEL);
        TestClient withToken = bearer(outgoing("ORD-2"));

        assertThat(withToken.get("/api/v2/parcels").statusCode()).isEqualTo(401);
        assertThat(withToken.status()).isEqualTo(401);
    }

    @Test
    void anImageIsUploaded() throws IOException {
        shop.post("/api/v2/parcels", TestClient.PARCEL);
        TestClient withToken = bearer(outgoing("ORD-2"));

        HttpResponse<String> image = upload(withToken, "image/png");

        assertThat(image.statusCode()).isEqualTo(201);
        assertThat(TestClient.at(image, "/0/name")).isEqualTo("product-1");
        assertThat(TestClient.at(image, "/0/path")).endsWith(TestClient.at(image, "/0/filename")).endsWith(".png");
        assertThat(upload(withToken, "text/plain").statusCode()).isEqualTo(400);
        assertThat(withToken.post(PORTAL + "/uploads", "{}").statusCode()).isEqualTo(400);
        assertThat(upload(customer, "image/png").statusCode()).isEqualTo(401);
    }

    @Test
    void theNameOfAnAccountIsTheDomainOfItsBrand() throws IOException {
        Account account = sandbox.addAccount("other-shop");
        TestClient.of(sandbox, account).post("/api/v2/parcels", TestClient.PARCEL);

        String query = "/return-portal/outgoing?identifier=ORD-2&postal_code=5611EM";

        assertThat(customer.get("/api/v2/brand/other-shop" + query).statusCode()).isEqualTo(200);
        assertThat(customer.get("/api/v2/brand/my-shop" + query).statusCode()).isEqualTo(404);
    }

    @Test
    void aParcelWithoutALabelAndAReturnHaveNoPortal() throws IOException {
        String announced = TestClient.at(shop.post("/api/v2/parcels", TestClient.PARCEL), "/parcel/id");
        String unannounced = TestClient.at(shop.post("/api/v2/parcels",
                TestClient.PARCEL.replace("\"request_label\": true", "\"request_label\": false")), "/parcel/id");
        String shipment = TestClient.at(shop.post("/api/v3/shipments/announce", TestClient.SHIPMENT), "/data/id");

        HttpResponse<String> none = shop.get("/api/v2/parcels/" + unannounced + "/return_portal_url");

        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(none.body()).isEqualTo("{\"url\":null}");
        assertThat(TestClient.at(shop.get("/api/v2/parcels/" + announced + "/return_portal_url"), "/url")).startsWith("http");
        assertThat(TestClient.at(shop.get("/api/v3/shipments/" + shipment + "/return-portal-url"), "/data/url"))
                .startsWith("http");
        assertThat(shop.get("/api/v3/shipments/none/return-portal-url").statusCode()).isEqualTo(404);
    }

    private JsonNode outgoing(String identifier) throws IOException {
        HttpResponse<String> response
                = customer.get(PORTAL + "/outgoing?identifier=" + identifier + "&postal_code=5611em");
        assertThat(response.statusCode()).isEqualTo(200);
        return TestClient.json(response);
    }

    private TestClient bearer(JsonNode outgoing) {
        return new TestClient(sandbox, "Bearer " + outgoing.path("access_token").asText());
    }

    private static HttpResponse<String> upload(TestClient client, String type) throws IOException {
        String body = "--limit\r\nContent-Disposition: form-data; name=\"product-1\"; filename=\"a.png\"\r\nContent-Type: "
                      + type + "\r\n\r\nPNG\r\n--limit--\r\n";
        return client.send(client.request(PORTAL + "/uploads").header("Content-Type", "multipart/form-data; boundary=limit")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }
}
