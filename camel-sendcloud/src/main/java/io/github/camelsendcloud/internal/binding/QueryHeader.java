package io.github.camelsendcloud.internal.binding;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelsendcloud.SendcloudConstants;
import io.github.camelsendcloud.api.QueryString;

/** Reads the header {@link SendcloudConstants#QUERY}. */
final class QueryHeader {

    private QueryHeader() {
    }

    /**
     * The query parameters by name, in order.
     *
     * @param  header                   not {@code null}
     * @throws IllegalArgumentException when it is no Map and no query string, or a text without a parameter
     */
    static Map<String, Object> values(Object header) {
        if (header instanceof Map<?, ?> map) {
            Map<String, Object> values = new LinkedHashMap<>();
            map.forEach((name, value) -> values.put(String.valueOf(name), value));
            return values;
        }
        if (!(header instanceof CharSequence)) {
            throw refused("a " + header.getClass().getName(), null);
        }
        String text = header.toString();
        String query = text.startsWith("?") ? text.substring(1) : text;
        if (query.isBlank()) {
            throw nothing("an empty text");
        }
        Map<String, Object> values;
        try {
            values = QueryString.parse(query);
        } catch (IllegalArgumentException e) {
            // without the text, which may have a token in it
            throw refused("a text that cannot be decoded (" + e.getMessage() + ")", e);
        }
        if (values.isEmpty() || values.containsKey("")) {
            throw nothing("a text without the name of a parameter");
        }
        return values;
    }

    /** A header that comes to nothing is a slip: without its parameters, a list has the whole account. */
    static IllegalArgumentException nothing(String what) {
        return new IllegalArgumentException(
                "Header " + SendcloudConstants.QUERY + " cannot be " + what
                                            + ": give it a value. To send no query parameters, remove the header or set an"
                                            + " empty Map");
    }

    private static IllegalArgumentException refused(String what, Exception cause) {
        return new IllegalArgumentException(
                "Header " + SendcloudConstants.QUERY + " cannot be " + what
                                            + ": it must be a Map, or a text such as order_number=1&page_size=10 whose"
                                            + " values are percent-encoded",
                cause);
    }
}
