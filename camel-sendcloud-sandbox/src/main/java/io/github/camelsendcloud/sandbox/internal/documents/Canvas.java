package io.github.camelsendcloud.sandbox.internal.documents;

import java.io.IOException;

import com.google.zxing.common.BitMatrix;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * A document in progress: pages with texts, boxes and barcodes. All distances are in points. A distance from the top
 * left corner of a form counts to the right and down. Not safe for use by several threads.
 */
abstract class Canvas {

    private PDRectangle size;
    private float left;
    private float top;
    private float scale = 1;

    /** Begins a page. A form begins at the top left corner of the page. */
    final void newPage(PDRectangle pageSize) throws IOException {
        size = pageSize;
        place(0, 0, 1);
        beginPage(pageSize);
    }

    /** Begins a page of the same size, for the rest of a form. */
    final void continueOnNewPage() throws IOException {
        beginPage(size);
    }

    /** Begins a form at another place of the page. */
    final void place(float formLeft, float formTop, float formScale) {
        left = formLeft;
        top = formTop;
        scale = formScale;
    }

    /** Writes a text on a base line. The text becomes smaller if the text is wider than {@code maxWidth}. */
    final void text(float x, float baseLine, float fontSize, float maxWidth, String text) throws IOException {
        String printable = LabelFont.printable(text);
        double width = LabelFont.width(printable) * fontSize;
        float fitting = width > maxWidth ? (float) (fontSize * maxWidth / width) : fontSize;
        draw(printable, left + x * scale, top + baseLine * scale, fitting * scale);
    }

    /** Fills a box. */
    final void box(float x, float y, float width, float height) {
        fill(left + x * scale, top + y * scale, width * scale, height * scale);
    }

    /** Draws a Code 128 of this width at most. */
    final void barcode(String text, float x, float y, float width, float height) {
        drawBarcode(text, left + x * scale, top + y * scale, width * scale, height * scale);
    }

    /** Draws a QR code of this width and height at most. */
    final void qr(String text, float x, float y, float side) {
        drawQr(text, left + x * scale, top + y * scale, side * scale);
    }

    /** Completes the document. */
    abstract byte[] finish() throws IOException;

    abstract void beginPage(PDRectangle pageSize) throws IOException;

    abstract void draw(String printable, float x, float baseLine, float fontSize) throws IOException;

    abstract void fill(float x, float y, float width, float height);

    /**
     * The distance to which this kind of document aligns a barcode and the width of its bars, at most {@code distance}.
     */
    float aligned(float distance) {
        return distance;
    }

    void drawBarcode(String text, float x, float y, float width, float height) {
        boolean[] bars = Barcodes.code128(text);
        float bar = aligned(width / bars.length);
        float start = aligned(x + (width - bar * bars.length) / 2);
        for (int from = 0; from < bars.length; from++) {
            int to = from;
            while (to < bars.length && bars[to]) {
                to++;
            }
            if (to > from) {
                fill(start + from * bar, y, (to - from) * bar, height);
                from = to;
            }
        }
    }

    void drawQr(String text, float x, float y, float side) {
        BitMatrix squares = Barcodes.qr(text);
        float square = aligned(side / squares.getWidth());
        float startX = aligned(x);
        float startY = aligned(y);
        for (int row = 0; row < squares.getHeight(); row++) {
            for (int from = 0; from < squares.getWidth(); from++) {
                int to = from;
                while (to < squares.getWidth() && squares.get(to, row)) {
                    to++;
                }
                if (to > from) {
                    fill(startX + from * square, startY + row * square, (to - from) * square, square);
                    from = to;
                }
            }
        }
    }
}
