package io.github.camelsendcloud.internal.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import io.github.camelsendcloud.api.ApiError;
import io.github.camelsendcloud.api.ApiErrorParser;
import io.github.camelsendcloud.internal.auth.ApiCredentials;
import io.github.camelsendcloud.internal.auth.Redaction;
import io.github.camelsendcloud.internal.auth.TokenRequestException;
import io.github.camelsendcloud.internal.client.CallContext.BodyReader;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests over HTTP, and returns the result of each attempt. Several threads may use an instance: all fields are
 * final, and {@link HttpClient} and the counter of {@link CallsInFlight} are thread-safe.
 */
final class RequestSender {

    private static final Logger LOG = LoggerFactory.getLogger(RequestSender.class);

    /**
     * The longest error body that is read, in bytes. The rest of a longer body is not read, and the connection is
     * closed.
     */
    private static final int LARGEST_ERROR = 1024 * 1024;

    /** A code of Sendcloud, which monitoring shows. A longer text may be anything. */
    private static final Pattern CODE = Pattern.compile("[\\w.:-]{1,80}");

    private final HttpClient http;
    private final CallExecutor executor;
    private final CallsInFlight calls;

    RequestSender(HttpClient http, CallExecutor executor, CallsInFlight calls) {
        this.http = http;
        this.executor = executor;
        this.calls = calls;
    }

    /**
     * Sends a request once. A rejected token may lead to a second sending. The calling thread waits for the response.
     *
     * @param tracker receives a call just before each sending; {@code null} for no tracker
     */
    Attempt attempt(ApiRequest request, BodyReader reader, Transmission.SendTracker tracker) {
        Transmission.Context httpContext = new Transmission.Context(
                request.credentials(), request.newToken(), request.path(), request.operation().idempotency().mayDuplicate(),
                tracker);
        TrackedEntity entity = request.entity() == null ? null : new TrackedEntity(request.entity());
        calls.enter();
        boolean atRoute = executor.lend(false);
        try {
            ApiResponse response = send(request, entity, reader, httpContext);
            LOG.debug("{} has a response with status {}", request.operation(), response.status());
            if (response.status() == HttpStatus.SC_UNAUTHORIZED || response.status() == HttpStatus.SC_FORBIDDEN) {
                ApiErrorParser.parse(response.error()).stream().map(ApiError::code)
                        .filter(code -> code != null && CODE.matcher(code).matches()).findFirst()
                        .ifPresent(request.credentials()::explainRefusal);
            }
            IOException flaw = response.isSuccess() ? reader.flaw(response) : null;
            if (flaw != null && request.hasReference()) {
                // a lookup by reference finds the created object; without a reference, the route handles the response
                return attempt(response, new UnusableResponseException(flaw), FailureKind.UNUSABLE, httpContext, entity);
            }
            return attempt(response, null, FailureKind.of(response, request.operation()), httpContext, entity);
        } catch (TokenRequestException e) {
            // a first sending was rejected too, so Sendcloud has not processed the request
            return attempt(null, e, FailureKind.REFUSED, httpContext, entity);
        } catch (IOException e) {
            if (ApiCredentials.isReplacementPending(e)) {
                return attempt(null, e, FailureKind.TOKEN_REFUSED, httpContext, entity);
            }
            Throwable failure = httpContext.redaction().apply(e);
            LOG.debug("{} failed: {}", request.operation(), failure.toString());
            boolean sent = isSent(httpContext, entity);
            ApiResponse head = e instanceof TruncatedResponseException cut ? cut.response() : null;
            return attempt(head, failure, FailureKind.of(e, sent), httpContext, entity);
        } catch (RuntimeException | Error e) {
            if (!isSent(httpContext, entity)) {
                throw e;
            }
            // the cause is a bug, perhaps in the body reader. Sendcloud may have processed the request
            return attempt(null, httpContext.redaction().apply(e), FailureKind.SERVER_ERROR, httpContext, entity);
        } finally {
            executor.lend(atRoute);
            calls.exit();
        }
    }

    private static boolean isSent(Transmission.Context httpContext, TrackedEntity entity) {
        return httpContext.hasBegun() && (entity == null || entity.isWritten());
    }

    private static Attempt attempt(
            ApiResponse response, Throwable thrown, FailureKind failure, Transmission.Context httpContext,
            TrackedEntity entity) {
        return new Attempt(
                response, thrown, failure, httpContext.attempts(), entity == null || entity.isWritable());
    }

    private ApiResponse send(ApiRequest call, TrackedEntity entity, BodyReader reader, Transmission.Context httpContext)
            throws IOException {
        CancellableRequest request = new CancellableRequest(call.operation().method().name(), call.host());
        request.setHeader(HttpHeaders.ACCEPT, call.accept());
        if (call.partnerId() != null) {
            request.setHeader("Sendcloud-Partner-Id", call.partnerId());
        }
        request.setEntity(entity);
        ClassicHttpResponse response = http.executeOpen(call.host(), request, httpContext);
        Redaction redaction = httpContext.redaction();
        try {
            if (!ApiResponse.isSuccess(response.getCode())) {
                String redirected = FinalSlash.redirect(call, response);
                if (redirected != null && httpContext.redirect(redirected)) {
                    LOG.debug("{} is redirected to the path with or without the final slash", call.operation());
                    error(response, request, redaction);
                    return send(call, entity, reader, httpContext);
                }
                return new ApiResponse(response, null, error(response, request, redaction), redaction);
            }
            HttpEntity body = response.getEntity();
            if (body == null) {
                return new ApiResponse(response, null, "", redaction);
            }
            try (InputStream content = body.getContent()) {
                return new ApiResponse(response, reader.read(content, body.getContentLength()), "", redaction);
            } catch (IOException e) {
                // otherwise the close of the response reads the rest
                request.cancel();
                throw new TruncatedResponseException(new ApiResponse(response, null, "", redaction), e);
            }
        } finally {
            close(response, redaction);
        }
    }

    private static void close(ClassicHttpResponse response, Redaction redaction) {
        try {
            response.close();
        } catch (IOException e) {
            // the response was read before
            LOG.debug("The connection was lost after a response with status {}", response.getCode(), redaction.apply(e));
        }
    }

    /** Reads the body of an error. The status counts even if the body is lost. */
    private static String error(ClassicHttpResponse response, CancellableRequest request, Redaction redaction) {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return "";
        }
        try (InputStream body = entity.getContent()) {
            byte[] bytes = body.readNBytes(LARGEST_ERROR + 1);
            if (bytes.length > LARGEST_ERROR) {
                request.cancel();
            }
            ContentType type = ContentType.parseLenient(entity.getContentType());
            return new String(
                    bytes, type == null ? StandardCharsets.UTF_8 : type.getCharset(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.debug("The body of the response with status {} was lost", response.getCode(), redaction.apply(e));
            request.cancel();
            return "";
        }
    }
}
