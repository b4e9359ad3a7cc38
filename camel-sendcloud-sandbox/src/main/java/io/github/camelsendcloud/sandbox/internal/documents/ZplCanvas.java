package io.github.camelsendcloud.sandbox.internal.documents;

import java.nio.charset.StandardCharsets;

import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * A document as ZPL for a printer with 203 dots per inch: one label after the other. The printer draws the barcodes.
 */
final class ZplCanvas extends Canvas {

    private static final float DOTS_PER_POINT = 203 / 72f;
    /** The bars and gaps of a Code 128 per character, and the squares of a QR code with a short text. */
    private static final int UNITS_PER_CHARACTER = 11;
    private static final int UNITS_OF_START_AND_END = 35;
    private static final int QR_UNITS = 29;

    private final StringBuilder zpl = new StringBuilder();

    @Override
    void beginPage(PDRectangle size) {
        endPage();
        // ^CI28: the text is UTF-8; ^PW, ^LL: the size in dots
        zpl.append("^XA^CI28^PW").append(dots(size.getWidth())).append("^LL").append(dots(size.getHeight())).append('\n');
    }

    @Override
    void draw(String printable, float x, float baseLine, float fontSize) {
        int height = dots(fontSize);
        // ^FT counts from the base line
        command(zpl.append("^FT").append(dots(x)).append(',').append(dots(baseLine)).append("^A0N,").append(height)
                .append(',').append(height).append("^FH_"), printable);
    }

    @Override
    void fill(float x, float y, float width, float height) {
        int wide = Math.max(1, dots(width));
        int high = Math.max(1, dots(height));
        // ^GB draws a frame; a frame that is as thick as its shorter side is a filled box
        origin(x, y).append("^GB").append(wide).append(',').append(high).append(',').append(Math.min(wide, high))
                .append("^FS\n");
    }

    @Override
    void drawBarcode(String text, float x, float y, float width, float height) {
        int units = text.length() * UNITS_PER_CHARACTER + UNITS_OF_START_AND_END;
        command(origin(x, y).append("^BY").append(Math.max(1, dots(width) / units)).append("^BCN,").append(dots(height))
                .append(",N,N,N,A"), text);
    }

    @Override
    void drawQr(String text, float x, float y, float side) {
        command(origin(x, y).append("^BQN,2,").append(Math.max(1, dots(side) / QR_UNITS)), "MA," + text);
    }

    @Override
    byte[] finish() {
        endPage();
        return zpl.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void endPage() {
        if (!zpl.isEmpty()) {
            zpl.append("^XZ\n");
        }
    }

    private StringBuilder origin(float x, float y) {
        return zpl.append("^FO").append(dots(x)).append(',').append(dots(y));
    }

    /** Ends a command with a text: ^ and ~ begin commands, and after ^FH_ the character _ begins an escape. */
    private static void command(StringBuilder command, String text) {
        String escaped = text.replace("_", "_5F").replace("^", "_5E").replace("~", "_7E");
        command.append("^FD").append(escaped).append("^FS\n");
    }

    private static int dots(float points) {
        return Math.round(points * DOTS_PER_POINT);
    }
}
