package io.github.camelsendcloud;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.api.ApiError;
import io.github.camelsendcloud.api.ApiErrorParser;
import io.github.camelsendcloud.api.BodyPath;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.Paging;
import io.github.camelsendcloud.client.ApiRequest;
import io.github.camelsendcloud.client.ApiResponse;
import io.github.camelsendcloud.client.BodyReader;
import io.github.camelsendcloud.client.CallResult;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.spi.StreamCachingStrategy;
import org.apache.camel.support.builder.OutputStreamBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts an answer on the exchange, or makes an exception of it. */
final class ResponseBinding {

    private static final Logger LOG = LoggerFactory.getLogger(ResponseBinding.class);

    /** The exchange property that says that the delay on the message is from here, and is to go with the next call. */
    private static final String DELAYED = "CamelSendcloudRedeliveryDelay";

    private static final List<String> JSON_ONLY = List.of("application/json");
    private static final String JSON_BEGINNINGS = "{[\"-0123456789tfn";

    /** Nobody's word is taken for more than that: memory is taken as the answer comes, then. */
    private static final int LARGEST_IN_MEMORY = 8 * 1024 * 1024;

    private final SendcloudConfiguration configuration;
    private final Function<Operation, Class<?>> outputClass;
    private final Pages pages;

    /**
     * @param outputClass what an operation's answer in JSON is read as; {@code null}: it stays text
     * @param pages       follows the pages of a list; {@code null}: nobody does
     */
    ResponseBinding(SendcloudConfiguration configuration, Function<Operation, Class<?>> outputClass, Pages pages) {
        this.configuration = configuration;
        this.outputClass = outputClass;
        this.pages = pages;
    }

    /**
     * Sets the headers and the body of the message.
     *
     * @param  calls                             fetches further pages
     * @throws SendcloudOperationFailedException when the answer is no success, or cannot be read; the message keeps its
     *                                           body then
     */
    void bind(ApiRequest request, CallResult result, Exchange exchange, Pages.Calls calls)
            throws SendcloudOperationFailedException {
        head(request, result, exchange);
        ApiResponse response = result.response();
        if (result.success()) {
            body(success(request, response, exchange, calls), response, exchange);
        } else {
            requireAnswer(request, result, exchange);
            body(response.error(), response, exchange);
        }
    }

    /** The headers that tell of the call. */
    void head(ApiRequest request, CallResult result, Exchange exchange) {
        Message message = exchange.getMessage();
        message.setHeader(SendcloudConstants.OPERATION, request.operation().name());
        message.setHeader(SendcloudConstants.ATTEMPTS, result.attempts());
        if (exchange.removeProperty(DELAYED) != null) {
            message.removeHeader(Exchange.REDELIVERY_DELAY);
        }
        ApiResponse response = result.response();
        if (response != null) {
            message.setHeader(SendcloudConstants.HTTP_RESPONSE_CODE, response.status());
        }
        set(message, SendcloudConstants.REQUEST_ID, response == null ? null : response.header("X-Request-Id"));
    }

    /** What the header had is of another call. */
    private static void set(Message message, String header, String value) {
        if (value == null) {
            message.removeHeader(header);
        } else {
            message.setHeader(header, value);
        }
    }

    /** Throws what came instead of a success, unless there is an answer that the route wants to see itself. */
    void requireAnswer(ApiRequest request, CallResult result, Exchange exchange) throws SendcloudOperationFailedException {
        if (result.response() != null && result.thrown() == null && !configuration.isThrowExceptionOnFailure()) {
            return;
        }
        if (result.retryable() && result.retryAfter() != null) {
            // Camel's own redelivery waits as long as the server asked for
            exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY, result.retryAfter().toMillis());
            exchange.setProperty(DELAYED, Boolean.TRUE);
        }
        throw Failures.of(request, result);
    }

    /** Sets the body and its media type. */
    static void body(Object body, ApiResponse response, Exchange exchange) {
        Message message = exchange.getMessage();
        message.setBody(body);
        // the media type that the message had was that of the body that is gone
        set(message, Exchange.CONTENT_TYPE, body == null ? null : response.contentType());
    }

    /** Whether the pages of its list are followed. */
    private boolean follows(Operation operation) {
        return pages != null && operation.paging() != Paging.NONE;
    }

    private Object success(ApiRequest request, ApiResponse response, Exchange exchange, Pages.Calls calls)
            throws SendcloudOperationFailedException {
        Operation operation = request.operation();
        if (follows(operation)) {
            return pages.from(request, response, calls);
        }
        StreamCache content = response.content();
        if (content == null || !operation.responseTypes().equals(JSON_ONLY) && !isJson(response.contentType())) {
            return content;
        }
        try {
            requireJson(response);
            requireJsonBeginning(content);
            if (operation.paging() != Paging.NONE) {
                announceNextPage(request, response, content, exchange.getMessage());
            }
            return json(request, response, outputClass.apply(operation));
        } catch (IOException e) {
            throw Failures.unreadable(request, response, text(content), e);
        }
    }

    private Object json(ApiRequest request, ApiResponse response, Class<?> type)
            throws IOException, SendcloudOperationFailedException {
        StreamCache content = response.content();
        List<BodyPath> failures = configuration.isFailOnPartialFailure() ? request.operation().failures() : List.of();
        boolean found = !failures.isEmpty()
                && (!(content instanceof AnswerCache cache) || FailureSigns.mayBeIn(cache.bytes(), failures))
                && FailureSigns.areIn((InputStream) content, failures);
        content.reset();
        if (!found) {
            return type == null ? content : Json.MAPPER.readValue((InputStream) content, type);
        }
        JsonNode json = Json.MAPPER.readTree((InputStream) content);
        List<ApiError> errors = errors(request.operation(), json);
        if (!errors.isEmpty()) {
            throw Failures.partial(request, response, text(content), errors, succeeded(request.operation(), json));
        }
        content.reset();
        return type == null ? content : Json.MAPPER.treeToValue(json, type);
    }

    /** What stays text is not read to its end. */
    private static void requireJsonBeginning(StreamCache content) throws IOException {
        int first;
        do {
            first = ((InputStream) content).read();
        } while (first == ' ' || first == '\n' || first == '\r' || first == '\t');
        content.reset();
        if (JSON_BEGINNINGS.indexOf(first) < 0) {
            throw new IOException(first < 0 ? "it is empty" : "it does not begin as JSON does");
        }
    }

    /** What a success tells of failures. */
    static List<ApiError> errors(Operation operation, JsonNode json) {
        List<ApiError> errors = new ArrayList<>();
        operation.failures().forEach(path -> path.find(json).forEach(found -> errors.addAll(ApiErrorParser.errors(found))));
        return errors;
    }

    /** What succeeded of an answer that tells of failures. */
    static List<Map<String, Object>> succeeded(Operation operation, JsonNode json) {
        if (operation.successes() == null) {
            return List.of();
        }
        List<BodyPath> failures = failuresOfOne(operation);
        return operation.successes().find(json).stream()
                .filter(item -> item.isObject() && !isFailed(item, failures))
                .map(item -> Json.MAPPER.<Map<String, Object>> convertValue(item, Json.MAP))
                .toList();
    }

    /** What in one of those things that may have succeeded tells of a failure. */
    static List<BodyPath> failuresOfOne(Operation operation) {
        return operation.successes() == null
                ? List.of()
                : operation.failures().stream().map(failure -> failure.within(operation.successes()))
                        .filter(Objects::nonNull).toList();
    }

    /** Whether one of those things tells of a failure. */
    static boolean isFailed(JsonNode item, List<BodyPath> failures) {
        return failures.stream().anyMatch(failure -> !failure.find(item).isEmpty());
    }

    private static void announceNextPage(ApiRequest request, ApiResponse response, StreamCache content, Message message) {
        message.removeHeader(SendcloudConstants.NEXT_CURSOR);
        try {
            String cursor = Page.nextCursor(request, response, (InputStream) content);
            if (cursor != null) {
                message.setHeader(SendcloudConstants.NEXT_CURSOR, cursor);
            }
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            // not wanted by everybody: those who do will miss the header
            LOG.debug("{} was answered without a usable link to the next page", request.operation(), e);
        }
        content.reset();
    }

    /** What takes the answer of an operation off the wire. */
    BodyReader reader(Operation operation, Exchange exchange) {
        return follows(operation) ? Pages::read : (body, length) -> read(body, length, exchange);
    }

    /** The body in memory when it is small, else wherever the context's stream caching puts it. */
    static StreamCache read(InputStream body, long length, Exchange exchange) throws IOException {
        StreamCachingStrategy caching = exchange.getContext().getStreamCachingStrategy();
        if (length >= 0 && length <= LARGEST_IN_MEMORY && !caching.shouldSpoolCache(length)) {
            byte[] bytes = new byte[(int) length];
            // a stream that ends too early says so itself
            return body.readNBytes(bytes, 0, bytes.length) == 0 ? null : new AnswerCache(bytes);
        }
        if (!caching.isSpoolEnabled()) {
            return AnswerCache.read(body);
        }
        OutputStreamBuilder copy = OutputStreamBuilder.withExchange(exchange);
        if (body.transferTo(copy) == 0) {
            return null;
        }
        Object built = copy.build();
        return built instanceof byte[] bytes ? new AnswerCache(bytes) : (StreamCache) built;
    }

    /** @throws IOException when it is declared as something else than JSON. Without a declaration it may be JSON */
    static void requireJson(ApiResponse response) throws IOException {
        if (response.contentType() != null && !isJson(response.contentType())) {
            throw new IOException("it is " + response.contentType() + " instead of JSON");
        }
    }

    static boolean isJson(String contentType) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        return type.startsWith("application/json") || type.contains("+json");
    }

    static String text(StreamCache content) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            content.reset();
            content.writeTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the cached answer again", e);
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
