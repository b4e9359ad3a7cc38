package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * Where PDF files of a parcel can be fetched; the addresses ask for the credentials.
 *
 * @param normalPrinter A4, one address for each corner of the page at which printing may start
 * @param labelPrinter  A6; {@code null} when there is no label
 * @param other         what has no component here, by the name that Sendcloud gives it
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record LabelLinksV2(
        @OneOrMany List<String> normalPrinter,
        String labelPrinter,
        @UnknownFields Map<String, Object> other) {

    public LabelLinksV2 {
        normalPrinter = NullSafe.copyOf(normalPrinter);
        other = NullSafe.copyOf(other);
    }
}
