package io.github.camelsendcloud.sandbox.internal.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Prints labels and other documents of parcels as PDF, ZPL or PNG. */
public final class LabelPrinter {

    private static final int LABELS_PER_SHEET = 4;
    private static final int MARGIN = 40;
    private static final int FONT_SIZE = 10;
    private static final int LINE_HEIGHT = 15;
    private static final int LINES_PER_PAGE = 50;

    /**
     * Prints each document on a page of its own. A ZPL document has one page after the other, a PNG one below the
     * other. A label keeps its size on larger paper. The other documents fill the paper.
     */
    public byte[] print(List<Label> labels, Format format, PaperSize paper, int dpi) {
        Canvas canvas = switch (format) {
            case PDF -> new PdfCanvas();
            case ZPL -> new ZplCanvas();
            case PNG -> new ImageCanvas(dpi);
        };
        try {
            for (Label label : labels) {
                canvas.newPage(paper.rectangle());
                float formWidth = PaperSize.of(label.type().size()).rectangle().getWidth();
                float paperWidth = paper.rectangle().getWidth();
                canvas.place(0, 0, label.isSmall() ? 1 : paperWidth / formWidth);
                label.draw(canvas);
            }
            return canvas.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints lines of text as a PDF of A4 pages. */
    public byte[] printText(List<String> lines) {
        Canvas canvas = new PdfCanvas();
        try {
            for (int i = 0; i < lines.size(); i++) {
                int place = i % LINES_PER_PAGE;
                if (place == 0) {
                    canvas.newPage(PDRectangle.A4);
                }
                canvas.text(MARGIN, MARGIN + (place + 1) * LINE_HEIGHT, FONT_SIZE, PDRectangle.A4.getWidth() - 2 * MARGIN,
                        lines.get(i));
            }
            return canvas.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Prints a PDF of A4 sheets. A sheet has room for four A6 labels.
     *
     * @param startFrom the place of the first label: 0 is top left, 1 top right, 2 bottom left, 3 bottom right
     */
    public byte[] printSheets(List<Label> labels, int startFrom) {
        Canvas canvas = new PdfCanvas();
        float width = PDRectangle.A4.getWidth() / 2;
        float height = PDRectangle.A4.getHeight() / 2;
        try {
            for (int i = 0; i < labels.size(); i++) {
                int place = (startFrom + i) % LABELS_PER_SHEET;
                if (i == 0 || place == 0) {
                    canvas.newPage(PDRectangle.A4);
                }
                canvas.place(place % 2 * width, place / 2 * height, 1);
                labels.get(i).draw(canvas);
            }
            return canvas.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
