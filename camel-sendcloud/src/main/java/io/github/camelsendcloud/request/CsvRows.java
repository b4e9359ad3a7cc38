package io.github.camelsendcloud.request;

import java.io.IOException;
import java.util.List;
import java.util.Map;

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

    /** @throws IOException when a row has another number of cells than the first row, or when a quote has no end */
    static List<Map<String, Object>> read(String csv) throws IOException {
        CsvSchema schema = CsvSchema.emptySchema().withHeader().withColumnSeparator(separator(csv));
        try (MappingIterator<Map<String, Object>> rows = MAPPER.readerForMapOf(Object.class).with(schema).readValues(csv)) {
            return rows.readAll();
        }
    }

    /** The separator of the first row: a comma, or the semicolon or the tab that spreadsheets write. */
    private static char separator(String csv) {
        String header = csv.lines().findFirst().orElse("");
        return header.indexOf(',') >= 0 ? ',' : header.indexOf(';') >= 0 ? ';' : header.indexOf('\t') >= 0 ? '\t' : ',';
    }
}
