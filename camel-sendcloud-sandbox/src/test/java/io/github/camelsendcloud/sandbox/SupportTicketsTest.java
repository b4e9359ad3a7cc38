package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The sandbox has support tickets, whose status follows from the time, and contacts at carriers. */
class SupportTicketsTest extends SandboxWithStoppedClock {

    private static final String DSF = "/api/v3/dsf/";
    private static final String TICKETS = DSF + "tickets";
    private static final String REQUESTED = TICKETS + "/requested-data";

    SupportTicketsTest() {
        super(Instant.parse("2026-03-30T10:00:00Z"));
    }

    @Test
    void aClaimIsPaidAfterTheSalesInvoice() throws IOException {
        String token = SupportFilesTest.upload(client, "invoice.pdf", "application/pdf", "x");
        String price = "\"contents_sales_price\":{\"price\":10.55,\"currency\":\"GBP\"}";
        String id = created("lost", ticket(announce(""), price, token));
        String ticket = TICKETS + "/" + id;

        assertThat(TestClient.at(client.get(ticket), "/status")).isEqualTo("processing");
        clock.advance(Duration.ofHours(1));
        assertThat(TestClient.at(client.get(ticket), "/status")).isEqualTo("communicated_to_carrier");
        assertThat(client.get(REQUESTED).body()).isEqualTo("{\"data\":[]}");
        clock.advance(Duration.ofDays(1));
        JsonNode waiting = TestClient.json(client.get(ticket));
        assertThat(waiting.path("stage").asText()).isEqualTo("action_required");
        assertThat(waiting.at("/requested_actions/0/data_type").asText()).isEqualTo("sales_invoice");
        JsonNode request = TestClient.json(client.get(REQUESTED + "?page=1&size=1")).at("/data/0");
        assertThat(request.path("order_number").asText()).isEqualTo("ORD-1");
        HttpResponse<String> provided = client.post(REQUESTED, "{\"request_id\":" + request.path("request_id")
                                                               + ",\"attachments\":[{\"file_token\":\"" + token + "\"}]}");
        assertThat(provided.statusCode()).isEqualTo(200);
        assertThat(TestClient.at(client.get(ticket), "/status")).isEqualTo("documents_forwarded_to_carrier");
        clock.advance(Duration.ofDays(2));
        JsonNode paid = TestClient.json(client.get(ticket));
        assertThat(paid.path("status").asText()).isEqualTo("claim_paid");
        assertThat(paid.path("resolution").toString()).isEqualTo(
                "{\"outcome\":\"claim_approved\",\"amount\":10.55,\"currency\":\"GBP\","
                                                                 + "\"solved_at\":\"2026-04-02T11:00:00+00:00\"}");
        assertThat(paid.path("created_at").asText()).isEqualTo("2026-03-30T10:00:00+00:00");
        assertThat(paid.path("updated_at").asText()).isEqualTo("2026-04-02T11:00:00+00:00");
    }

    @Test
    void aTicketWithoutAClaimIsSolvedAfterTwoDays() throws IOException {
        String id = created("address-change", "{\"tracking_number\":\"" + announce("") + "\",\"new_address\":\"Street 1\"}");

        clock.advance(Duration.ofDays(2));

        assertThat(TestClient.at(client.get(TICKETS + "/" + id), "/status")).isEqualTo("solved_by_automation");
    }

    @ParameterizedTest
    @CsvSource({
            "damage, damaged", "delay, delayed", "lost, lost", "unjust-return, unjust_return", "late-delivery, late_delivery",
            "address-change, address_change", "other, other" })
    void everyKindOfTicketIsCreated(String path, String type) throws IOException {
        String token = SupportFilesTest.upload(client, "photo.png", "image/png", "x");

        String id = created(path, ticket(announce(""), "\"contents_sales_price\":{\"price\":1,\"currency\":\"EUR\"}", token));

        JsonNode ticket = TestClient.json(client.get(TICKETS + "/" + id));
        assertThat(ticket.path("type").asText()).isEqualTo(type);
        assertThat(ticket.path("carrier").asText()).isEqualTo("postnl");
    }

    @Test
    void theStatusOfTheParcelDecidesAboutSomeKinds() throws IOException {
        String token = SupportFilesTest.upload(client, "photo.png", "image/png", "x");
        String trackingNumber = announce("");
        String body = ticket(trackingNumber, "\"contents_sales_price\":{\"price\":1,\"currency\":\"EUR\"}", token);

        HttpResponse<String> early = client.post(TICKETS + "/delivered-but-not-received", body);
        sandbox.parcelStatus(Long.parseLong(trackingNumber.substring(6)), "DELIVERED");
        HttpResponse<String> late = client.post(TICKETS + "/delay", body);

        assertThat(early.statusCode()).isEqualTo(422);
        assertThat(late.body()).isEqualTo(
                "{\"errors\":[{\"code\":\"unprocessable_content\",\"detail\":\"Cannot create ticket. Reason: Parcel is already "
                                          + "delivered\",\"title\":\"Unprocessable Content\",\"status\":422}]}");
        assertThat(created("delivered-but-not-received", body)).isEqualTo("1");
    }

    @Test
    void invalidTicketsAreRejected() throws IOException {
        String trackingNumber = announce("");

        assertError(client.post(TICKETS + "/lost", "{"), 406, "Invalid JSON");
        assertError(client.post(TICKETS + "/lost", "{\"tracking_number\":\"3SABCD1234567\"}"), 400, "Parcel not found.");
        assertError(client.post(TICKETS + "/lost", "{}"), 400,
                "Validation Error. Errors: [{'type': 'missing', 'loc': ('tracking_number',), 'msg': 'Field required'}]");
        assertThat(TestClient.at(client.post(TICKETS + "/unjust-return", "{\"tracking_number\":\"" + trackingNumber + "\"}"),
                "/errors/0/detail")).contains("('is_parcel_returned',)", "('additional_details',)");
        assertError(client.post(TICKETS + "/late-delivery", "{\"tracking_number\":\"" + trackingNumber
                                                            + "\",\"sales_invoice\":{\"file_token\":\"x\"}}"),
                400, "File x not found.");
        assertError(client.get(TICKETS + "/1"), 404, "Not found");
    }

    @Test
    void aParcelOfAnOwnContractNeedsAContactAtTheCarrier() throws IOException {
        String ticket = "{\"tracking_number\":\"" + announce(",\"contract_id\":7") + "\"}";

        assertError(client.post(TICKETS + "/lost", ticket), 422, "Carrier support contact is required for own contract parcel");
        client.post(DSF + "carrier-support-contacts", contact("postnl"));
        assertThat(client.post(TICKETS + "/lost", ticket).statusCode()).isEqualTo(202);
    }

    @Test
    void theListOfTicketsHasPagesAndFilters() throws IOException {
        String ticket = "{\"tracking_number\":\"" + announce("") + "\"}";
        created("late-delivery", ticket);
        clock.advance(Duration.ofHours(1));
        created("late-delivery", ticket);
        created("late-delivery", ticket);

        JsonNode page = TestClient.json(client.get(TICKETS + "?page=2&size=2"));
        assertThat(page.path("items").findValuesAsText("id")).containsExactly("1");
        assertThat(page.path("total").asInt()).isEqualTo(3);
        assertThat(page.path("pages").asInt()).isEqualTo(2);
        assertThat(total("status=processing")).isEqualTo(2);
        assertThat(total("carrier=dhl")).isZero();
        assertThat(total("parcel_id=1")).isZero();
        assertThat(total("created_after=2026-03-30T10:30:00Z")).isEqualTo(2);
        assertThat(total("created_before=2026-03-30T10:30:00Z")).isEqualTo(1);
        assertThat(client.get(TICKETS + "?size=21").statusCode()).isEqualTo(400);
        assertThat(client.get(TICKETS + "?created_after=soon").statusCode()).isEqualTo(400);
    }

    @Test
    void onlyRequestedDataIsAccepted() throws IOException {
        String id = created("late-delivery", "{\"tracking_number\":\"" + announce("") + "\"}");
        String token = SupportFilesTest.upload(client, "photo.png", "image/png", "x");
        String claim = created("lost", ticket(announce(""), "\"contents_sales_price\":{\"price\":1}", token));
        clock.advance(Duration.ofDays(1));

        assertError(client.post(REQUESTED, "{\"request_id\":" + id + "}"), 404, "Not found");
        assertError(client.post(REQUESTED, "{\"request_id\":" + claim + "}"), 400,
                "Attachments are required for sales_invoice.");
        assertError(client.post(REQUESTED, "[]"), 400, "Invalid JSON");
        assertThat(TestClient.json(client.get("/api/v3/support/dsf/tickets/requested-data")).path("data")).hasSize(1);
    }

    @Test
    void theContactsAtCarriersAreCreatedListedUpdatedAndDeleted() throws IOException {
        String contacts = DSF + "carrier-support-contacts";

        assertThat(client.get(contacts).body()).isEqualTo("[]");
        HttpResponse<String> created = client.post(contacts, contact("dpd"));
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(client.get(contacts).body()).isEqualTo(created.body());
        HttpResponse<String> second = client.post(contacts, contact("dhl"));
        assertThat(client.get(contacts).body()).isEqualTo("[" + created.body() + "," + second.body() + "]");
        assertError(client.post(contacts, contact("dpd")), 409, "Already exists");
        assertThat(TestClient.at(client.send("PATCH", contacts + "/1", "{\"language\":\"en-us\"}"), "/language"))
                .isEqualTo("en-us");
        assertThat(client.send("PATCH", contacts + "/1", "{\"language\":\"xx\"}").statusCode()).isEqualTo(400);
        assertThat(client.send("DELETE", contacts + "/1", "").statusCode()).isEqualTo(204);
        assertError(client.send("PATCH", contacts + "/1", "{}"), 404, "Not found");
        assertThat(client.send("DELETE", contacts + "/1", "").statusCode()).isEqualTo(404);
        assertError(client.post(contacts, "{\"carrier_code\":\"dpd\",\"language\":\"nl-nl\"}"), 400,
                "Validation Error. Errors: [{'type': 'missing', 'loc': ('email',), 'msg': 'Field required'}]");
        assertThat(client.post(contacts, contact("dpd").replace("@", "")).statusCode()).isEqualTo(400);
    }

    private static String contact(String carrier) {
        return "{\"carrier_code\":\"" + carrier + "\",\"email\":\"a@example.com\",\"language\":\"nl-nl\"}";
    }

    private int total(String query) throws IOException {
        return TestClient.json(client.get(TICKETS + "?" + query)).path("total").asInt();
    }

    private String created(String kind, String body) throws IOException {
        HttpResponse<String> response = client.post(TICKETS + "/" + kind, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        return TestClient.at(response, "/ticket_id");
    }

    /** A request with all fields of all kinds. */
    private static String ticket(String trackingNumber, String price, String token) {
        StringBuilder body = new StringBuilder("{\"tracking_number\":\"" + trackingNumber + "\"," + price);
        for (String text : new String[] {
                "contents_description", "parcel_exterior_description", "parcel_dimensions", "additional_remarks",
                "is_parcel_returned", "additional_details", "new_address", "subject", "question" }) {
            body.append(",\"").append(text).append("\":\"x\"");
        }
        for (String file : new String[] {
                "sales_invoice", "purchase_invoice", "customer_confirmation", "exterior_photo", "interior_photo",
                "damage_photo_1", "damage_photo_2", "package_photo", "entire_product_photo", "carrier_claim_form" }) {
            body.append(",\"").append(file).append("\":{\"file_token\":\"").append(token).append("\"}");
        }
        return body.append('}').toString();
    }

    /** The tracking number of a new parcel. */
    private String announce(String moreProperties) throws IOException {
        String shipment = TestClient.SHIPMENT.replace("\"postnl:standard\"", "\"postnl:standard\"" + moreProperties);
        return TestClient.at(client.post("/api/v3/shipments/announce", shipment), "/data/parcels/0/tracking_number");
    }

    static void assertError(HttpResponse<String> response, int status, String detail) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(TestClient.at(response, "/errors/0/detail")).isEqualTo(detail);
        assertThat(TestClient.json(response).at("/errors/0/status").asInt()).isEqualTo(status);
    }
}
