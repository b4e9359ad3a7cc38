package io.github.camelsendcloud;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.api.ApiError;
import io.github.camelsendcloud.api.ApiErrorParser;
import io.github.camelsendcloud.api.BodyPath;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.Paging;
import io.github.camelsendcloud.client.ApiRequest;
import io.github.camelsendcloud.client.ApiResponse;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.support.builder.OutputStreamBuilder;
import org.apache.hc.core5.http.ContentType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts an answer on the exchange, or makes an exception of it. */
final class ResponseBinding {

    private static final Logger LOG = LoggerFactory.getLogger(ResponseBinding.class);

    /** An error says what it has to say in less; the connection is cut after that. */
    private static final int LARGEST_ERROR = 1024 * 1024;
    /** Answers of a known size up to this are kept as they are, without a stream cache in between. */
    private static final int SMALL = 16 * 1024;

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
     * @throws SendcloudOperationFailedException when the answer is no success, or cannot be read; the message keeps its
     *                                           body then
     */
    void bind(ApiRequest request, ApiResponse response, Exchange exchange, Pages.Calls calls)
            throws SendcloudOperationFailedException {
        Message message = exchange.getMessage();
        message.setHeader(SendcloudConstants.OPERATION, request.operation().toString());
        message.setHeader(SendcloudConstants.ATTEMPTS, response.attempts());
        message.setHeader(SendcloudConstants.HTTP_RESPONSE_CODE, response.status());
        message.removeHeader(SendcloudConstants.REQUEST_ID);
        String requestId = response.header("X-Request-Id");
        if (requestId != null) {
            message.setHeader(SendcloudConstants.REQUEST_ID, requestId);
        }
        Object body;
        if (response.isSuccess()) {
            body = success(request, response, exchange, calls);
        } else {
            String error = error(request, response);
            if (configuration.isThrowExceptionOnFailure()) {
                throw Failures.answered(request, response, error);
            }
            body = error;
        }
        message.setBody(body);
        // the media type that the message had was that of the body that is gone
        message.removeHeader(Exchange.CONTENT_TYPE);
        if (body != null && response.contentType() != null) {
            message.setHeader(Exchange.CONTENT_TYPE, response.contentType());
        }
    }

    private Object success(ApiRequest request, ApiResponse response, Exchange exchange, Pages.Calls calls)
            throws SendcloudOperationFailedException {
        List<BodyPath> failures = configuration.isFailOnPartialFailure() ? request.operation().failures() : List.of();
        StreamCache content;
        try {
            content = read(response, exchange);
        } catch (IOException e) {
            response.abandon();
            throw Failures.unreadable(request, response, null, e);
        }
        if (content == null || !isJson(response.contentType())) {
            return content;
        }
        if (request.operation().paging() != Paging.NONE) {
            if (pages != null) {
                return follow(request, response, content, calls);
            }
            announceNextPage(request, response, content, exchange.getMessage());
        }
        Class<?> type = outputClass.apply(request.operation());
        if (failures.isEmpty() && type == null) {
            return content;
        }
        try {
            if (failures.isEmpty()) {
                return Json.MAPPER.readValue((InputStream) content, type);
            }
            JsonNode json = Json.MAPPER.readTree((InputStream) content);
            List<ApiError> errors = new ArrayList<>();
            failures.forEach(path -> path.find(json).forEach(found -> errors.addAll(ApiErrorParser.errors(found))));
            if (!errors.isEmpty()) {
                throw Failures.partial(request, response, text(content), errors);
            }
            content.reset();
            return type == null ? content : Json.MAPPER.treeToValue(json, type);
        } catch (IOException e) {
            throw Failures.unreadable(request, response, text(content), e);
        }
    }

    private Iterator<Object> follow(ApiRequest request, ApiResponse response, StreamCache content, Pages.Calls calls)
            throws SendcloudOperationFailedException {
        try {
            return pages.from(request, response, (InputStream) content, calls);
        } catch (IOException e) {
            throw Failures.unreadable(request, response, text(content), e);
        }
    }

    private static void announceNextPage(ApiRequest request, ApiResponse response, StreamCache content, Message message) {
        message.removeHeader(SendcloudConstants.NEXT_CURSOR);
        try {
            String cursor = Page.nextCursor(request, response, (InputStream) content);
            if (cursor != null) {
                message.setHeader(SendcloudConstants.NEXT_CURSOR, cursor);
            }
        } catch (IOException | IllegalStateException e) {
            // not wanted by everybody: those who do will miss the header
            LOG.debug("{} was answered without a usable link to the next page", request.operation(), e);
        }
        content.reset();
    }

    /** The body in memory when it is small, else wherever the context's stream caching puts it. */
    private static StreamCache read(ApiResponse response, Exchange exchange) throws IOException {
        try (InputStream body = response.body()) {
            if (body == null) {
                return null;
            }
            if (response.length() >= 0 && response.length() <= SMALL) {
                byte[] bytes = body.readAllBytes();
                return bytes.length == 0 ? null : new InputStreamCache(bytes);
            }
            OutputStreamBuilder copy = OutputStreamBuilder.withExchange(exchange);
            boolean empty = body.transferTo(copy) == 0;
            if (empty) {
                return null;
            }
            Object built = copy.build();
            return built instanceof byte[] bytes ? new InputStreamCache(bytes) : (StreamCache) built;
        }
    }

    /** What the server said about its refusal. The status counts even when the rest of the answer is lost. */
    static String error(ApiRequest request, ApiResponse response) {
        try (InputStream body = response.body()) {
            if (body == null) {
                return "";
            }
            byte[] bytes = body.readNBytes(LARGEST_ERROR + 1);
            if (bytes.length > LARGEST_ERROR) {
                response.abandon();
            }
            return request.credentials().redact(new String(bytes, charset(response.contentType())));
        } catch (IOException e) {
            LOG.debug("The answer with status {} was lost on its way", response.status(), e);
            response.abandon();
            return "";
        }
    }

    private static Charset charset(String contentType) {
        ContentType type = ContentType.parseLenient(contentType);
        return type == null ? StandardCharsets.UTF_8 : type.getCharset(StandardCharsets.UTF_8);
    }

    private static boolean isJson(String contentType) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        return type.startsWith("application/json") || type.contains("+json");
    }

    private static String text(StreamCache content) {
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
