package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The sandbox has the labels of API v2. */
class LabelsApiTest {

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final TestClient client = new TestClient(SENDCLOUD.sandbox());

    @Test
    void theLabelOfMondialRelayHasNoPlaceOnASheet() throws IOException {
        String relay = TestClient.SHIPMENT.replace("postnl:standard", "mondial_relay:home");
        String id = TestClient.at(client.post("/api/v3/shipments/announce", relay), "/data/parcels/0/id");

        assertThat(TestClient.json(client.get("/api/v2/parcels/" + id)).at("/parcel/label/normal_printer")).isEmpty();
        assertThat(TestClient.at(client.get("/api/v2/labels/" + id), "/label/label_printer")).endsWith("/label_printer/" + id);
    }

    @Test
    void theAddressesOfALabelReturnItsPdf() throws IOException {
        HttpResponse<String> label = client.get("/api/v2/labels/" + parcel());

        byte[] a6 = client.bytes(TestClient.at(label, "/label/label_printer"), "application/pdf");
        byte[] a4 = client.bytes(TestClient.at(label, "/label/normal_printer/3"), "application/pdf");

        assertPages(a6, 1, PDRectangle.A6);
        assertPages(a4, 1, PDRectangle.A4);
        assertThat(DocumentsApiTest.text(a6)).contains("John Doe", "Stadhuisplein 10", "5611 EM Eindhoven",
                "Order number: ORD-2");
        assertThat(DocumentsApiTest.text(a4)).contains("John Doe");
    }

    @Test
    void theAddressesOfSeveralLabelsReturnOnePdf() throws IOException {
        HttpResponse<String> labels
                = client.post("/api/v2/labels", "{\"label\":{\"parcels\":[" + parcel() + "," + parcel() + "]}}");

        assertPages(client.bytes(TestClient.at(labels, "/label/label_printer"), "*/*"), 2, PDRectangle.A6);
        assertPages(client.bytes(TestClient.at(labels, "/label/normal_printer/0"), "*/*"), 1, PDRectangle.A4);
        assertPages(client.bytes(TestClient.at(labels, "/label/normal_printer/3"), "*/*"), 2, PDRectangle.A4);
    }

    @Test
    void theDocumentedAddressesReturnTheLabels() throws IOException {
        String id = parcel();

        for (String path : new String[] {
                "label_printer/" + id, "label_printer?ids=" + id, "normal_printer/" + id + "?start_from=1",
                "normal_printer?ids=" + id + "&start_from=0" }) {
            assertThat(client.get("/api/v2/labels/" + path).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void theLabelOfAnUnknownParcelGetsTheNormalErrorObject() throws IOException {
        for (String path : new String[] {
                "labels/1", "labels/label_printer/1", "labels/label_printer?ids=1", "labels/normal_printer/1",
                "customs_declaration/normal_printer/1" }) {
            HttpResponse<String> response = client.get("/api/v2/" + path);
            assertThat(response.statusCode()).as(path).isEqualTo(404);
            assertThat(TestClient.at(response, "/error/code")).isEqualTo("404");
            assertThat(TestClient.at(response, "/error/message")).isEqualTo("No Parcel matches the given query.");
        }
        assertThat(client.post("/api/v2/labels", "{\"label\":{\"parcels\":[1]}}").statusCode()).isEqualTo(404);
    }

    @Test
    void theAddressesOfALabelAreBelowLabels() throws IOException {
        String id = parcel();

        HttpResponse<String> label = client.get("/api/v2/labels/" + id);

        assertThat(TestClient.at(label, "/label/label_printer")).endsWith("/api/v2/labels/label_printer/" + id);
        assertThat(TestClient.at(label, "/label/normal_printer/2"))
                .endsWith("/api/v2/labels/normal_printer/" + id + "?start_from=2");
        assertThat(TestClient.json(label).path("customs_declaration")).isEmpty();
    }

    @Test
    void aParcelThatLeavesTheEuropeanUnionHasACustomsDeclaration() throws IOException {
        String light = parcel("\"CH\"", "1.000");
        String heavy = parcel("\"CH\"", "5.000");

        String address = TestClient.at(client.get("/api/v2/labels/" + light), "/customs_declaration/normal_printer");
        HttpResponse<String> response = client.get("/api/v2/customs_declaration/normal_printer?ids=" + light);

        assertThat(DocumentsApiTest.text(client.bytes(address, "*/*"))).contains("CN22", "John Doe", "CH Switzerland");
        assertThat(DocumentsApiTest.text(
                client.bytes("/api/v2/customs_declaration/normal_printer?ids=" + light + "," + heavy, "*/*")))
                .contains("CN22", "CN23");
        assertThat(response.headers().firstValue("Sunset")).isPresent();
        assertThat(client.get("/api/v2/customs_declaration/normal_printer/" + parcel()).statusCode()).isEqualTo(404);
    }

    @Test
    void missingOrInvalidParametersAreRejected() throws IOException {
        assertThat(client.get("/api/v2/labels/label_printer").statusCode()).isEqualTo(400);
        assertThat(client.get("/api/v2/labels/normal_printer/" + parcel() + "?start_from=4").statusCode()).isEqualTo(400);
        assertThat(client.post("/api/v2/labels", "{\"label\":{}}").statusCode()).isEqualTo(400);
    }

    private String parcel() throws IOException {
        return TestClient.at(client.post("/api/v2/parcels", TestClient.PARCEL), "/parcel/id");
    }

    private String parcel(String country, String weight) throws IOException {
        String parcel = TestClient.PARCEL.replace("\"NL\"", country).replace("\"10.000\"", "\"" + weight + "\"");
        return TestClient.at(client.post("/api/v2/parcels", parcel), "/parcel/id");
    }

    private static void assertPages(byte[] pdf, int pages, PDRectangle size) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(pages);
            assertThat(document.getPage(0).getMediaBox().getHeight()).isEqualTo(size.getHeight());
        }
    }
}
