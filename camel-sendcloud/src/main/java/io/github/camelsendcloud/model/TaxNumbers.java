package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The tax numbers of the participants in an export.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record TaxNumbers(
        List<TaxNumber> sender,
        List<TaxNumber> receiver,
        List<TaxNumber> importerOfRecord,
        @UnknownFields Map<String, Object> other) {

    public TaxNumbers {
        sender = NullSafe.copyOf(sender);
        receiver = NullSafe.copyOf(receiver);
        importerOfRecord = NullSafe.copyOf(importerOfRecord);
        other = NullSafe.copyOf(other);
    }

    /**
     * One tax number.
     *
     * @param name  the kind of the number, such as {@code VAT} or {@code EORI}
     * @param other fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record TaxNumber(
            String name,
            String countryCode,
            String value,
            @UnknownFields Map<String, Object> other) {

        public TaxNumber {
            other = NullSafe.copyOf(other);
        }

        /** Creates the record without further fields. */
        public TaxNumber(String name, String countryCode, String value) {
            this(name, countryCode, value, Map.of());
        }
    }
}
