package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The address at which the support of a carrier is contacted.
 *
 * @param language such as {@code nl-nl}
 * @param other    fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record CarrierSupportContact(
        Long id,
        String carrierCode,
        String email,
        String language,
        @UnknownFields Map<String, Object> other) {

    public CarrierSupportContact {
        other = NullSafe.copyOf(other);
    }
}
