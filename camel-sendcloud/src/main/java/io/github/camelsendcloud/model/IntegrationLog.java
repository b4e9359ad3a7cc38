package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * An entry in the log of an integration: a call and its result.
 *
 * @param userId         {@code null} in API v3
 * @param method         an HTTP method
 * @param responseCode   an HTTP status; {@code null} when no response came
 * @param createdAt      ISO 8601
 * @param additionalData an object or text
 * @param other          fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record IntegrationLog(
        Long id,
        Long integrationId,
        Long userId,
        String baseUrl,
        String fullUrl,
        String method,
        Integer responseCode,
        Response response,
        Request request,
        String createdAt,
        String exceptionType,
        String exception,
        @JsonProperty("protected") Boolean isProtected,
        Object additionalData,
        @UnknownFields Map<String, Object> other) {

    public IntegrationLog {
        other = NullSafe.copyOf(other);
    }

    /**
     * The response to a logged call.
     *
     * @param headers an object or text
     * @param body    an object or text
     * @param other   fields without a component in this record, by their names at Sendcloud
     */
    public record Response(
            Object headers,
            Object body,
            @UnknownFields Map<String, Object> other) {

        public Response {
            other = NullSafe.copyOf(other);
        }
    }

    /**
     * A logged call.
     *
     * @param headers an object or text
     * @param payload an object or text
     * @param other   fields without a component in this record, by their names at Sendcloud
     */
    public record Request(
            Object headers,
            Object payload,
            @UnknownFields Map<String, Object> other) {

        public Request {
            other = NullSafe.copyOf(other);
        }
    }
}
