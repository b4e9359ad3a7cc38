package io.github.camelsendcloud.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
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
            String position = decode(request, cursor);
            long bound = Long.parseLong(position.substring(2));
            int split = firstAfter(list, key, bound, position.startsWith("p="));
            from = position.startsWith("p=") ? Math.max(0, split - size) : split;
        }
        int to = Math.min(list.size(), from + size);
        List<T> items = from >= to ? List.of() : list.subList(from, to);
        String next = to < list.size() && !items.isEmpty() ? encode("n=" + key.applyAsLong(items.get(items.size() - 1))) : null;
        String previous = from > 0 && !items.isEmpty() ? encode("p=" + key.applyAsLong(items.get(0))) : null;
        return new Page<>(items, next, previous);
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

    private static String encode(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.US_ASCII));
    }

    private static String decode(ApiRequest request, String cursor) {
        try {
            String position = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            if (position.matches("[np]=\\d{1,18}")) {
                return position;
            }
        } catch (IllegalArgumentException e) {
            // refused below
        }
        throw new Refusal(ErrorAnswers.of(request, 404, "not_found", "Invalid cursor"));
    }
}
