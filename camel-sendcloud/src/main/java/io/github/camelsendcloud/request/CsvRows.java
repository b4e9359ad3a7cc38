package io.github.camelsendcloud.request;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;

/** Reads CSV with the names of the columns in its first row. Only this class needs the optional library for CSV. */
final class CsvRows {

    private static final CsvMapper MAPPER = CsvMapper.builder()
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES, CsvParser.Feature.TRIM_SPACES,
                    CsvParser.Feature.FAIL_ON_MISSING_COLUMNS)
            .build();

    private CsvRows() {
    }

    /**
     * @throws IOException when a row has another number of cells than the first row, when a quote has no end, or when
     *                     the first row has a name twice or is no row of names
     */
    static List<Map<String, Object>> read(String csv) throws IOException {
        CsvSchema schema = CsvSchema.emptySchema().withHeader().withColumnSeparator(separator(csv));
        try (MappingIterator<Map<String, Object>> rows = MAPPER.readerForMapOf(Object.class).with(schema).readValues(csv)) {
            List<Map<String, Object>> all = rows.readAll();
            requireNames((CsvSchema) rows.getParserSchema(), all.isEmpty());
            return all;
        }
    }

    private static void requireNames(CsvSchema schema, boolean noRows) throws IOException {
        Set<String> names = new HashSet<>();
        for (CsvSchema.Column column : schema) {
            if (!names.add(column.getName())) {
                throw new IOException("the first row has the column " + column.getName() + " twice");
            }
        }
        // a text of another format would be no orders
        if (noRows && !names.contains("order_number")) {
            throw new IOException("the first row must have the names of the columns, such as order_number");
        }
    }

    /** The separator of the first row: a comma, or the semicolon or the tab that spreadsheets write. */
    private static char separator(String csv) {
        String header = csv.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        return header.indexOf(',') >= 0 ? ',' : header.indexOf(';') >= 0 ? ';' : header.indexOf('\t') >= 0 ? '\t' : ',';
    }
}
