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
 * Reads responses that have to be JSON, and checks that they are while the call can still look for what it has made: by
 * their first byte and by the scan for signs of failures, whose finding the response keeps.
 */
record CheckedReader(Operation operation, Substance substance, Exchange exchange) implements BodyReader {

    private static final List<String> JSON_ONLY = List.of("application/json");

    /** Whether the body of each success is JSON. */
    static boolean isJsonOnly(Operation operation) {
        return operation.responseTypes().equals(JSON_ONLY);
    }

    /** Whether a response that is no success may hide something that was made. */
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

    /** @throws IOException when the response is cut, or says nothing */
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

    /** A parser can say where. */
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

    /** @throws IOException when a success has no body, although the operation answers with one */
    static void requireBody(Operation operation, ApiResponse response) throws IOException {
        if (response.content() == null && response.isSuccess() && operation.hasBody(response.status())) {
            throw new IOException("it is empty");
        }
    }

    /** What stays text is not read to its end. */
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
