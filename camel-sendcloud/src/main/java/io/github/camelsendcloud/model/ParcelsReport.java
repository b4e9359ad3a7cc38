package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A report about parcels, of both versions of the API.
 *
 * @param organizationId {@code null} in API v2
 * @param userId         {@code null} in API v3
 * @param status         {@code queued}, {@code generating}, {@code ready}, {@code failed} or {@code expired}
 * @param statusMessage  for a person
 * @param fields         the columns of the report
 * @param filters        the requested conditions of the reported parcels
 * @param url            the address of the file; {@code null} until the report is ready
 * @param expiresAt      ISO 8601; {@code url} expires at this time
 * @param createdAt      ISO 8601
 * @param updatedAt      ISO 8601
 * @param other          fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ParcelsReport(
        String id,
        Long organizationId,
        Long userId,
        String status,
        String statusMessage,
        List<String> fields,
        Map<String, Object> filters,
        String url,
        String expiresAt,
        String createdAt,
        String updatedAt,
        @UnknownFields Map<String, Object> other) {

    public ParcelsReport {
        fields = NullSafe.copyOf(fields);
        filters = NullSafe.copyOf(filters);
        other = NullSafe.copyOf(other);
    }
}
