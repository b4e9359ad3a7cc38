package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The answer that carries the addresses of labels.
 *
 * @param other the fields that have no component here, by the name that Sendcloud gives them; never {@code null}
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record LabelEnvelopeV2(
        LabelLinksV2 label,
        LabelLinksV2 customsDeclaration,
        @Other Map<String, Object> other) {

    public LabelEnvelopeV2 {
        other = Absent.asEmpty(other);
    }
}
