package io.github.camelsendcloud.sandbox.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;

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
        return of(request, byKey(all, key), item -> true, size);
    }

    /**
     * A page of a list of v3: the oldest item first.
     *
     * @param  rows                   the list, ascending by key
     * @param  filter                 the items that the list contains
     * @throws ErrorResponseException 404 if the cursor in the request is not a cursor of the sandbox
     */
    public static <T> Page<T> of(ApiRequest request, NavigableMap<Long, T> rows, Predicate<T> filter, int size) {
        String position = position(request, Base64.getUrlDecoder(), "[np]=\\d{1,18}");
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        boolean back = position != null && position.startsWith("p");
        return page(rows, filter, size, position, back, id -> encode("n=" + id, encoder), id -> encode("p=" + id, encoder));
    }

    /**
     * A page of a list of v2: the newest item first.
     *
     * @param  all                    the list, ascending by key
     * @param  key                    a number that grows from item to item
     * @throws ErrorResponseException 404 if the cursor in the request is not a cursor of the sandbox
     */
    public static <T> Page<T> newestFirst(ApiRequest request, Collection<T> all, ToLongFunction<T> key, int size) {
        return newestFirst(request, byKey(all, key), item -> true, size);
    }

    /**
     * A page of a list of v2: the newest item first.
     *
     * @param  rows                   the list, ascending by key
     * @param  filter                 the items that the list contains
     * @throws ErrorResponseException 404 if the cursor in the request is not a cursor of the sandbox
     */
    public static <T> Page<T> newestFirst(ApiRequest request, NavigableMap<Long, T> rows, Predicate<T> filter, int size) {
        String position = position(request, Base64.getDecoder(), "(r=1&)?p=\\d{1,18}");
        Base64.Encoder encoder = Base64.getEncoder();
        boolean back = position != null && position.startsWith("r");
        return page(rows.descendingMap(), filter, size, position, back, id -> encode("p=" + id, encoder),
                id -> encode("r=1&p=" + id, encoder));
    }

    private static <T> NavigableMap<Long, T> byKey(Collection<T> all, ToLongFunction<T> key) {
        NavigableMap<Long, T> rows = new TreeMap<>();
        all.forEach(item -> rows.put(key.applyAsLong(item), item));
        return rows;
    }

    /** Reads no more rows than the page needs. */
    private static <T> Page<T> page(
            NavigableMap<Long, T> rows, Predicate<T> filter, int size, String position, boolean back,
            LongFunction<String> next, LongFunction<String> previous) {
        NavigableMap<Long, T> side = rows;
        if (position != null) {
            Long key = Long.valueOf(position.substring(position.lastIndexOf('=') + 1));
            side = back ? rows.headMap(key, false).descendingMap() : rows.tailMap(key, false);
        }
        List<Map.Entry<Long, T>> entries = matching(side, filter, size);
        if (entries.isEmpty()) {
            return new Page<>(List.of(), null, null);
        }
        if (back) {
            Collections.reverse(entries);
        }
        Long first = entries.get(0).getKey();
        Long last = entries.get(entries.size() - 1).getKey();
        boolean hasNext = !matching(rows.tailMap(last, false), filter, 1).isEmpty();
        boolean hasPrevious
                = position != null && !matching(rows.headMap(first, false).descendingMap(), filter, 1).isEmpty();
        return new Page<>(
                entries.stream().map(Map.Entry::getValue).toList(), hasNext ? next.apply(last) : null,
                hasPrevious ? previous.apply(first) : null);
    }

    /** The first rows that the filter accepts. A stream would count all rows of a part of a map first. */
    private static <T> List<Map.Entry<Long, T>> matching(NavigableMap<Long, T> rows, Predicate<T> filter, int size) {
        List<Map.Entry<Long, T>> matching = new ArrayList<>();
        for (Map.Entry<Long, T> row : rows.entrySet()) {
            if (filter.test(row.getValue())) {
                matching.add(row);
                if (matching.size() == size) {
                    break;
                }
            }
        }
        return matching;
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

    /** A response whose body has the items in a field, and the links. A link is absent if no such page exists. */
    public ApiResponse responseWithLinks(ApiRequest request, String field, Function<T, ObjectNode> view) {
        ObjectNode body = Json.object();
        if (next != null) {
            body.put("next", link(request, next));
        }
        if (previous != null) {
            body.put("previous", link(request, previous));
        }
        ArrayNode list = body.putArray(field);
        items.forEach(item -> list.add(view.apply(item)));
        return ApiResponse.json(200, body);
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

    private static String encode(String position, Base64.Encoder encoder) {
        return encoder.encodeToString(position.getBytes(StandardCharsets.US_ASCII));
    }

    /** The position in the cursor of the request; null without a cursor. */
    private static String position(ApiRequest request, Base64.Decoder decoder, String pattern) {
        String cursor = request.query().first("cursor");
        if (cursor == null) {
            return null;
        }
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
