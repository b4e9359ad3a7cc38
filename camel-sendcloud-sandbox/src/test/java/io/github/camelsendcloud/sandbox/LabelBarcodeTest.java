package io.github.camelsendcloud.sandbox;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A scanner reads the tracking number from the labels of the sandbox. */
class LabelBarcodeTest {

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final TestClient client = new TestClient(SENDCLOUD.sandbox());

    private String trackingNumber;

    @ParameterizedTest
    @ValueSource(strings = { "72", "150", "203", "300", "600" })
    void aScannerReadsBothBarcodesOfAPng(String dpi) throws Exception {
        byte[] png = client.bytes(label() + "?dpi=" + dpi, "image/png");

        assertBarcodes(ImageIO.read(new ByteArrayInputStream(png)));
    }

    @Test
    void aScannerReadsBothBarcodesOfAPdf() throws Exception {
        assertBarcodes(rendered(client.bytes(label(), "application/pdf"), 203));
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 2, 3 })
    void aScannerReadsALabelAtEachPlaceOfASheet(int place) throws Exception {
        String id = label().replaceAll("\\D*v3\\D*(\\d+)\\D*", "$1");

        BufferedImage sheet = rendered(
                client.bytes("/api/v2/labels/normal_printer/" + id + "?start_from=" + place, "application/pdf"), 203);

        int width = sheet.getWidth() / 2;
        int height = sheet.getHeight() / 2;
        assertBarcodes(sheet.getSubimage(place % 2 * width, place / 2 * height, width, height));
    }

    @Test
    void aZplLabelHasTheCommandsOfBothBarcodes() throws IOException {
        String zpl = new String(client.bytes(label(), "application/zpl"), StandardCharsets.UTF_8);

        assertThat(zpl).containsPattern("\\^BCN,\\d+,N,N,N,A\\^FD" + trackingNumber + "\\^FS");
        assertThat(zpl).containsPattern("\\^BQN,2,\\d\\^FDMA," + trackingNumber + ";50667\\^FS");
        assertThat(zpl).contains("^FDGroße Straße 5^FS", "^FD50667 Köln^FS", "^FDWeight: 1.320 kg^FS", "^FDMarie Doe^FS");
    }

    @Test
    void aLabelHasTheSenderAndTheWeight() throws IOException {
        assertThat(DocumentsApiTest.text(client.bytes(label(), "application/pdf")))
                .contains("Marie Doe", "Stadhuisplein 10", "5611 EM Eindhoven", "1.320 kg", trackingNumber);
    }

    @Test
    void aCustomsDocumentHasTheItemsAndABarcode() throws Exception {
        String items = """
                [{"description": "Wool socks", "quantity": 2, "weight": {"value": "0.1", "unit": "kg"}, "hs_code": "611594",
                  "origin_country": "PT", "price": {"value": "7.50", "currency": "CHF"}}]""";
        String shipment = TestClient.SHIPMENT.replace("\"DE\"", "\"CH\"").replace("\"kg\"}}", "\"kg\"}, \"parcel_items\": " + items + "}");
        String address = documents(shipment) + "customs-declaration";

        byte[] pdf = client.bytes(address, "application/pdf");

        assertThat(DocumentsApiTest.text(pdf))
                .contains("Wool socks", "611594", "PT", "0.1 kg", "7.50 CHF", "Total value: 15.00 CHF", "Sender:", "Receiver:");
        assertThat(read(rendered(pdf, 203), BarcodeFormat.CODE_128)).isEqualTo(trackingNumber);
        assertThat(client.get(address.replace("customs-declaration", "air-waybill")).statusCode()).isEqualTo(200);
    }

    private String label() throws IOException {
        return documents(TestClient.SHIPMENT) + "label";
    }

    /** Announces a shipment. Returns the address of the documents of its parcel. */
    private String documents(String shipment) throws IOException {
        var response = client.post("/api/v3/shipments/announce", shipment);
        trackingNumber = TestClient.at(response, "/data/parcels/0/tracking_number");
        assertThat(trackingNumber).isNotBlank();
        return "/api/v3/parcels/" + TestClient.at(response, "/data/parcels/0/id") + "/documents/";
    }

    private void assertBarcodes(BufferedImage image) throws NotFoundException {
        assertThat(read(image, BarcodeFormat.CODE_128)).isEqualTo(trackingNumber);
        assertThat(read(image, BarcodeFormat.QR_CODE)).isEqualTo(trackingNumber + ";50667");
    }

    private static BufferedImage rendered(byte[] pdf, int dpi) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFRenderer(document).renderImageWithDPI(0, dpi);
        }
    }

    private static String read(BufferedImage image, BarcodeFormat format) throws NotFoundException {
        int width = image.getWidth();
        int height = image.getHeight();
        RGBLuminanceSource pixels = new RGBLuminanceSource(width, height, image.getRGB(0, 0, width, height, null, 0, width));
        return new MultiFormatReader().decode(new BinaryBitmap(new HybridBinarizer(pixels)),
                Map.of(DecodeHintType.POSSIBLE_FORMATS, List.of(format), DecodeHintType.TRY_HARDER, true)).getText();
    }
}
