package io.github.camelsendcloud.examples.csvtolabels;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import io.github.camelsendcloud.sandbox.RecordedRequest;
import io.github.camelsendcloud.sandbox.Sandbox;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static io.github.camelsendcloud.sandbox.SandboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The program is killed several times, and started again. */
class CrashTest {

    private static final Path ORDERS = Path.of("orders.csv").toAbsolutePath();
    private static final int LABELS = 487;

    @TempDir
    private Path folder;

    @Test
    @Timeout(1200)
    void killedProgramsAndARestartEndWithOneLabelAndOnePageForEachOrder() throws Exception {
        Random seeded = new Random(20261129);
        Results results = new Results(folder);
        try (Sandbox sandbox = Sandbox.start()) {
            sandbox.controls().latency(Duration.ofMillis(5));
            ShippingProgram program = new ShippingProgram(sandbox, ORDERS, folder);
            for (int round = 0; round < 2; round++) {
                int calls = 400 * round + 20 + seeded.nextInt(360);
                killWhen(program, () -> sandbox.account().counts().calls() >= calls);
            }
            killWhen(program, () -> Files.exists(folder.resolve("labels.csv.part")));
            Process last = program.start();
            assertThat(last.waitFor(300, TimeUnit.SECONDS)).isTrue();
            assertThat(last.exitValue()).as(Files.readString(program.screen())).isZero();

            assertThat(sandbox).hasBoughtLabels(LABELS).hasNoDuplicateLabels();
            // a kill hit orders between their announcement and their label
            assertThat(ordersAnnouncedTwice(sandbox)).isNotEmpty();
            List<String> lines = Files.readAllLines(results.listOfLabels());
            assertThat(lines).hasSize(LABELS + 1).startsWith("row,order,parcel,tracking_number,page,pages");
            assertThat(lines.get(1)).startsWith("2,KK-2026-20001,").endsWith(",1,1");
            assertEveryPageIsTheLabelOfItsLine(results, lines);
            assertThat(Files.readAllLines(results.refusals())).hasSize(14);
        }
        assertThat(Files.readString(folder.resolve("screen.txt")))
                .contains("500 of 500 orders: 487 labels, 13 refused, 0 remaining");
    }

    private static void killWhen(ShippingProgram program, BooleanSupplier moment) throws Exception {
        Process process = program.start();
        try {
            await().atMost(Duration.ofSeconds(300)).pollInterval(Duration.ofMillis(1))
                    .until(() -> moment.getAsBoolean() || !process.isAlive());
            assertThat(process.isAlive()).as(Files.readString(program.screen())).isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static Set<String> ordersAnnouncedTwice(Sandbox sandbox) {
        Set<String> seen = new HashSet<>();
        Set<String> twice = new HashSet<>();
        for (RecordedRequest request : sandbox.requests()) {
            if (request.path().endsWith("/shipments/announce")) {
                String order = new String(request.body(), StandardCharsets.UTF_8)
                        .replaceAll("(?s).*\"order_number\":\"([^\"]*)\".*", "$1");
                if (!seen.add(order) && sandbox.labels().stream().anyMatch(label -> label.orderNumber().equals(order))) {
                    twice.add(order);
                }
            }
        }
        return twice;
    }

    private static void assertEveryPageIsTheLabelOfItsLine(Results results, List<String> lines) throws Exception {
        try (PDDocument pdf = Loader.loadPDF(results.mergedLabels().toFile())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(LABELS);
            PDFTextStripper text = new PDFTextStripper();
            for (String line : lines.subList(1, lines.size())) {
                String[] values = line.split(",");
                text.setStartPage(Integer.parseInt(values[4]));
                text.setEndPage(Integer.parseInt(values[4]));
                assertThat(text.getText(pdf)).contains(values[3]);
            }
        }
    }
}
