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
 * A value of a path parameter, a query parameter or a reference, as a message gives it. A value that comes to nothing
 * is never left out: without its filter, a list has the whole account.
 */
public final class GivenValue {

    private GivenValue() {
    }

    /**
     * The value itself: that of an {@link Optional} or of a node of JSON.
     *
     * @param  value may be {@code null}
     * @return       {@code null} when there is none
     */
    public static Object of(Object value) {
        if (value instanceof String || value instanceof Number || value == null) {
            return value;
        }
        if (value instanceof Optional<?> optional) {
            return of(optional.orElse(null));
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

    /** Whether the value is {@code null}, blank, or an empty Optional, list or array. Lists may have such elements. */
    static boolean isNothing(Object value) {
        Object given = of(value);
        return isNone(given) || isList(given) && elements(given).stream().allMatch(one -> isNone(of(one)));
    }

    private static boolean isNone(Object given) {
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
     * The values of a parameter: one, or the elements of a list but for {@code null}.
     *
     * @param  name                     of the parameter, for the message
     * @return                          at least one, none of which is {@code null} or blank
     * @throws IllegalArgumentException when the value comes to nothing, or an element is blank or no single value
     */
    static List<Object> list(String name, Object value) {
        Object given = of(value);
        if (isNothing(given)) {
            throw nothing(name, given);
        }
        if (!isList(given)) {
            requireSingle("Query parameter '" + name + "'", given);
            requireText("Query parameter '" + name + "'", given, given.toString());
            return List.of(given);
        }
        List<Object> values = new ArrayList<>();
        for (Object element : elements(given)) {
            Object one = of(element);
            if (one == null) {
                continue;
            }
            if (isNone(one)) {
                throw nothing(name, given);
            }
            requireSingle("An element of the query parameter '" + name + "'", one);
            requireText("An element of the query parameter '" + name + "'", one, one.toString());
            values.add(one);
        }
        return values;
    }

    private static IllegalArgumentException nothing(String name, Object given) {
        String what = given == null ? "has no value"
                : given instanceof CharSequence ? "is empty"
                : elements(given).isEmpty() ? "is an empty list" : "is a list with an empty element";
        return new IllegalArgumentException(
                "Query parameter '" + name + "' " + what + ": give it a value. To send no such parameter, leave its name out"
                                            + " of the address and of the header CamelSendcloudQuery");
    }

    /**
     * Refuses what is not written as a single value.
     *
     * @param  what                     names the value in the message, such as <code>Path parameter 'id'</code>
     * @param  given                    from {@link #of}, not {@code null}
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
     * Refuses the text that Java gives an object without a text of its own.
     *
     * @param  what                     names the value in the message
     * @param  text                     of the value
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
