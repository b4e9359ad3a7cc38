package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The addresses of the PDF files of a parcel. A request needs the credentials of the account.
 *
 * @param normalPrinter A4, one address for each corner of the page at which printing can start
 * @param labelPrinter  A6; {@code null} when the parcel has no label
 * @param other         fields without a component in this record, by their names at Sendcloud
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
