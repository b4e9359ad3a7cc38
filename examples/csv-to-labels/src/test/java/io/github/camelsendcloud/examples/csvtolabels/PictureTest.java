package io.github.camelsendcloud.examples.csvtolabels;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.imageio.ImageIO;

import io.github.camelsendcloud.sandbox.Sandbox;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Makes the picture of the README from a run of the program: {@code -Dexample.picture=true} replaces the picture. */
@EnabledIfSystemProperty(named = "example.picture", matches = "true")
class PictureTest {

    private static final Path PICTURE = Path.of("../../docs/images/csv-to-labels.png");
    private static final int WIDTH = 1130;
    private static final int LINE = 19;
    private static final int MARGIN = 16;

    @TempDir
    private Path folder;

    @Test
    @Timeout(600)
    void thePictureShowsTheProgressAndTheFirstLabels() throws Exception {
        try (Sandbox sandbox = Sandbox.start()) {
            ShippingProgram program = new ShippingProgram(sandbox, Path.of("orders.csv").toAbsolutePath(), folder);
            Process process = program.start("-Dcamel.component.sendcloud.rate-limiter=local",
                    "-Dcamel.component.sendcloud.write-limit=25/1s");
            assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
            List<String> lines = Files.readAllLines(program.screen()).stream()
                    .map(line -> line.replace(folder.toString(), "target/results")
                            .replace(Path.of("").toAbsolutePath().toString() + "/", ""))
                    .toList();
            draw(lines);
        }
    }

    private void draw(List<String> lines) throws Exception {
        int text = MARGIN * 2 + LINE * lines.size();
        BufferedImage picture = new BufferedImage(WIDTH, text + 400, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        canvas.setColor(new Color(0xe8, 0xea, 0xed));
        canvas.fillRect(0, 0, WIDTH, picture.getHeight());
        canvas.setColor(new Color(0x1e, 0x1e, 0x1e));
        canvas.fillRect(0, 0, WIDTH, text);
        canvas.setColor(new Color(0xdd, 0xdd, 0xdd));
        canvas.setFont(new Font(Font.MONOSPACED, Font.PLAIN, 14));
        for (int line = 0; line < lines.size(); line++) {
            canvas.drawString(lines.get(line), MARGIN, MARGIN + LINE * (line + 1) - 5);
        }
        try (PDDocument pdf = Loader.loadPDF(new Results(folder).mergedLabels().toFile())) {
            for (int page = 0; page < 4; page++) {
                BufferedImage label = new PDFRenderer(pdf).renderImageWithDPI(page, 110);
                int height = 370;
                int width = label.getWidth() * height / label.getHeight();
                canvas.drawImage(label.getScaledInstance(width, height, BufferedImage.SCALE_SMOOTH),
                        MARGIN + page * (width + MARGIN), text + MARGIN, null);
            }
        }
        canvas.dispose();
        ImageIO.write(picture, "png", PICTURE.toFile());
    }
}
