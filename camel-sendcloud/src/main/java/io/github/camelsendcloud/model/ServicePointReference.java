package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The chosen service point of a shipment.
 *
 * @param postNumber the number of the recipient at a packing station
 * @param other      fields without a component in this record, by their names at Sendcloud
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
