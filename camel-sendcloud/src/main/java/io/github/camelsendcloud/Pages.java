package io.github.camelsendcloud;

import java.io.IOException;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.client.ApiRequest;
import io.github.camelsendcloud.client.ApiResponse;
import io.github.camelsendcloud.client.CallResult;
import org.apache.camel.RuntimeCamelException;

/** Follows the pages of a list. */
final class Pages {

    /** Makes a call to its end. */
    @FunctionalInterface
    interface Calls {
        CallResult make(ApiRequest request);
    }

    private final long maxItems;
    private final Function<Operation, Class<?>> itemType;

    /**
     * @param maxItems the most items of a list; 0 for all
     * @param itemType what an item is read as; {@code null}: it stays text
     */
    Pages(long maxItems, Function<Operation, Class<?>> itemType) {
        this.maxItems = maxItems;
        this.itemType = itemType;
    }

    /**
     * The items of a list from this page on.
     *
     * @throws IOException when it is no JSON
     */
    PageIterator from(ApiRequest request, ApiResponse response, Calls calls) throws IOException {
        Class<?> type = itemType.apply(request.operation());
        return new PageIterator(
                Page.read(request, response), page -> next(request, page, calls), item -> convert(item, type), maxItems);
    }

    /**
     * The items of a list from this page on, as they are.
     *
     * @throws IOException when it is no JSON
     */
    static PageIterator nodes(ApiRequest request, ApiResponse response, Calls calls) throws IOException {
        return new PageIterator(Page.read(request, response), page -> next(request, page, calls), item -> item, 0);
    }

    private static Page next(ApiRequest request, Page page, Calls calls) {
        ApiRequest call = request.withQuery(Page.parameter(request.operation()), page.next());
        CallResult result = calls.make(call);
        try {
            if (!result.success()) {
                throw Failures.of(call, result);
            }
            return Page.read(call, result.response());
        } catch (IOException | SendcloudOperationFailedException e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }

    private static Object convert(JsonNode item, Class<?> type) {
        try {
            return type == null ? item.toString() : Json.MAPPER.treeToValue(item, type);
        } catch (JsonProcessingException e) {
            throw new RuntimeCamelException("An item of the list is no " + type.getSimpleName(), e);
        }
    }
}
