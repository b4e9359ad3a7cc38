package io.github.camelsendcloud;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.client.ApiRequest;
import io.github.camelsendcloud.client.ApiResponse;
import org.apache.camel.RuntimeCamelException;

/** Follows the pages of a list. */
final class Pages {

    /** Makes a call, once. */
    @FunctionalInterface
    interface Calls {
        ApiResponse execute(ApiRequest request) throws IOException;
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
     * @param  content     of the first page
     * @throws IOException when it is no JSON
     */
    PageIterator from(ApiRequest request, ApiResponse response, InputStream content, Calls calls) throws IOException {
        Class<?> type = itemType.apply(request.operation());
        return new PageIterator(
                Page.read(request, response, content), page -> next(request, page, calls), item -> convert(item, type),
                maxItems);
    }

    private static Page next(ApiRequest request, Page page, Calls calls) {
        ApiRequest call = request.withQuery(Page.parameter(request.operation()), page.next());
        try (ApiResponse response = calls.execute(call)) {
            if (!response.isSuccess()) {
                throw Failures.answered(call, response, ResponseBinding.error(call, response));
            }
            try (InputStream content = response.body()) {
                return Page.read(call, response, content);
            }
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(Failures.of(call, e));
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
