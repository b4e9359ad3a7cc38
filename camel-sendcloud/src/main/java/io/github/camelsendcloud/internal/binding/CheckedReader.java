package io.github.camelsendcloud.internal.binding;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.internal.client.ApiResponse;
import io.github.camelsendcloud.internal.client.CallContext.BodyReader;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;

/**
 * Reads responses that must be JSON. The check takes place during the call, so that the call can look for a created
 * object if the response is unusable. The check uses the first byte and the scan for signs of failures. The response
 * keeps the finding of the scan.
 */
record CheckedReader(Operation operation, Substance substance, Exchange exchange) implements BodyReader {

    private static final List<String> JSON_ONLY = List.of("application/json");

    /** Whether the body of each success is JSON. */
    static boolean isJsonOnly(Operation operation) {
        return operation.responseTypes().equals(JSON_ONLY);
    }

    /** Whether an unusable response may hide a created object. */
    static boolean isFor(Operation operation) {
        return operation.idempotency().mayDuplicate() && isJsonOnly(operation);
    }

    static CheckedReader of(Operation operation, Exchange exchange) {
        return new CheckedReader(operation, Substance.of(operation), exchange);
    }

    @Override
    public StreamCache read(InputStream body, long length) throws IOException {
        return ResponseContent.read(body, length, exchange);
    }

    @Override
    public IOException flaw(ApiResponse response) {
        try {
            requireBody(operation, response);
            StreamCache content = response.content();
            if (content == null) {
                return null;
            }
            ResponseContent.requireJson(response);
            requireJsonBeginning(content);
            return content instanceof InMemoryResponse cache ? flaw(cache) : null;
        } catch (IOException e) {
            return e;
        }
    }

    /** @throws IOException when the response is truncated, or names no created object */
    void require(ApiResponse response) throws IOException {
        IOException flaw = flaw(response);
        if (flaw != null) {
            throw flaw;
        }
    }

    private IOException flaw(InMemoryResponse content) {
        return switch (content.scan(operation.failures(), substance)) {
            case BROKEN -> broken(content);
            case NOTHING -> new IOException("it says nothing about what was made");
            default -> null;
        };
    }

    /** The error of a parser, since a parser reports the place of the error. */
    private IOException broken(InMemoryResponse content) {
        try {
            FailureScan.areIn(content, operation.failures());
            return new IOException("it is not a single JSON value in UTF-8");
        } catch (IOException e) {
            return e;
        } finally {
            content.reset();
        }
    }

    /** @throws IOException when a success has no body, although the operation returns a body */
    static void requireBody(Operation operation, ApiResponse response) throws IOException {
        if (response.content() == null && response.isSuccess() && operation.hasBody(response.status())) {
            throw new IOException("it is empty");
        }
    }

    /**
     * Checks only the first byte, since a body that stays text is not read to its end.
     *
     * @throws IOException when the response is empty, or does not begin as JSON does
     */
    static void requireJsonBeginning(StreamCache content) throws IOException {
        int first;
        do {
            first = ((InputStream) content).read();
        } while (first == ' ' || first == '\n' || first == '\r' || first == '\t');
        content.reset();
        if (JsonFormat.BEGINNINGS.indexOf(first) < 0) {
            throw new IOException(first < 0 ? "it is empty" : "it does not begin as JSON does");
        }
    }
}
