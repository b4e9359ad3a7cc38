package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The service point that somebody chose.
 *
 * @param postNumber the number of the recipient at a packing station
 * @param other      what has no component here, by the name that Sendcloud gives it
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ServicePointReference(
        String id,
        String carrierServicePointId,
        String postNumber,
        @UnknownFields Map<String, Object> other) {

    public ServicePointReference {
        other = NullSafe.copyOf(other);
    }
}
