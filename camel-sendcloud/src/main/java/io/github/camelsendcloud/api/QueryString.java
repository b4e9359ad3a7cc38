package io.github.camelsendcloud.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeSet;

import static java.net.URLDecoder.decode;
import static java.nio.charset.StandardCharsets.UTF_8;

/** Writes and parses query strings. The form of a parameter is the form that its operation documents. */
public final class QueryString {

    private QueryString() {
    }

    /**
     * Writes the query string of a request.
     *
     * @param  values                   the values by parameter name; a Collection or an array is a list
     * @param  strict                   whether a name that the operation does not document is rejected
     * @return                          the query string without a question mark; empty when no value is given
     * @throws IllegalArgumentException when the operation does not document a name or a value, a value is empty
     *                                  ({@code null}, an empty list, an empty text), or a required parameter is missing
     */
    public static String write(Operation operation, Map<String, ?> values, boolean strict) {
        StringJoiner query = new StringJoiner("&");
        for (QueryParameter parameter : operation.query().values()) {
            if (parameter.required() && ParameterValue.isEmpty(values.get(parameter.name()))) {
                throw new IllegalArgumentException(
                        operation + " needs the query parameter '" + parameter.name() + "': give the parameter a value");
            }
        }
        values.forEach((name, value) -> write(parameter(operation, name, strict), value, query));
        return query.toString();
    }

    /**
     * Splits the values into the values of several requests, when a list is longer than the maximum of the operation.
     *
     * @return                          the values of each request; at least one element
     * @throws IllegalArgumentException when an element of such a list is not a single value
     */
    public static List<Map<String, Object>> split(Operation operation, Map<String, Object> values) {
        for (QueryParameter parameter : operation.query().values()) {
            List<?> list = parameter.maxValues() == 0 || ParameterValue.isEmpty(values.get(parameter.name()))
                    ? List.of() : ParameterValue.list(parameter.name(), values.get(parameter.name()));
            if (list.size() > parameter.maxValues()) {
                List<Map<String, Object>> parts = new ArrayList<>();
                for (int from = 0; from < list.size(); from += parameter.maxValues()) {
                    Map<String, Object> part = new LinkedHashMap<>(values);
                    part.put(parameter.name(), list.subList(from, Math.min(list.size(), from + parameter.maxValues())));
                    parts.add(part);
                }
                return parts;
            }
        }
        return List.of(values);
    }

    /**
     * Returns the parameter with a given name.
     *
     * @throws IllegalArgumentException when {@code strict} is set and the operation does not document the parameter
     */
    public static QueryParameter parameter(Operation operation, String name, boolean strict) {
        QueryParameter parameter = operation.query().get(name);
        if (parameter == null && strict && !operation.openQuery()) {
            throw new IllegalArgumentException(
                    operation + " has no query parameter '" + name + "'"
                                               + (operation.query().isEmpty()
                                                       ? ": the operation has no query parameters"
                                                       : ": use one of " + new TreeSet<>(operation.query().keySet())));
        }
        return parameter == null ? QueryParameter.unlisted(name) : parameter;
    }

    /**
     * Parses a query string.
     *
     * @param  query                    without a question mark; not {@code null}
     * @return                          the decoded values by name, in order; a List when a name is repeated
     * @throws IllegalArgumentException when the text cannot be decoded
     */
    public static Map<String, Object> parse(String query) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals), UTF_8);
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1), UTF_8);
                values.merge(name, value, QueryString::join);
            }
        }
        return values;
    }

    private static List<Object> join(Object first, Object second) {
        List<Object> list = new ArrayList<>(first instanceof Collection<?> several ? several : List.of(first));
        list.add(second);
        return list;
    }

    /**
     * Checks the value of a parameter before any request.
     *
     * @throws IllegalArgumentException when the parameter does not allow the value, or the value is empty
     */
    public static void check(QueryParameter parameter, Object value) {
        write(parameter, value, new StringJoiner("&"));
    }

    private static void write(QueryParameter parameter, Object value, StringJoiner query) {
        List<String> encoded = new ArrayList<>();
        for (Object one : ParameterValue.list(parameter.name(), value)) {
            encoded.add(PathTemplate.encode(parameter.format(one)));
        }
        if (parameter.list() == QueryParameter.ListStyle.NONE && encoded.size() > 1) {
            throw new IllegalArgumentException(
                    "Query parameter '" + parameter.name() + "' takes one value, not " + encoded.size());
        }
        if (parameter.list() == QueryParameter.ListStyle.COMMA) {
            pair(parameter, String.join(",", encoded), query);
        } else {
            encoded.forEach(one -> pair(parameter, one, query));
        }
    }

    private static void pair(QueryParameter parameter, String encoded, StringJoiner query) {
        query.add(PathTemplate.encode(parameter.name()) + "=" + encoded);
    }
}
