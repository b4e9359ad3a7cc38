package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The sandbox accepts files for tickets, and generates claim letters and sales invoices. */
class SupportFilesTest {

    private static final String FILES = "/api/v3/dsf/files";
    private static final String GENERATE = "/api/v3/dsf/documents/generate/";

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final TestClient client = new TestClient(sandbox);

    /** The token of a new file. */
    static String upload(TestClient client, String fileName, String contentType, String content) throws IOException {
        HttpResponse<String> response = client.send(form(
                client, "Content-Disposition: form-data; name=\"file\"; filename=\"" + fileName + "\"\r\nContent-Type: "
                        + contentType + "\r\n\r\n" + content));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return TestClient.at(response, "/file_token");
    }

    private static HttpRequest.Builder form(TestClient client, String part) {
        String body = "--limit\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n--limit\r\n" + part
                      + "\r\n--limit--\r\n";
        return client.request(FILES).header("Content-Type", "multipart/form-data; boundary=\"limit\"")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    @Test
    void anUploadedFileGetsATokenWithItsMediaType() throws IOException {
        String token = upload(client, "a.pdf", "application/pdf", "line\r\n\r\nlast – line");

        assertThat(token).endsWith("-6170706c69636174696f6e2f706466");
        assertThat(client.get("/api/files/" + token).body()).isEqualTo("line\r\n\r\nlast – line");
    }

    @Test
    void invalidUploadsAreRejected() throws IOException {
        SupportTicketsTest.assertError(
                client.send(form(client, "Content-Disposition: form-data; name=\"other\"; filename=\"file\"\r\n\r\nx")), 400,
                "`file` form field is required");
        SupportTicketsTest.assertError(
                client.send(form(client, "Content-Disposition: form-data; name=\"file\"\r\n\r\nx")), 422,
                "`file` field must contain a file object.");
        SupportTicketsTest.assertError(
                client.send(form(client, "Content-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n"
                                         + "x".repeat(10 * 1024 * 1024 + 1))),
                413, "File is too large.");
        SupportTicketsTest.assertError(client.post(FILES, "{}"), 400, "`file` form field is required");
    }

    @Test
    void aSalesInvoiceHasTheAddressesAndTheTotal() throws IOException {
        HttpResponse<String> generated = client.post(GENERATE + "invoice", document(announce()));

        assertThat(generated.statusCode()).isEqualTo(200);
        assertThat(TestClient.at(generated, "/file_token")).isNotEmpty();
        byte[] pdf = new TestClient(sandbox, null).bytes(TestClient.at(generated, "/preview_url"), "application/pdf");
        assertThat(DocumentsApiTest.text(pdf)).contains(
                "Sales invoice", "Jörg Müller, Große Straße", "3 x T-Shirt: 59.85 EUR", "Tax (21 %): 22.02 EUR",
                "Total: 126.87 EUR");
    }

    @Test
    void aClaimLetterIsInFrench() throws IOException {
        String document = document(announce());
        String lost = document.replace("{\"tr", "{\"ticket_category\":\"lost\",\"tr");
        HttpResponse<String> generated = client.post(GENERATE + "claim-letter", lost);

        byte[] pdf = client.bytes(TestClient.at(generated, "/preview_url"), "application/pdf");
        assertThat(DocumentsApiTest.text(pdf)).contains("Lettre de réclamation");
        assertThat(TestClient.at(client.post(GENERATE + "claim-letter", document), "/errors/0/detail"))
                .contains("'ticket_category'");
        assertThat(client.post(GENERATE + "claim-letter", lost.replace("lost", "x")).statusCode()).isEqualTo(400);
    }

    @Test
    void invalidDocumentsAreRejected() throws IOException {
        String document = document(announce());
        String expensive = document.replace("19.95", "1995");

        SupportTicketsTest.assertError(client.post(GENERATE + "invoice", document("3SABCD")), 400, "Parcel not found.");
        SupportTicketsTest.assertError(
                client.post(GENERATE + "invoice", expensive), 422, "The amount is higher than 5000 EUR.");
        assertThat(client.post(GENERATE + "invoice", expensive.replace("{\"tr", "{\"force\":true,\"tr")).statusCode())
                .isEqualTo(200);
        assertThat(detail(document.replace("\"tax_rate\":21", "\"tax_rate\":100"))).contains("'tax_rate'");
        assertThat(detail(document.replace("\"quantity\":1,", ""))).contains("'quantity'");
        assertThat(detail(document.replace("19.95", "\"x\""))).contains("valid number");
        assertThat(detail("{}")).contains("'tracking_number'", "'items'", "'currency_code'", "'tax_rate'");
        assertThat(detail("{\"tracking_number\":\"1\",\"items\":[],\"currency_code\":\"EUR\",\"tax_rate\":0}"))
                .contains("at least 1 item");
    }

    private String detail(String document) throws IOException {
        HttpResponse<String> response = client.post(GENERATE + "invoice", document);
        assertThat(response.statusCode()).isEqualTo(400);
        return TestClient.at(response, "/errors/0/detail");
    }

    private static String document(String trackingNumber) {
        return "{\"tracking_number\":\"" + trackingNumber + "\",\"items\":[{\"description\":\"T-Shirt\",\"quantity\":3,"
               + "\"unit_price\":19.95},{\"description\":\"Pants\",\"quantity\":1,\"unit_price\":45}],"
               + "\"currency_code\":\"EUR\",\"tax_rate\":21}";
    }

    private String announce() throws IOException {
        return TestClient.at(
                client.post("/api/v3/shipments/announce", TestClient.SHIPMENT), "/data/parcels/0/tracking_number");
    }
}
