package io.github.camelsendcloud.sandbox.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.ToLongFunction;

import com.fasterxml.jackson.databind.node.ArrayNode;

/**
 * A page of a list. A cursor has the key of an item. So each item is on one page only, although other items are created
 * or removed between two requests.
 */
public record Page<T>(List<T> items, String next, String previous) {

    /**
     * A page of a list of v3: the oldest item first.
     *
     * @param  all                    the list, ascending by key
     * @param  key                    a number that grows from item to item
     * @throws ErrorResponseException 404 if the cursor in the request is not a cursor of the sandbox
     */
    public static <T> Page<T> of(ApiRequest request, Collection<T> all, ToLongFunction<T> key, int size) {
        List<T> list = new ArrayList<>(all);
        String cursor = request.query().first("cursor");
        int from = 0;
        if (cursor != null) {
            String position = decode(request, cursor, Base64.getUrlDecoder(), "[np]=\\d{1,18}");
            long cursorKey = Long.parseLong(position.substring(2));
            int split = indexAfter(list, key, cursorKey, position.startsWith("p="));
            from = position.startsWith("p=") ? Math.max(0, split - size) : split;
        }
        int to = Math.min(list.size(), from + size);
        List<T> items = from >= to ? List.of() : list.subList(from, to);
        String next = to < list.size() && !items.isEmpty() ? "n=" + key.applyAsLong(items.get(items.size() - 1)) : null;
        String previous = from > 0 && !items.isEmpty() ? "p=" + key.applyAsLong(items.get(0)) : null;
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return new Page<>(items, encode(next, encoder), encode(previous, encoder));
    }

    /**
     * A page of a list of v2: the newest item first.
     *
     * @param  all                    the list, ascending by key
     * @param  key                    a number that grows from item to item
     * @throws ErrorResponseException 404 if the cursor in the request is not a cursor of the sandbox
     */
    public static <T> Page<T> newestFirst(ApiRequest request, Collection<T> all, ToLongFunction<T> key, int size) {
        List<T> list = new ArrayList<>(all);
        Collections.reverse(list);
        String cursor = request.query().first("cursor");
        int from = 0;
        if (cursor != null) {
            String position = decode(request, cursor, Base64.getDecoder(), "(r=1&)?p=\\d{1,18}");
            boolean back = position.startsWith("r");
            long cursorKey = Long.parseLong(position.substring(position.indexOf('p') + 2));
            int split = (int) list.stream().filter(item -> key.applyAsLong(item) > cursorKey).count();
            boolean itemExists = split < list.size() && key.applyAsLong(list.get(split)) == cursorKey;
            from = back ? Math.max(0, split - size) : split + (itemExists ? 1 : 0);
        }
        int to = Math.min(list.size(), from + size);
        List<T> items = from >= to ? List.of() : list.subList(from, to);
        String next = to < list.size() && !items.isEmpty() ? "p=" + key.applyAsLong(items.get(items.size() - 1)) : null;
        String previous = from > 0 && !items.isEmpty() ? "r=1&p=" + key.applyAsLong(items.get(0)) : null;
        return new Page<>(items, encode(next, Base64.getEncoder()), encode(previous, Base64.getEncoder()));
    }

    /** A response of v3: {@code {"data": [...]}}, and a Link header with the next and the previous page. */
    public ApiResponse response(ApiRequest request, ArrayNode data) {
        List<String> links = new ArrayList<>();
        if (previous != null) {
            links.add("<" + link(request, previous) + ">; rel=\"prev\"");
        }
        if (next != null) {
            links.add("<" + link(request, next) + ">; rel=\"next\"");
        }
        ApiResponse response = ApiResponse.data(200, data);
        return links.isEmpty() ? response : response.withHeader("Link", String.join(", ", links));
    }

    /** The address of the page with this cursor; null if the cursor is null. */
    public static String link(ApiRequest request, String cursor) {
        return cursor == null ? null : request.origin() + request.path() + "?" + request.query().encodedWithCursor(cursor);
    }

    /**
     * The page size in the request.
     *
     * @throws ErrorResponseException 400 if the size is not between 1 and max
     */
    public static int size(ApiRequest request, int max, int defaultSize) {
        return number(request, "page_size", max, defaultSize);
    }

    /**
     * The number in a query parameter.
     *
     * @throws ErrorResponseException 400 if the number is not between 1 and max
     */
    public static int number(ApiRequest request, String parameter, int max, int defaultNumber) {
        String text = request.query().first(parameter);
        if (text == null) {
            return defaultNumber;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // the error below reports the invalid number
        }
        throw new ErrorResponseException(
                ErrorResponses.invalidParameter(
                        request, parameter, "invalid", "Input should be an integer from 1 to " + max + "."));
    }

    private static <T> int indexAfter(List<T> list, ToLongFunction<T> key, long cursorKey, boolean inclusive) {
        int index = 0;
        while (index < list.size()
                && (inclusive ? key.applyAsLong(list.get(index)) < cursorKey : key.applyAsLong(list.get(index)) <= cursorKey)) {
            index++;
        }
        return index;
    }

    private static String encode(String position, Base64.Encoder encoder) {
        return position == null ? null : encoder.encodeToString(position.getBytes(StandardCharsets.US_ASCII));
    }

    private static String decode(ApiRequest request, String cursor, Base64.Decoder decoder, String pattern) {
        try {
            String position = new String(decoder.decode(cursor), StandardCharsets.US_ASCII);
            if (position.matches(pattern)) {
                return position;
            }
        } catch (IllegalArgumentException e) {
            // the error below reports the invalid cursor
        }
        throw new ErrorResponseException(ErrorResponses.of(request, 404, "not_found", "Invalid cursor"));
    }
}
