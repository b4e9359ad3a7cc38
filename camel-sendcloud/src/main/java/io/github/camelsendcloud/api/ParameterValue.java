package io.github.camelsendcloud.api;

import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.BaseStream;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Checks and converts a value of a path parameter, a query parameter or a reference. An empty value is rejected, never
 * left out: without its filter, a list would return the data of the whole account.
 */
public final class ParameterValue {

    private ParameterValue() {
    }

    /**
     * Returns the content of an {@link Optional} or of a JSON value, and any other object as it is.
     *
     * @param  value the value, or {@code null}
     * @return       {@code null} when the value is {@code null} or has no content
     */
    public static Object unwrap(Object value) {
        if (value instanceof String || value instanceof Number || value == null) {
            return value;
        }
        if (value instanceof Optional<?> optional) {
            return unwrap(optional.orElse(null));
        }
        if (value instanceof OptionalInt optional) {
            return optional.isPresent() ? optional.getAsInt() : null;
        }
        if (value instanceof OptionalLong optional) {
            return optional.isPresent() ? optional.getAsLong() : null;
        }
        if (value instanceof OptionalDouble optional) {
            return optional.isPresent() ? optional.getAsDouble() : null;
        }
        if (value instanceof JsonNode node && !node.isContainerNode()) {
            return node.isNull() || node.isMissingNode() ? null : node.isNumber() ? node.numberValue() : node.asText();
        }
        return value;
    }

    /**
     * Whether a value is {@code null}, blank, or an empty Optional, list or array. A list is empty, too, when all its
     * elements are {@code null} or blank.
     */
    static boolean isEmpty(Object value) {
        Object given = unwrap(value);
        return isBlank(given) || isList(given) && elements(given).stream().allMatch(one -> isBlank(unwrap(one)));
    }

    private static boolean isBlank(Object given) {
        return given == null || given instanceof CharSequence text && text.toString().isBlank();
    }

    private static boolean isList(Object given) {
        return given instanceof Iterable<?> && !(given instanceof Path) && !isObject(given) || given.getClass().isArray();
    }

    private static boolean isObject(Object given) {
        return given instanceof Map<?, ?> || given instanceof JsonNode node && node.isObject();
    }

    private static List<?> elements(Object list) {
        if (list instanceof Iterable<?> several) {
            List<Object> elements = new ArrayList<>();
            several.forEach(elements::add);
            return elements;
        }
        return IntStream.range(0, Array.getLength(list)).mapToObj(i -> Array.get(list, i)).toList();
    }

    /**
     * Returns the values of a query parameter: a single value, or the elements of a list without {@code null}.
     *
     * @param  name                     the name of the parameter, for the message of an exception
     * @return                          at least one value; no value is {@code null} or blank
     * @throws IllegalArgumentException when the value is empty, or an element is blank or not a single value
     */
    static List<Object> list(String name, Object value) {
        Object given = unwrap(value);
        if (isEmpty(given)) {
            throw empty(name, given);
        }
        if (!isList(given)) {
            requireSingle("Query parameter '" + name + "'", given);
            requireText("Query parameter '" + name + "'", given, given.toString());
            return List.of(given);
        }
        List<Object> values = new ArrayList<>();
        for (Object element : elements(given)) {
            Object one = unwrap(element);
            if (one == null) {
                continue;
            }
            if (isBlank(one)) {
                throw empty(name, given);
            }
            requireSingle("An element of the query parameter '" + name + "'", one);
            requireText("An element of the query parameter '" + name + "'", one, one.toString());
            values.add(one);
        }
        return values;
    }

    private static IllegalArgumentException empty(String name, Object given) {
        String what = given == null ? "has no value"
                : given instanceof CharSequence ? "is empty"
                : elements(given).isEmpty() ? "is an empty list" : "is a list with an empty element";
        return new IllegalArgumentException(
                "Query parameter '" + name + "' " + what + ": give the parameter a value, or leave the parameter out");
    }

    /**
     * Rejects a value that has no form as a single text.
     *
     * @param  what                     the name of the value in the message, such as <code>Path parameter 'id'</code>
     * @param  given                    a result of {@link #unwrap}; not {@code null}
     * @throws IllegalArgumentException for a list, a Map, an iterator, a stream, and a number that is not finite
     */
    public static void requireSingle(String what, Object given) {
        if (given instanceof String) {
            return;
        }
        if (isObject(given) || isList(given) || given instanceof Iterator<?> || given instanceof BaseStream<?, ?>) {
            throw new IllegalArgumentException(
                    what + " cannot be a " + given.getClass().getName() + ": use a text, a number or a date");
        }
        if (given instanceof Number number && (number instanceof Double || number instanceof Float)
                && !Double.isFinite(number.doubleValue())) {
            throw new IllegalArgumentException(what + " cannot be " + number + ": use a finite number");
        }
    }

    /**
     * Rejects the text of an object whose class has no {@code toString} of its own.
     *
     * @param  what                     the name of the value in the message
     * @param  given                    a result of {@link #unwrap}; not {@code null}
     * @param  text                     the text of the value
     * @return                          the text
     * @throws IllegalArgumentException for a text such as {@code com.example.Order@1b6d3586}
     */
    public static String requireText(String what, Object given, String text) {
        String name = given.getClass().getName();
        if (!(given instanceof String) && text.startsWith(name) && text.startsWith("@", name.length())) {
            throw new IllegalArgumentException(what + " cannot be a " + name + ": use a text, a number or a date");
        }
        return text;
    }
}
