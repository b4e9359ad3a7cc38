package io.github.camelsendcloud.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/**
 * An object of {@code operations.json}. The rows are parsed without data binding, and each row is parsed only when an
 * operation is needed. The reason: the catalog is loaded at each start, and an application uses few operations.
 */
final class CatalogRow {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String PATH = "\"path\": \"";

    private final Map<String, Object> fields;

    private CatalogRow(Map<String, Object> fields) {
        this.fields = fields;
    }

    /** The texts of the rows of a list. Each row is one line. */
    static List<String> lines(InputStream json) throws IOException {
        List<String> lines = new ArrayList<>();
        BufferedReader reader = new BufferedReader(new InputStreamReader(json, StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.startsWith("  {")) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** The path of a row. */
    static String path(String line) {
        int begin = line.indexOf(PATH) + PATH.length();
        return line.substring(begin, line.indexOf('"', begin));
    }

    /** Parses a row. Any text after the row, such as a comma, is ignored. */
    static CatalogRow of(String line) {
        try (JsonParser parser = JSON.createParser(line)) {
            parser.nextToken();
            return (CatalogRow) value(parser);
        } catch (IOException e) {
            throw new UncheckedIOException("operations.json has a row that is not JSON: " + line, e);
        }
    }

    private static Object value(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            Map<String, Object> fields = new LinkedHashMap<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                fields.put(name, value(json));
            }
            return new CatalogRow(fields);
        }
        if (json.currentToken() == JsonToken.START_ARRAY) {
            List<Object> list = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                list.add(value(json));
            }
            return list;
        }
        return json.getText();
    }

    private static List<CatalogRow> rows(Object list) {
        return ((List<?>) list).stream().map(CatalogRow.class::cast).toList();
    }

    boolean has(String field) {
        return fields.containsKey(field);
    }

    /** The names of the fields, in order. */
    Set<String> names() {
        return fields.keySet();
    }

    /** @return {@code null} when the row has no such field */
    String text(String field) {
        return (String) fields.get(field);
    }

    /** @return 0 when the row has no such field */
    int number(String field) {
        return has(field) ? Integer.parseInt(text(field)) : 0;
    }

    boolean isTrue(String field) {
        return "true".equals(fields.get(field));
    }

    /** @return {@code null} when the row has no such field */
    CatalogRow row(String field) {
        return (CatalogRow) fields.get(field);
    }

    /** @return empty when the row has no such field */
    List<CatalogRow> rows(String field) {
        return has(field) ? rows(fields.get(field)) : List.of();
    }

    /** @return empty when the row has no such field */
    List<String> texts(String field) {
        return has(field) ? ((List<?>) fields.get(field)).stream().map(String.class::cast).toList() : List.of();
    }

    /** @return empty when the row has no such field */
    List<BodyPath> paths(String field) {
        return texts(field).stream().map(BodyPath::of).toList();
    }

    /** @return the default value when the row has no such field */
    <E extends Enum<E>> E constant(Class<E> type, String field, E defaultValue) {
        return has(field) ? Enum.valueOf(type, text(field).toUpperCase(Locale.ROOT).replace('-', '_')) : defaultValue;
    }
}
