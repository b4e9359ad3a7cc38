package io.github.camelsendcloud.internal.binding;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.SendcloudOperationFailedException;
import io.github.camelsendcloud.api.NextCursor;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.Paging;
import io.github.camelsendcloud.internal.client.ApiRequest;
import io.github.camelsendcloud.internal.client.ApiResponse;
import io.github.camelsendcloud.internal.client.CallResult;

/**
 * A page of a list.
 *
 * @param items the items of the page
 * @param next  the value of the query parameter for the next page; {@code null} on the last page
 */
record Page(List<JsonNode> items, String next) {

    /** The query parameter that names a page. */
    static String parameter(Operation operation) {
        return operation.paging() == Paging.PAGE ? "page" : "cursor";
    }

    /**
     * Reads a page. A response without a list is an error: as an empty page, such a response would end the list too
     * early.
     *
     * @throws SendcloudOperationFailedException when the response has no list, or names a next page without a usable
     *                                           cursor
     */
    static Page read(ApiRequest request, CallResult result) throws SendcloudOperationFailedException {
        ApiResponse response = result.response();
        try {
            return of(request, response, tree(response));
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            throw Failures.unreadable(
                    request, result, response.content() == null ? "" : ResponseContent.text(response.content()), e);
        }
    }

    private static JsonNode tree(ApiResponse response) throws IOException {
        if (response.content() == null) {
            throw new IOException("it is empty");
        }
        ResponseContent.requireJson(response);
        return Json.MAPPER.readTree((InputStream) response.content());
    }

    private static Page of(ApiRequest request, ApiResponse response, JsonNode json) throws IOException {
        Operation operation = request.operation();
        JsonNode list = json.at(operation.items().toString());
        if (!list.isArray()) {
            throw new IOException("it has no list at " + operation.items());
        }
        List<JsonNode> items = new ArrayList<>();
        list.forEach(items::add);
        if (operation.paging() == Paging.PAGE) {
            return new Page(items, items.isEmpty() ? null : String.valueOf(number(request) + 1));
        }
        return new Page(items, cursor(request, response, next(json.path("next"))));
    }

    /** The number of the requested page, from 1. */
    private static int number(ApiRequest request) {
        String page = request.query("page");
        return page == null ? 1 : Integer.parseInt(page);
    }

    /**
     * The cursor of the next page, for a route that requests the pages itself. This method does not read the items.
     *
     * @return                       {@code null} on the last page
     * @throws IllegalStateException when the response names a next page without a usable cursor
     */
    static String nextCursor(ApiRequest request, ApiResponse response, InputStream content) throws IOException {
        return cursor(request, response, request.operation().paging() == Paging.BODY ? next(content) : null);
    }

    /** @param next the field {@code next} of the body; {@code null} for no field, or when the body was not read */
    private static String cursor(ApiRequest request, ApiResponse response, String next) {
        return switch (request.operation().paging()) {
            case LINK -> NextCursor.ofLinks(response.headers("Link"));
            case BODY -> NextCursor.ofNext(next);
            case PAGE, NONE -> null;
        };
    }

    private static String next(JsonNode next) {
        if (next.isMissingNode() || next.isNull()) {
            return null;
        }
        return requireCursor(next.isTextual() || next.isNumber() ? next.asText() : null);
    }

    /** Requires a text or a number. As the last page, a page with any other value would end the list too early. */
    private static String requireCursor(String next) {
        if (next == null) {
            throw new IllegalStateException("what it calls next is neither a text nor null");
        }
        return next;
    }

    private static String next(InputStream content) throws IOException {
        if (content instanceof InMemoryResponse cache) {
            NextScan.Found found = NextScan.of(cache.bytes());
            if (found.sure()) {
                return found.next();
            }
        }
        try (JsonParser json = Json.MAPPER.createParser(content)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean next = json.currentName().equals("next");
                json.nextToken();
                if (next) {
                    JsonToken token = json.currentToken();
                    return token == JsonToken.VALUE_NULL
                            ? null
                            : requireCursor(token == JsonToken.VALUE_STRING || token.isNumeric() ? json.getText() : null);
                }
                json.skipChildren();
            }
            return null;
        }
    }
}
