package io.github.camelsendcloud.examples.csvtolabels;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;

/**
 * The files of a run in one folder.
 *
 * @param folder exists
 */
record Results(Path folder) {

    private static final CsvMapper CSV = new CsvMapper();

    /** A line of {@code labels.csv}. */
    @JsonPropertyOrder({ "row", "order", "parcel", "tracking_number", "page", "pages" })
    record PrintedLabel(int row, String order, long parcel, String tracking_number, int page, int pages) {
    }

    Path journal() {
        return folder.resolve("journal.ndjson");
    }

    Path label(long parcel) {
        return folder.resolve("labels").resolve(parcel + ".pdf");
    }

    Path mergedLabels() {
        return folder.resolve("labels.pdf");
    }

    Path listOfLabels() {
        return folder.resolve("labels.csv");
    }

    Path refusals() {
        return folder.resolve("refusals.csv");
    }

    /** Writes the merged PDF and the two reports, in the order of the CSV. Returns the number of pages. */
    int write(OrdersCsv csv, Journal journal, Collection<Refusal> refusals) throws IOException {
        int pages = 0;
        try (LabelBook book = new LabelBook();
             OrdersCsv.Rows rows = csv.rows();
             SequenceWriter list = writer(listOfLabels(), PrintedLabel.class)) {
            while (rows.hasNext()) {
                Row row = rows.next();
                Journal.SavedLabel label = row.problem() == null ? journal.label(row.orderNumber()) : null;
                // an order without its label is in the report of refusals
                if (label != null && Files.exists(label(label.parcel()))) {
                    int page = book.add(label(label.parcel()));
                    list.write(new PrintedLabel(
                            row.number(), label.order(), label.parcel(), label.trackingNumber(), page,
                            book.pages() + 1 - page));
                }
            }
            pages = book.pages();
            if (pages > 0) {
                book.save(mergedLabels());
            }
        }
        publish(listOfLabels());
        try (SequenceWriter report = writer(refusals(), Refusal.class)) {
            report.writeAll(refusals);
        }
        publish(refusals());
        return pages;
    }

    private static SequenceWriter writer(Path file, Class<?> type) throws IOException {
        return CSV.writer(CSV.schemaFor(type).withHeader()).writeValues(part(file).toFile());
    }

    private static Path part(Path file) {
        return file.resolveSibling(file.getFileName() + ".part");
    }

    private static void publish(Path file) throws IOException {
        Files.move(part(file), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
