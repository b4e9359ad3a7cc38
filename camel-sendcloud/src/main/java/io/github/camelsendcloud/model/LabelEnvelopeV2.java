package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The response that contains the addresses of labels.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record LabelEnvelopeV2(
        LabelLinksV2 label,
        LabelLinksV2 customsDeclaration,
        @UnknownFields Map<String, Object> other) {

    public LabelEnvelopeV2 {
        other = NullSafe.copyOf(other);
    }
}
