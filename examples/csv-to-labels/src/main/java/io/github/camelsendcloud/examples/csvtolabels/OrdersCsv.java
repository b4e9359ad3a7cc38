package io.github.camelsendcloud.examples.csvtolabels;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.github.camelsendcloud.request.PlainOrder;

/** Reads a CSV of orders row by row. Only one row is in memory. */
public final class OrdersCsv {

    private static final CsvMapper CSV = new CsvMapper();
    private static final Set<String> FIELDS = fields();

    private final Path file;
    private final CsvSchema schema;

    /** @param separator the character between two values: a comma, or a semicolon in the CSV of many spreadsheets */
    OrdersCsv(Path file, char separator) {
        this.file = file;
        this.schema = CsvSchema.emptySchema().withColumnSeparator(separator);
    }

    /** The fields of the data type {@code sendcloud:order}. */
    private static Set<String> fields() {
        try (InputStream schema = PlainOrder.class.getResourceAsStream("order.schema.json")) {
            Set<String> fields = new LinkedHashSet<>();
            new ObjectMapper().readTree(schema).get("properties").fieldNames().forEachRemaining(fields::add);
            return fields;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The number of orders in the file. Reads the whole file, so that an unreadable file is noticed before the first
     * label.
     */
    int count() throws IOException {
        int rows = 0;
        try (Rows all = rows()) {
            while (all.hasNext()) {
                all.next();
                rows++;
            }
        }
        return rows;
    }

    /**
     * The rows of the file.
     *
     * @throws IOException              if the file cannot be read
     * @throws IllegalArgumentException if the header lacks a column, or has a column of another name: a column with a
     *                                  wrong name would be missing on the labels
     */
    public Rows rows() throws IOException {
        MappingIterator<List<String>> lines = CSV.readerForListOf(String.class).with(schema)
                .with(CsvParser.Feature.WRAP_AS_ARRAY).with(CsvParser.Feature.SKIP_EMPTY_LINES).readValues(file.toFile());
        List<String> header = lines.hasNext() ? lines.next().stream().map(String::strip).toList() : List.of();
        if (!header.containsAll(Row.REQUIRED)) {
            lines.close();
            throw new IllegalArgumentException(
                    "The header of " + file + " must have the columns " + Row.REQUIRED + ", but has the columns " + header);
        }
        List<String> unknown
                = header.stream().filter(column -> !FIELDS.contains(column) && !column.startsWith("item_")).toList();
        if (!unknown.isEmpty()) {
            lines.close();
            throw new IllegalArgumentException(
                    "The header of " + file + " has the columns " + unknown + ", which are no fields of an order. Remove these"
                                               + " columns, or correct their names. The fields are " + FIELDS);
        }
        return new Rows(lines, header);
    }

    /** The rows of an open file. A split closes the file after the last row. Not safe for use by several threads. */
    public static final class Rows implements Iterator<Row>, AutoCloseable {

        private final MappingIterator<List<String>> lines;
        private final List<String> header;
        private final Map<String, Integer> firstRows = new HashMap<>();
        private int number = 1;

        private Rows(MappingIterator<List<String>> lines, List<String> header) {
            this.lines = lines;
            this.header = header;
        }

        @Override
        public boolean hasNext() {
            try {
                return lines.hasNext();
            } catch (RuntimeJsonMappingException e) {
                throw new IllegalArgumentException("Row " + (number + 1) + " cannot be read: " + e.getMessage(), e);
            }
        }

        @Override
        public Row next() {
            List<String> line = lines.next();
            number++;
            if (line.size() != header.size()) {
                return new Row(
                        number, Map.of(), "The row has " + line.size() + " values, and the header has " + header.size()
                                          + " columns. A value with a separator needs quotes");
            }
            Map<String, String> values = new LinkedHashMap<>();
            for (int column = 0; column < line.size(); column++) {
                values.put(header.get(column), line.get(column));
            }
            Row row = new Row(number, values, null);
            if (row.orderNumber().isEmpty()) {
                return new Row(number, values, "The row has no order number");
            }
            Integer first = firstRows.putIfAbsent(row.orderNumber(), number);
            return first == null
                    ? row : new Row(number, values, "Row " + first + " has the same order number");
        }

        @Override
        public void close() {
            try {
                lines.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
