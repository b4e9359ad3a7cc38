package io.github.camelsendcloud.examples.csvtolabels;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.camelsendcloud.sandbox.KeyRotation;
import io.github.camelsendcloud.sandbox.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static io.github.camelsendcloud.sandbox.SandboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A CSV of orders becomes labels and a report. */
class CsvToLabelsTest {

    private static final String HEADER
            = "order_number,name,company,street,house_number,postal_code,city,country,weight,shipping_option\n";
    private static final String GOOD = "A-1,Käthe Weiß,\"Groß, Sohn & \"\"Co\"\"\",Königstraße,5,70173,Stuttgart,DE,\"1,5\","
                                       + "sendcloud:letter\n";
    private static final String NO_CITY = "A-2,Jürgen Höfer,,Getreidegasse,9,5020,,AT,0.5,sendcloud:letter\n";

    @TempDir
    private Path folder;

    @Test
    @Timeout(300)
    void aRefusedRowSaysWhatToMendAndTheMendedRowIsShippedByTheNextStart() throws Exception {
        Path orders = write(HEADER + GOOD + NO_CITY);

        Shipping.Summary first = CsvToLabels.ship(orders, ',', folder, Map.of());

        assertThat(first).isEqualTo(new Shipping.Summary(1, 1, 0, 1));
        Results results = new Results(folder);
        assertThat(results.refusals()).content().contains("3,A-2,invalid_value,").contains("city is missing")
                .contains("Correct the column city");

        write(HEADER + GOOD + NO_CITY.replace(",,AT", ",Salzburg,AT"));
        Shipping.Summary second = CsvToLabels.ship(orders, ',', folder, Map.of());

        assertThat(second).isEqualTo(new Shipping.Summary(2, 0, 0, 2));
        assertThat(Files.readAllLines(results.refusals())).hasSize(1);
        assertThat(Files.readAllLines(results.listOfLabels())).hasSize(3);
    }

    @Test
    @Timeout(300)
    void aDeletedLabelIsFetchedAgainAndNotBoughtAgain() throws Exception {
        Path orders = write(HEADER + GOOD);
        CsvToLabels.ship(orders, ',', folder, Map.of());
        String bought = Files.readString(folder.resolve("labels.csv"));
        Path label = new Results(folder).label(Long.parseLong(bought.split(",")[7]));
        Files.delete(label);

        CsvToLabels.ship(orders, ',', folder, Map.of());

        assertThat(label).exists();
        assertThat(folder.resolve("labels.csv")).hasContent(bought);
    }

    @Test
    @Timeout(300)
    void refusedKeysEndTheRunAtOnceWithAMessage() throws Exception {
        Path orders = write(HEADER + GOOD + NO_CITY);
        try (Sandbox sandbox = Sandbox.start()) {
            ShippingProgram program = new ShippingProgram(sandbox, orders, folder);
            String oldKey = sandbox.publicKey();
            sandbox.account().rotateKeys(KeyRotation.atOnce());
            assertThat(sandbox.publicKey()).isNotEqualTo(oldKey);

            Process process = program.start("-Dcamel.component.sendcloud.public-key=" + oldKey);

            assertThat(process.waitFor(240, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(program.screen())).isEqualTo(1);
            assertThat(Files.readString(program.screen())).contains("Shipping ended early")
                    .contains("continues with the orders");
            assertThat(sandbox).hasBoughtLabels(0);
        }
    }

    @Test
    void theRowsHaveQuotesLineFeedsUmlautsAndAByteOrderMark() throws Exception {
        Path orders = write("\uFEFF" + HEADER.replace(',', ';')
                            + "B-1;Zoé Ångström;\"Bät. B\n2. OG\";Rue;1;75015;Paris;FR;0,5;sendcloud:letter\n\n"
                            + "B-2;one value too few\nB-1;Zoé;;Rue;1;75015;Paris;FR;0,5;sendcloud:letter\n"
                            + ";Zoé;;Rue;1;75015;Paris;FR;0,5;sendcloud:letter\n");
        List<Row> rows = new ArrayList<>();

        try (OrdersCsv.Rows all = new OrdersCsv(orders, ';').rows()) {
            all.forEachRemaining(rows::add);
        }

        assertThat(rows).extracting(Row::problem).containsExactly(null,
                "The row has 2 values, and the header has 10 columns. A value with a separator needs quotes",
                "Row 2 has the same order number", "The row has no order number");
        assertThat(rows.get(0).values()).containsEntry("name", "Zoé Ångström").containsEntry("company", "Bät. B\n2. OG");
        assertThat(rows.get(0).order()).containsEntry("weight", "0.5");
    }

    @Test
    void aHeaderWithoutARequiredColumnIsNamedBeforeTheFirstLabel() throws Exception {
        Path orders = write("order_number,name\nA-1,Zoé\n");

        assertThatThrownBy(() -> CsvToLabels.ship(orders, ',', folder, Map.of()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("must have the columns")
                .hasMessageContaining("postal_code");
    }

    @Test
    void aHeaderWithAMistypedColumnIsNamedBeforeTheFirstLabel() throws Exception {
        Path orders = write(HEADER.replace("house_number", "house_nr") + GOOD);

        assertThatThrownBy(() -> CsvToLabels.ship(orders, ',', folder, Map.of()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("has the columns [house_nr]")
                .hasMessageContaining("house_number");
    }

    @Test
    void aJournalIgnoresALineThatACrashHasTruncated() throws Exception {
        Path file = folder.resolve("journal.ndjson");
        try (Journal journal = new Journal(file)) {
            journal.add(new Journal.SavedLabel("Ä-1", 7, "T7"));
        }
        Files.writeString(file, Files.readString(file) + "{\"order\":\"A-2\",\"par");

        try (Journal journal = new Journal(file)) {
            assertThat(journal.label("A-2")).isNull();
            journal.add(new Journal.SavedLabel("A-3", 9, ""));
        }

        try (Journal journal = new Journal(file)) {
            assertThat(journal.label("Ä-1")).isEqualTo(new Journal.SavedLabel("Ä-1", 7, "T7"));
            assertThat(journal.label("A-3").parcel()).isEqualTo(9);
        }
    }

    private Path write(String csv) throws Exception {
        return Files.writeString(folder.resolve("orders.csv"), csv, StandardCharsets.UTF_8);
    }
}
