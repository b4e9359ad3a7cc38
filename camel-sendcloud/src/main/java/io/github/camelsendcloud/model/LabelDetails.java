package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The form of a label and, where the answer has it, the label.
 *
 * @param file  the label in Base64; {@code null} when only its form is told
 * @param other what has no component here, by the name that Sendcloud gives it
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
