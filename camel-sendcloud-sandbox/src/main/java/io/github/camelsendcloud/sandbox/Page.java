package io.github.camelsendcloud.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.ToLongFunction;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A page of a list. Its cursors name the item next to the page, so that no item is skipped or repeated when others come
 * or go between two pages.
 */
record Page<T>(List<T> items, String next, String previous) {

    /**
     * @param  all     the list, ascending by key
     * @param  key     a number that grows from item to item
     * @throws Refusal 404 if the cursor in the request is not one of ours
     */
    static <T> Page<T> of(ApiRequest request, Collection<T> all, ToLongFunction<T> key, int size) {
        List<T> list = new ArrayList<>(all);
        String cursor = request.query().first("cursor");
        int from = 0;
        if (cursor != null) {
            String position = decode(request, cursor, Base64.getUrlDecoder(), "[np]=\\d{1,18}");
            long bound = Long.parseLong(position.substring(2));
            int split = firstAfter(list, key, bound, position.startsWith("p="));
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
     * A page of a list of v2: the newest first, and no item is skipped or repeated when others come or go between two
     * pages.
     *
     * @param  all     the list, ascending by key
     * @param  key     a number that grows from item to item
     * @throws Refusal 404 if the cursor in the request is not one of ours
     */
    static <T> Page<T> newestFirst(ApiRequest request, Collection<T> all, ToLongFunction<T> key, int size) {
        List<T> list = new ArrayList<>(all);
        Collections.reverse(list);
        String cursor = request.query().first("cursor");
        int from = 0;
        if (cursor != null) {
            String position = decode(request, cursor, Base64.getDecoder(), "(r=1&)?p=\\d{1,18}");
            boolean back = position.startsWith("r");
            long bound = Long.parseLong(position.substring(position.indexOf('p') + 2));
            int split = (int) list.stream().filter(item -> key.applyAsLong(item) > bound).count();
            boolean there = split < list.size() && key.applyAsLong(list.get(split)) == bound;
            from = back ? Math.max(0, split - size) : split + (there ? 1 : 0);
        }
        int to = Math.min(list.size(), from + size);
        List<T> items = from >= to ? List.of() : list.subList(from, to);
        String next = to < list.size() && !items.isEmpty() ? "p=" + key.applyAsLong(items.get(items.size() - 1)) : null;
        String previous = from > 0 && !items.isEmpty() ? "r=1&p=" + key.applyAsLong(items.get(0)) : null;
        return new Page<>(items, encode(next, Base64.getEncoder()), encode(previous, Base64.getEncoder()));
    }

    /** {@code {"data": [...]}} with the pages beside it in the Link header, as in v3. */
    Answer answer(ApiRequest request, ArrayNode data) {
        ObjectNode body = Json.object();
        body.set("data", data);
        List<String> links = new ArrayList<>();
        if (previous != null) {
            links.add("<" + link(request, previous) + ">; rel=\"prev\"");
        }
        if (next != null) {
            links.add("<" + link(request, next) + ">; rel=\"next\"");
        }
        Answer answer = Answer.json(200, body);
        return links.isEmpty() ? answer : answer.withHeader("Link", String.join(", ", links));
    }

    /** The address of the page that this cursor stands for; null for none. */
    static String link(ApiRequest request, String cursor) {
        return cursor == null ? null : request.origin() + request.path() + "?" + request.query().encodedWithCursor(cursor);
    }

    /**
     * The page size that the caller wants.
     *
     * @throws Refusal 400 if it is not within 1 and max
     */
    static int size(ApiRequest request, int max, int otherwise) {
        String text = request.query().first("page_size");
        if (text == null) {
            return otherwise;
        }
        try {
            int size = Integer.parseInt(text);
            if (size >= 1 && size <= max) {
                return size;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw new Refusal(
                ErrorAnswers.invalidParameter(
                        request, "page_size", "invalid", "Input should be an integer from 1 to " + max + "."));
    }

    private static <T> int firstAfter(List<T> list, ToLongFunction<T> key, long bound, boolean inclusive) {
        int index = 0;
        while (index < list.size()
                && (inclusive ? key.applyAsLong(list.get(index)) < bound : key.applyAsLong(list.get(index)) <= bound)) {
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
            // refused below
        }
        throw new Refusal(ErrorAnswers.of(request, 404, "not_found", "Invalid cursor"));
    }
}
