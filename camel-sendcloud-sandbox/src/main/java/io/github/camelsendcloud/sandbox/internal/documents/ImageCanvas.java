package io.github.camelsendcloud.sandbox.internal.documents;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * A document as PNG: one page below the other. The class draws the outlines of the characters, because a machine
 * without a screen can be without fonts for Java. Each bar of a barcode has a whole number of pixels.
 */
final class ImageCanvas extends Canvas {

    private final float pixelsPerPoint;
    private final List<BufferedImage> pages = new ArrayList<>();
    private Graphics2D graphics;

    ImageCanvas(int dpi) {
        this.pixelsPerPoint = dpi / 72f;
    }

    @Override
    void beginPage(PDRectangle size) {
        endPage();
        BufferedImage page = image((int) (size.getWidth() * pixelsPerPoint), (int) (size.getHeight() * pixelsPerPoint));
        pages.add(page);
        graphics = page.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, page.getWidth(), page.getHeight());
        graphics.setColor(Color.BLACK);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    }

    @Override
    void draw(String printable, float x, float baseLine, float fontSize) {
        AffineTransform place = AffineTransform.getTranslateInstance(x * pixelsPerPoint, baseLine * pixelsPerPoint);
        // the outlines of a font grow upwards, the lines of an image grow downwards
        place.scale(fontSize * pixelsPerPoint, -fontSize * pixelsPerPoint);
        graphics.fill(place.createTransformedShape(LabelFont.outline(printable)));
    }

    @Override
    void fill(float x, float y, float width, float height) {
        int fromX = Math.round(x * pixelsPerPoint);
        int fromY = Math.round(y * pixelsPerPoint);
        int pixelsWide = Math.max(1, Math.round((x + width) * pixelsPerPoint) - fromX);
        graphics.fillRect(fromX, fromY, pixelsWide, Math.max(1, Math.round((y + height) * pixelsPerPoint) - fromY));
    }

    @Override
    float aligned(float distance) {
        return Math.max(1, (int) (distance * pixelsPerPoint)) / pixelsPerPoint;
    }

    @Override
    byte[] finish() throws IOException {
        endPage();
        BufferedImage all = pages.get(0);
        if (pages.size() > 1) {
            all = image(all.getWidth(), pages.stream().mapToInt(BufferedImage::getHeight).sum());
            Graphics2D target = all.createGraphics();
            int y = 0;
            for (BufferedImage page : pages) {
                target.drawImage(page, 0, y, null);
                y += page.getHeight();
            }
            target.dispose();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream png = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(all, "png", png);
        }
        return out.toByteArray();
    }

    private void endPage() {
        if (graphics != null) {
            graphics.dispose();
        }
    }

    private static BufferedImage image(int width, int height) {
        return new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    }
}
