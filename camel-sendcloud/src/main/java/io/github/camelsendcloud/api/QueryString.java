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

/** Query strings, written the way an operation documents its parameters. */
public final class QueryString {

    private QueryString() {
    }

    /**
     * @param  values                   by parameter name; a Collection or an array is a list
     * @param  strict                   whether names that the operation does not document are refused
     * @return                          without a question mark; empty when there is nothing to send
     * @throws IllegalArgumentException when a name or a value is not one that the operation documents, a value comes to
     *                                  nothing ({@code null}, an empty list, empty text), or a required parameter is
     *                                  missing
     */
    public static String write(Operation operation, Map<String, ?> values, boolean strict) {
        StringJoiner query = new StringJoiner("&");
        for (QueryParameter parameter : operation.query().values()) {
            if (parameter.required() && GivenValue.isNothing(values.get(parameter.name()))) {
                throw new IllegalArgumentException(
                        operation + " needs the query parameter '" + parameter.name() + "': set the option query."
                                                   + parameter.name() + " or put it into the header CamelSendcloudQuery");
            }
        }
        values.forEach((name, value) -> write(parameter(operation, name, strict), value, query));
        return query.toString();
    }

    /**
     * The same values in as many portions as it takes for each list to be as short as the operation wants it.
     *
     * @return                          at least one
     * @throws IllegalArgumentException when such a list has something else than single values
     */
    public static List<Map<String, Object>> pieces(Operation operation, Map<String, Object> values) {
        for (QueryParameter parameter : operation.query().values()) {
            List<?> list = parameter.most() == 0 || GivenValue.isNothing(values.get(parameter.name()))
                    ? List.of() : GivenValue.list(parameter.name(), values.get(parameter.name()));
            if (list.size() > parameter.most()) {
                List<Map<String, Object>> pieces = new ArrayList<>();
                for (int from = 0; from < list.size(); from += parameter.most()) {
                    Map<String, Object> piece = new LinkedHashMap<>(values);
                    piece.put(parameter.name(), list.subList(from, Math.min(list.size(), from + parameter.most())));
                    pieces.add(piece);
                }
                return pieces;
            }
        }
        return List.of(values);
    }

    /**
     * The parameter of that name.
     *
     * @throws IllegalArgumentException when the operation does not document it and {@code strict} is set
     */
    public static QueryParameter parameter(Operation operation, String name, boolean strict) {
        QueryParameter parameter = operation.query().get(name);
        if (parameter == null && strict && !operation.open()) {
            throw new IllegalArgumentException(
                    operation + " has no query parameter '" + name + "'"
                                               + (operation.query().isEmpty()
                                                       ? ": it has none"
                                                       : ": use one of " + new TreeSet<>(operation.query().keySet())));
        }
        return parameter == null ? QueryParameter.unlisted(name) : parameter;
    }

    /**
     * Reads a query string.
     *
     * @return the decoded values by name, in order
     */
    public static Map<String, Object> parse(String query) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals), UTF_8);
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1), UTF_8);
                values.merge(name, value, QueryString::both);
            }
        }
        return values;
    }

    private static List<Object> both(Object first, Object second) {
        List<Object> list = new ArrayList<>(first instanceof Collection<?> several ? several : List.of(first));
        list.add(second);
        return list;
    }

    /**
     * Checks values that are known before any request.
     *
     * @throws IllegalArgumentException when a value is not one that the parameter documents, or comes to nothing
     */
    public static void check(QueryParameter parameter, Object value) {
        write(parameter, value, new StringJoiner("&"));
    }

    private static void write(QueryParameter parameter, Object value, StringJoiner query) {
        List<String> encoded = new ArrayList<>();
        for (Object one : GivenValue.list(parameter.name(), value)) {
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
