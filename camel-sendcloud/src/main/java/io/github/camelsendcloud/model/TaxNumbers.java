package io.github.camelsendcloud.model;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** The tax numbers of those who take part in an export. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonIgnoreProperties(ignoreUnknown = true)
public record TaxNumbers(
        List<TaxNumber> sender,
        List<TaxNumber> receiver,
        List<TaxNumber> importerOfRecord) {

    public TaxNumbers {
        sender = Absent.asEmpty(sender);
        receiver = Absent.asEmpty(receiver);
        importerOfRecord = Absent.asEmpty(importerOfRecord);
    }

    /**
     * One tax number.
     *
     * @param name its kind, such as {@code VAT} or {@code EORI}
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record TaxNumber(String name, String countryCode, String value) {
    }
}
