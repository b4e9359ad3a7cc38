package io.github.camelsendcloud.internal.binding;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.SendcloudOperationFailedException;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.internal.auth.Redaction;
import io.github.camelsendcloud.internal.client.ApiRequest;
import io.github.camelsendcloud.internal.client.CallResult;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.StreamCache;

/** Follows the pages of a list. */
final class Pager {

    /** Makes a call and waits for the result. */
    @FunctionalInterface
    interface Calls {
        CallResult make(ApiRequest request);
    }

    private final long maxItems;
    private final Function<Operation, Class<?>> itemType;

    /**
     * @param maxItems the maximum number of items of a list; 0 for all
     * @param itemType the class that an item is converted to; {@code null} for an item that stays text
     */
    Pager(long maxItems, Function<Operation, Class<?>> itemType) {
        this.maxItems = maxItems;
        this.itemType = itemType;
    }

    /**
     * Reads a page into memory. Since the page is parsed at once, no file is needed that an exchange would have to
     * delete at the end.
     *
     * @return {@code null} when the body is empty
     */
    static StreamCache read(InputStream body, long length) throws IOException {
        return InMemoryResponse.read(body);
    }

    /**
     * The items of a list from this page on.
     *
     * @throws SendcloudOperationFailedException when the response cannot be read
     */
    PageIterator from(ApiRequest request, CallResult result, Calls calls) throws SendcloudOperationFailedException {
        Operation operation = request.operation();
        Class<?> type = itemType.apply(operation);
        return new PageIterator(
                operation, Page.read(request, result), page -> next(request, page, calls),
                item -> convert(operation, item, type, result.response().redaction()), maxItems);
    }

    /**
     * The items of a list from this page on, as they are.
     *
     * @throws SendcloudOperationFailedException when the response cannot be read
     */
    static PageIterator nodes(ApiRequest request, CallResult result, Calls calls)
            throws SendcloudOperationFailedException {
        return new PageIterator(
                request.operation(), Page.read(request, result), page -> next(request, page, calls), item -> item, 0);
    }

    private static Page next(ApiRequest request, Page page, Calls calls) {
        ApiRequest call = request.withQuery(Page.parameter(request.operation()), page.next());
        CallResult result = calls.make(call);
        try {
            if (!result.success()) {
                throw Failures.of(call, result);
            }
            return Page.read(call, result);
        } catch (SendcloudOperationFailedException e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }

    private static Object convert(Operation operation, JsonNode item, Class<?> type, Redaction redaction) {
        try {
            return type == null ? item.toString() : Json.MAPPER.treeToValue(item, type);
        } catch (JsonProcessingException e) {
            throw new RuntimeCamelException(
                    "An item of " + operation + " is no " + type.getSimpleName(),
                    redaction.apply(e));
        }
    }
}
