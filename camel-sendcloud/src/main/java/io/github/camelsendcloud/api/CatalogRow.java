package io.github.camelsendcloud.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/**
 * An object of {@code operations.json}. Read without data binding, which takes longer to get ready than the rest of a
 * component's start.
 */
final class CatalogRow {

    private final Map<String, Object> fields;

    private CatalogRow(Map<String, Object> fields) {
        this.fields = fields;
    }

    /** All rows of a list. */
    static List<CatalogRow> read(InputStream json) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            parser.nextToken();
            return rows(value(parser));
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

    /** @return {@code null} when there is no such field */
    String text(String field) {
        return (String) fields.get(field);
    }

    /** @return 0 when there is no such field */
    int number(String field) {
        return has(field) ? Integer.parseInt(text(field)) : 0;
    }

    boolean isTrue(String field) {
        return "true".equals(fields.get(field));
    }

    /** @return {@code null} when there is no such field */
    CatalogRow row(String field) {
        return (CatalogRow) fields.get(field);
    }

    /** @return empty when there is no such field */
    List<CatalogRow> rows(String field) {
        return has(field) ? rows(fields.get(field)) : List.of();
    }

    /** @return empty when there is no such field */
    List<String> texts(String field) {
        return has(field) ? ((List<?>) fields.get(field)).stream().map(String.class::cast).toList() : List.of();
    }

    /** @return empty when there is no such field */
    List<BodyPath> paths(String field) {
        return texts(field).stream().map(BodyPath::of).toList();
    }

    /** @return the other when there is no such field */
    <E extends Enum<E>> E constant(Class<E> type, String field, E otherwise) {
        return has(field) ? Enum.valueOf(type, text(field).toUpperCase(Locale.ROOT).replace('-', '_')) : otherwise;
    }
}
