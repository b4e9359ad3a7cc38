package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The tax numbers of those who take part in an export.
 *
 * @param other fields that have no component here, by the name that Sendcloud gives them
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record TaxNumbers(
        List<TaxNumber> sender,
        List<TaxNumber> receiver,
        List<TaxNumber> importerOfRecord,
        @Other Map<String, Object> other) {

    public TaxNumbers {
        sender = Absent.asEmpty(sender);
        receiver = Absent.asEmpty(receiver);
        importerOfRecord = Absent.asEmpty(importerOfRecord);
        other = Absent.asEmpty(other);
    }

    /**
     * One tax number.
     *
     * @param name  its kind, such as {@code VAT} or {@code EORI}
     * @param other fields that have no component here, by the name that Sendcloud gives them
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record TaxNumber(
            String name,
            String countryCode,
            String value,
            @Other Map<String, Object> other) {

        public TaxNumber {
            other = Absent.asEmpty(other);
        }

        /** Without further fields. */
        public TaxNumber(String name, String countryCode, String value) {
            this(name, countryCode, value, Map.of());
        }
    }
}
