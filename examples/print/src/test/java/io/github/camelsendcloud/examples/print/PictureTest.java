package io.github.camelsendcloud.examples.print;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.imageio.ImageIO;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Makes the picture of the README from a run with CUPS: {@code -Dexample.picture=true} replaces the picture. */
@EnabledIfSystemProperty(named = "example.picture", matches = "true")
class PictureTest {

    private static final Path PICTURE = Path.of("../../docs/images/print.png");

    @TempDir
    private Path folder;

    @Test
    @Timeout(600)
    void thePictureShowsThePageOfCupsAndAPrintedLabel() throws Exception {
        Assumptions.assumeTrue(CupsServer.missing() == null, CupsServer.missing());
        try (PackingTable table = new PackingTable(folder, "packing-table-1", true)) {
            assertThat(table.run(table.printers())).as(table.screen()).isZero();
            await().atMost(Duration.ofSeconds(120)).until(() -> table.pdfFiles().size() == 6);
            BufferedImage page = pageOfCups(table);
            try (PDDocument pdf = Loader.loadPDF(table.pdfFiles().get(0).toFile())) {
                BufferedImage paper = new PDFRenderer(pdf).renderImageWithDPI(0, 192);
                // the label of A6 is in the middle of a paper of A4
                BufferedImage label = paper.getSubimage(paper.getWidth() / 4, paper.getHeight() / 4, paper.getWidth() / 2,
                        paper.getHeight() / 2);
                int height = page.getHeight() - 40;
                int width = label.getWidth() * height / label.getHeight();
                BufferedImage picture
                        = new BufferedImage(page.getWidth() + width + 40, page.getHeight(), BufferedImage.TYPE_INT_RGB);
                Graphics2D canvas = picture.createGraphics();
                canvas.setColor(new Color(0xe8, 0xea, 0xed));
                canvas.fillRect(0, 0, picture.getWidth(), picture.getHeight());
                canvas.drawImage(page, 0, 0, null);
                canvas.drawImage(label.getScaledInstance(width, height, BufferedImage.SCALE_SMOOTH), page.getWidth() + 20, 20,
                        null);
                canvas.dispose();
                ImageIO.write(picture, "png", PICTURE.toFile());
            }
        }
    }

    private BufferedImage pageOfCups(PackingTable table) throws Exception {
        File screenshot = folder.resolve("cups.png").toFile();
        Process browser = new ProcessBuilder(
                List.of("chromium", "--headless", "--no-sandbox", "--hide-scrollbars", "--window-size=900,820",
                        "--user-data-dir=" + folder.resolve("chromium"), "--screenshot=" + screenshot, table.pageOfCups()))
                .redirectErrorStream(true).redirectOutput(folder.resolve("chromium.txt").toFile()).start();
        assertThat(browser.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return ImageIO.read(screenshot);
    }
}
