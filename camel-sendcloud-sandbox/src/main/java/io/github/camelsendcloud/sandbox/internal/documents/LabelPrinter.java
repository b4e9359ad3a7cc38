package io.github.camelsendcloud.sandbox.internal.documents;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageIO;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Prints labels as PDF, ZPL or PNG. */
public final class LabelPrinter {

    private static final int LABELS_PER_SHEET = 4;

    /** Prints one label per page. A ZPL document has one label after the other, a PNG one below the other. */
    public byte[] print(List<Label> labels, Format format, PaperSize paper, int dpi) {
        if (format == Format.ZPL) {
            return zpl(labels);
        }
        try (PDDocument document = new PDDocument()) {
            LabelPdf pdf = new LabelPdf(document);
            for (Label label : labels) {
                pdf.newPage(paper.rectangle());
                pdf.draw(label, 0, paper.rectangle().getHeight());
            }
            pdf.finish();
            return format == Format.PNG ? png(document, dpi) : bytes(document);
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
        try (PDDocument document = new PDDocument()) {
            LabelPdf pdf = new LabelPdf(document);
            float width = PDRectangle.A4.getWidth() / 2;
            float height = PDRectangle.A4.getHeight() / 2;
            for (int i = 0; i < labels.size(); i++) {
                int place = (startFrom + i) % LABELS_PER_SHEET;
                if (i == 0 || place == 0) {
                    pdf.newPage(PDRectangle.A4);
                }
                pdf.draw(labels.get(i), place % 2 * width, (2 - place / 2) * height);
            }
            pdf.finish();
            return bytes(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(PDDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    private static byte[] png(PDDocument document, int dpi) throws IOException {
        PDFRenderer renderer = new PDFRenderer(document);
        List<BufferedImage> pages = new ArrayList<>();
        for (int page = 0; page < document.getNumberOfPages(); page++) {
            pages.add(renderer.renderImageWithDPI(page, dpi));
        }
        int height = pages.stream().mapToInt(BufferedImage::getHeight).sum();
        BufferedImage all = new BufferedImage(pages.get(0).getWidth(), height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = all.createGraphics();
        int y = 0;
        for (BufferedImage page : pages) {
            graphics.drawImage(page, 0, y, null);
            y += page.getHeight();
        }
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(all, "png", out);
        return out.toByteArray();
    }

    private static byte[] zpl(List<Label> labels) {
        StringBuilder zpl = new StringBuilder();
        for (Label label : labels) {
            // ^CI28: the text is UTF-8
            zpl.append("^XA^CI28\n");
            int y = 40;
            for (String line : label.lines()) {
                zpl.append("^FO40,").append(y).append("^A0N,28,28^FH_^FD").append(escaped(line)).append("^FS\n");
                y += 36;
            }
            zpl.append("^XZ\n");
        }
        return zpl.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The text with escapes: ^ and ~ begin commands, and after ^FH the character _ begins an escape. */
    private static String escaped(String text) {
        return text.replace("_", "_5F").replace("^", "_5E").replace("~", "_7E");
    }
}
