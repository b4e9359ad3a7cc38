package io.github.camelsendcloud.internal.binding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.SendcloudConstants;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.QueryString;

/**
 * Reads the header {@link SendcloudConstants#QUERY}, and adds the names of this header and of the option to the errors
 * of query parameters.
 */
final class QueryHeader {

    private QueryHeader() {
    }

    /**
     * The query parameters by name, in order.
     *
     * @param  header                   not {@code null}
     * @throws IllegalArgumentException when the header is no Map and no query string, or when the query string has no
     *                                  parameter
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
            // the message does not contain the text, since the text may contain a token
            throw refused("a text that cannot be decoded (" + e.getMessage() + ")", e);
        }
        if (values.isEmpty() || values.containsKey("")) {
            throw nothing("a text without the name of a parameter");
        }
        return values;
    }

    /** See {@link QueryString#write}. */
    static String write(Operation operation, Map<String, ?> values, boolean strict) {
        try {
            return QueryString.write(operation, values, strict);
        } catch (IllegalArgumentException e) {
            throw withNames(e);
        }
    }

    /** See {@link QueryString#split}. */
    static List<Map<String, Object>> split(Operation operation, Map<String, Object> values) {
        try {
            return QueryString.split(operation, values);
        } catch (IllegalArgumentException e) {
            throw withNames(e);
        }
    }

    /** See {@link QueryString#check}. */
    static void check(Operation operation, String name, Object value, boolean strict) {
        try {
            QueryString.check(QueryString.parameter(operation, name, strict), value);
        } catch (IllegalArgumentException e) {
            throw withNames(e);
        }
    }

    private static IllegalArgumentException withNames(IllegalArgumentException e) {
        return new IllegalArgumentException(
                e.getMessage() + ". Query parameters are set by options query.NAME and by the header "
                                            + SendcloudConstants.QUERY,
                e);
    }

    /**
     * The exception for an empty header. An empty header is an error of the route: without query parameters, a list has
     * all objects of the account.
     */
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
