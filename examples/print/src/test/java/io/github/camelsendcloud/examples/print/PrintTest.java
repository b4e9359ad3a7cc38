package io.github.camelsendcloud.examples.print;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.github.camelsendcloud.sandbox.BoughtLabel;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelsendcloud.sandbox.SandboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Each label is printed once, by a raw printer and by a real CUPS. Without CUPS, all labels go to the raw printer. */
@Timeout(1200)
class PrintTest {

    private static final int ORDERS = 12;
    private static final int OF_NETHERLANDS = 6;

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "with CUPS: {0}")
    @ValueSource(booleans = { false, true })
    void aKilledProgramThatStartsAgainPrintsEachLabelOnce(boolean withCups) throws Exception {
        assumeCups(withCups);
        Random seeded = new Random(20261129);
        try (PackingTable table = new PackingTable(folder, withCups)) {
            int calls = 4 + seeded.nextInt(8);
            table.killWhen(() -> table.sandbox.account().counts().calls() >= calls);
            for (int printed : List.of(3, 7, 10)) {
                table.killWhen(() -> labels(table) >= printed);
            }

            assertThat(table.run(table.printers())).as(table.screen()).isZero();

            assertThat(table.sandbox).hasBoughtLabels(ORDERS).hasNoDuplicateLabels();
            assertEachLabelIsPrintedOnce(table, withCups);
            assertThat(table.run(table.printers())).isZero();
            assertEachLabelIsPrintedOnce(table, withCups);
        }
    }

    @ParameterizedTest(name = "with CUPS: {0}")
    @ValueSource(booleans = { false, true })
    void aClaimOfBeforeACrashIsLookedUpAtThePrinter(boolean withCups) throws Exception {
        assumeCups(withCups);
        try (PackingTable table = new PackingTable(folder, withCups)) {
            assertThat(table.run(table.printersThatAreOff())).as(table.screen()).isEqualTo(1);
            assertThat(table.screen()).contains("is off");
            assertThat(table.printLog("UPDATE print_log SET state = state")).as("no claim without a printer").isZero();

            // a crash between the claim and the printer
            for (BoughtLabel label : table.sandbox.labels()) {
                boolean zpl = !withCups || isOfNetherlands(label.orderNumber());
                table.claim(label.parcelId(), zpl ? "zpl" : "cups");
            }
            assertThat(table.run(table.printers())).as(table.screen()).isZero();
            assertEachLabelIsPrintedOnce(table, withCups);

            // a crash between the printer and the line "printed"
            assertThat(table.printLog("UPDATE print_log SET state = 'claimed'")).isEqualTo(ORDERS);
            assertThat(table.run(table.printers())).as(table.screen()).isZero();
            assertEachLabelIsPrintedOnce(table, withCups);
            assertThat(table.printLog("UPDATE print_log SET state = 'claimed' WHERE printer = 'zpl' AND state = 'printed'"))
                    .isEqualTo(withCups ? OF_NETHERLANDS : ORDERS);

            // a raw port alone does not tell what is printed: a person looks
            List<String> withoutLog = new ArrayList<>(table.printers());
            withoutLog.removeIf(option -> option.startsWith("-Dzpl.log"));
            assertThat(table.run(withoutLog)).isEqualTo(1);
            assertThat(table.screen()).contains("not printed: KK-2026-3001: Check whether test-");
            assertThat(table.printLog("UPDATE print_log SET state = 'check' WHERE state = 'check'"))
                    .isEqualTo(withCups ? OF_NETHERLANDS : ORDERS);
            assertEachLabelIsPrintedOnce(table, withCups);
        }
    }

    private static void assumeCups(boolean withCups) {
        String missing = withCups ? CupsServer.missing() : null;
        Assumptions.assumeTrue(missing == null, "The test with CUPS is skipped: " + missing);
    }

    private boolean isOfNetherlands(String order) throws Exception {
        return Files.readAllLines(Path.of("orders.json")).stream().filter(line -> line.contains(order))
                .anyMatch(line -> line.matches(".*\"to_address\": \\{[^}]*\"country_code\": \"NL\".*"));
    }

    private static int labels(PackingTable table) {
        try {
            return table.parcelsOfRawPrinter().size() + table.parcelsOfCups().size();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertEachLabelIsPrintedOnce(PackingTable table, boolean withCups) throws Exception {
        List<Long> zpl = table.parcelsOfRawPrinter();
        List<Long> cups = table.parcelsOfCups();
        assertThat(zpl).hasSize(withCups ? OF_NETHERLANDS : ORDERS);
        assertThat(cups).hasSize(ORDERS - zpl.size());
        List<Long> all = new ArrayList<>(zpl);
        all.addAll(cups);
        assertThat(all).containsExactlyInAnyOrderElementsOf(
                table.sandbox.labels().stream().map(BoughtLabel::parcelId).toList());
        await().atMost(Duration.ofSeconds(120)).untilAsserted(() -> assertThat(table.pdfFiles()).hasSize(cups.size()));
        for (Path file : table.pdfFiles()) {
            await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> {
                try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
                    return pdf.getNumberOfPages() == 1 && hasInk(new PDFRenderer(pdf).renderImageWithDPI(0, 36));
                }
            });
        }
    }

    /** Whether the page is not blank, as the page of a failed filter is. */
    private static boolean hasInk(BufferedImage page) {
        return IntStream.range(0, page.getWidth() * page.getHeight())
                .filter(pixel -> (page.getRGB(pixel % page.getWidth(), pixel / page.getWidth()) & 0xff) < 128).count()
               > 100;
    }
}
