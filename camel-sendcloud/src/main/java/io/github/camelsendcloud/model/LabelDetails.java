package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The format of a label, and the label when the response contains the label.
 *
 * @param file  the label in Base64; {@code null} when the response has the format only
 * @param other fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record LabelDetails(
        String file,
        String mimeType,
        Integer dpi,
        @UnknownFields Map<String, Object> other) {

    public LabelDetails {
        other = NullSafe.copyOf(other);
    }
}
