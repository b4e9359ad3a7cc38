package io.github.camelsendcloud.sandbox.internal.documents;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;

/**
 * Draws labels on the pages of a PDF. This class writes the PDF operators, because PDFBox's font classes search the
 * machine for fonts and warn about missing fonts. The PDF does not embed Helvetica, so no font is needed.
 */
public final class LabelPdf {

    private static final Charset WIN_ANSI = Charset.forName("windows-1252");
    private static final COSName PLAIN = COSName.getPDFName("F1");
    private static final COSName BOLD = COSName.getPDFName("F2");
    private static final int MARGIN = 20;
    private static final int LEADING = 15;

    private final PDDocument document;
    private final PDResources resources = new PDResources();
    private final StringBuilder operators = new StringBuilder();
    private PDPage page;

    public LabelPdf(PDDocument document) {
        this.document = document;
        COSDictionary fonts = new COSDictionary();
        fonts.setItem(PLAIN, font("Helvetica"));
        fonts.setItem(BOLD, font("Helvetica-Bold"));
        resources.getCOSObject().setItem(COSName.FONT, fonts);
    }

    public void newPage(PDRectangle size) throws IOException {
        finish();
        page = new PDPage(size);
        page.setResources(resources);
        document.addPage(page);
    }

    /**
     * Draws a label.
     *
     * @param left the distance of its top left corner from the left side of the page, in points
     * @param top  the distance of this corner from the bottom of the page, in points
     */
    public void draw(Label label, float left, float top) {
        operators.append("BT ").append(LEADING).append(" TL ")
                .append(Math.round(left) + MARGIN).append(' ').append(Math.round(top) - MARGIN - LEADING).append(" Td\n");
        for (int i = 0; i < label.lines().size(); i++) {
            operators.append('/').append((i == 0 ? BOLD : PLAIN).getName()).append(" 10 Tf <")
                    .append(HexFormat.of().formatHex(winAnsi(label.lines().get(i)))).append("> Tj T*\n");
        }
        operators.append("ET\n");
    }

    /** Completes the last page. */
    public void finish() throws IOException {
        if (page != null) {
            PDStream contents = new PDStream(document);
            try (OutputStream out = contents.createOutputStream(COSName.FLATE_DECODE)) {
                out.write(operators.toString().getBytes(StandardCharsets.US_ASCII));
            }
            page.setContents(contents);
            operators.setLength(0);
            page = null;
        }
    }

    /** The text in Helvetica's encoding. A question mark replaces each character that the encoding lacks. */
    private static byte[] winAnsi(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("\\p{Cntrl}", " ").getBytes(WIN_ANSI);
    }

    private static COSDictionary font(String name) {
        COSDictionary font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE1);
        font.setItem(COSName.BASE_FONT, COSName.getPDFName(name));
        font.setItem(COSName.ENCODING, COSName.WIN_ANSI_ENCODING);
        return font;
    }
}
