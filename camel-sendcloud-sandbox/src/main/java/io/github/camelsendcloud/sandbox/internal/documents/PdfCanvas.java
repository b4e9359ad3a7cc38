package io.github.camelsendcloud.sandbox.internal.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * A document as PDF. Texts in Western European characters use Helvetica, which needs no embedding. Other texts use an
 * embedded part of the label font. This class writes the PDF operators, because PDFBox's class for Helvetica searches
 * the machine for fonts.
 */
final class PdfCanvas extends Canvas {

    private static final Charset WIN_ANSI = Charset.forName("windows-1252");
    private static final COSName HELVETICA = COSName.getPDFName("F1");
    private static final COSName EMBEDDED = COSName.getPDFName("F2");

    private final PDDocument document = new PDDocument();
    private final PDResources resources = new PDResources();
    private final COSDictionary fonts = new COSDictionary();
    private final CharsetEncoder winAnsi = WIN_ANSI.newEncoder();
    private final StringBuilder operators = new StringBuilder();
    private PDType0Font embedded;
    private PDPage page;

    PdfCanvas() {
        COSDictionary font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE1);
        font.setItem(COSName.BASE_FONT, COSName.getPDFName("Helvetica"));
        font.setItem(COSName.ENCODING, COSName.WIN_ANSI_ENCODING);
        fonts.setItem(HELVETICA, font);
        resources.getCOSObject().setItem(COSName.FONT, fonts);
    }

    @Override
    void beginPage(PDRectangle size) throws IOException {
        endPage();
        page = new PDPage(size);
        page.setResources(resources);
        document.addPage(page);
    }

    @Override
    void draw(String printable, float x, float baseLine, float fontSize) throws IOException {
        boolean western = winAnsi.canEncode(printable);
        byte[] encoded = western ? printable.getBytes(WIN_ANSI) : encoded(printable);
        operators.append("BT /").append((western ? HELVETICA : EMBEDDED).getName()).append(' ').append(number(fontSize))
                .append(" Tf ").append(number(x)).append(' ').append(number(fromBottom(baseLine))).append(" Td <")
                .append(HexFormat.of().formatHex(encoded)).append("> Tj ET\n");
    }

    private byte[] encoded(String printable) throws IOException {
        synchronized (LabelFont.file()) {
            if (embedded == null) {
                embedded = PDType0Font.load(document, LabelFont.file(), true);
                fonts.setItem(EMBEDDED, embedded.getCOSObject());
            }
            printable.codePoints().forEach(embedded::addToSubset);
            return embedded.encode(printable);
        }
    }

    @Override
    void fill(float x, float y, float width, float height) {
        operators.append(number(x)).append(' ').append(number(fromBottom(y + height))).append(' ').append(number(width))
                .append(' ').append(number(height)).append(" re f\n");
    }

    @Override
    byte[] finish() throws IOException {
        try (document) {
            endPage();
            if (embedded != null) {
                synchronized (LabelFont.file()) {
                    embedded.subset();
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            // the compressed table of objects lacks its own object, and CUPS warns about a damaged file
            document.save(out, CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        }
    }

    private void endPage() throws IOException {
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

    private float fromBottom(float y) {
        return page.getMediaBox().getHeight() - y;
    }

    private static String number(float value) {
        return String.valueOf(Math.round(value * 1000) / 1000.0);
    }
}
