package io.github.camelsendcloud.sandbox;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The sandbox returns the documents of parcels in the requested format. */
class DocumentsApiTest {

    private static final String ANNOUNCE = "/api/v3/shipments/announce";

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final TestClient client = new TestClient(sandbox);

    @Test
    void theLabelIsAPdfWithTheAddressOfTheReceiver() throws IOException {
        String parcel = parcel(TestClient.SHIPMENT.replace("ORD-1", "ORD-çé€ß"));

        byte[] pdf = client.bytes("/api/v3/parcels/" + parcel + "/documents/label", "application/pdf");

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(document.getPage(0).getMediaBox().getWidth()).isEqualTo(PDRectangle.A6.getWidth());
            assertThat(new PDFTextStripper().getText(document)).contains(
                    "Jörg Müller", "Große Straße 5", "50667 Köln", "DE Germany", "3SYZXG" + parcel, "PostNL (postnl:standard)",
                    "Order number: ORD-çé€ß");
        }
    }

    @Test
    void theTrailerOfAPdfHasTheNumberOfObjectsThatPrintersExpect() throws IOException {
        String parcel = parcel(TestClient.SHIPMENT);

        String pdf = new String(
                client.bytes("/api/v3/parcels/" + parcel + "/documents/label", "application/pdf"), StandardCharsets.ISO_8859_1);

        int size = Integer.parseInt(pdf.replaceAll("(?s).*/Size (\\d+).*", "$1"));
        int highest = Pattern.compile("(?m)^(\\d+) 0 obj$").matcher(pdf).results().mapToInt(o -> Integer.parseInt(o.group(1)))
                .max().orElseThrow();
        assertThat(size).isEqualTo(highest + 1);
        assertThat(pdf).as("each object is in the table, so the table starts with its number of objects")
                .contains("\nxref\n0 " + size + "\n");
    }

    @Test
    void charactersOutsideTheFontBecomeQuestionMarks() throws IOException {
        String name = "Łukasz Жуков Ελένη 日本 😀 \\u0007 Zoe\\u0308 \\\\(x)";
        String parcel = parcel(TestClient.SHIPMENT.replace("Jörg Müller", name));

        byte[] pdf = client.bytes("/api/v3/parcels/" + parcel + "/documents/label", "*/*");

        assertThat(text(pdf)).contains("Łukasz Жуков Ελένη ?? ?", "Zoë \\(x)");
    }

    @Test
    void aLabelIsAvailableAsZplAndPng() throws IOException {
        String path = "/api/v3/parcels/" + parcel(TestClient.SHIPMENT.replace("ORD-1", "A_B^C~")) + "/documents/label";

        String zpl = new String(client.bytes(path, "application/zpl"), StandardCharsets.UTF_8);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(client.bytes(path + "?dpi=72", "image/png")));

        assertThat(zpl).startsWith("^XA").endsWith("^XZ\n").contains("^FDJörg Müller^FS", "^FDOrder number: A_5FB_5EC_7E^FS");
        assertThat(image.getWidth()).isEqualTo(297);
        assertThat(image.getHeight()).isEqualTo(419);
    }

    @Test
    void theContentTypeMatchesTheBody() throws IOException {
        String path = "/api/v3/parcels/" + parcel(TestClient.SHIPMENT) + "/documents/label";

        assertThat(client.get(path).headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(client.send(client.request(path).header("Accept", "text/html, application/zpl;q=0.5")).headers()
                .firstValue("Content-Type")).hasValue("application/zpl");
        assertThat(client.send(client.request(path).header("Accept", "text/html")).statusCode()).isEqualTo(406);
    }

    @Test
    void thePaperSizeIsAppliedAndInvalidParametersAreRejected() throws IOException {
        String path = "/api/v3/parcels/" + parcel(TestClient.SHIPMENT) + "/documents/label";

        try (PDDocument document = Loader.loadPDF(client.bytes(path + "?paper_size=a4", "application/pdf"))) {
            assertThat(document.getPage(0).getMediaBox().getWidth()).isEqualTo(PDRectangle.A4.getWidth());
        }
        assertThat(TestClient.at(client.get(path + "?paper_size=A3"), "/errors/0/source/parameter")).isEqualTo("paper_size");
        assertThat(TestClient.at(client.get(path + "?dpi=71"), "/errors/0/source/parameter")).isEqualTo("dpi");
    }

    @Test
    void anUnknownTypeAndAnUnknownParcelGetDifferentErrors() throws IOException {
        String parcel = parcel(TestClient.SHIPMENT);

        assertError(client.get("/api/v3/parcels/" + parcel + "/documents/poem"), 400, "invalid");
        assertError(client.get("/api/v3/parcels/1/documents/label"), 404, "not_found");
        assertError(client.get("/api/v3/parcels/x/documents/label"), 404, "not_found");
        assertThat(TestClient.at(client.get("/api/v2/parcels/" + parcel + "/documents/poem"), "/error/message"))
                .isEqualTo("Not found.");
        assertThat(TestClient.at(client.get("/api/v2/parcels/1/documents/label"), "/error/request"))
                .isEqualTo("api/v2/parcels/1/documents/label");
    }

    @Test
    void customsDocumentsExistOnlyForParcelsOutsideTheEuropeanUnion() throws IOException {
        String inside = parcel(TestClient.SHIPMENT);
        String outside = parcel(TestClient.SHIPMENT.replace("\"DE\"", "\"CH\""));

        assertError(client.get("/api/v3/parcels/" + inside + "/documents/customs-declaration"), 404, "not_found");
        assertThat(text(client.bytes("/api/v3/parcels/" + outside + "/documents/customs-declaration", "application/pdf")))
                .contains("Customs declaration", "CH Switzerland");
        assertThat(client.get("/api/v2/parcels/" + outside + "/documents/commercial-invoice").statusCode()).isEqualTo(200);
    }

    @Test
    void severalDocumentsAreMergedIntoOneDocument() throws IOException {
        String query
                = "?parcels=" + parcel(TestClient.SHIPMENT) + "&parcels=" + parcel(TestClient.SHIPMENT.replace("Jörg", "Zoë"));

        byte[] pdf = client.bytes("/api/v3/parcel-documents/label" + query, "application/pdf");
        byte[] png = client.bytes("/api/v3/parcel-documents/label" + query + "&dpi=72", "image/png");

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
        }
        assertThat(text(pdf)).contains("Jörg Müller", "Zoë Müller");
        assertThat(ImageIO.read(new ByteArrayInputStream(png)).getHeight()).isEqualTo(2 * 419);
    }

    @Test
    void aRequestForDocumentsMustNameOneToTwentyParcels() throws IOException {
        assertError(client.get("/api/v3/parcel-documents/label"), 400, "required");
        assertError(client.get("/api/v3/parcel-documents/label?" + "parcels=1&".repeat(21)), 400, "invalid");
        assertError(client.get("/api/v3/parcel-documents/label?parcels=1"), 404, "not_found");
    }

    @Test
    void aParcelWithoutAnAnnouncementHasNoLabel() throws IOException {
        String parcel = parcel(TestClient.SHIPMENT.replace("postnl:standard", "sandbox:announcement-failed"));

        assertError(client.get("/api/v3/parcels/" + parcel + "/documents/label"), 404, "not_found");
    }

    private String parcel(String shipment) throws IOException {
        return TestClient.at(client.post(ANNOUNCE, shipment), "/data/parcels/0/id");
    }

    private static void assertError(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(TestClient.at(response, "/errors/0/code")).isEqualTo(code);
    }

    static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
