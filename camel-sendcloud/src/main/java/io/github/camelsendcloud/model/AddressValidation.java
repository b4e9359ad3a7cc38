package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The result of an address validation.
 *
 * @param results the given address and proposals for a better one
 * @param other   fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record AddressValidation(
        Boolean inputAddressIsValid,
        List<Result> results,
        @UnknownFields Map<String, Object> other) {

    public AddressValidation {
        results = NullSafe.copyOf(results);
        other = NullSafe.copyOf(other);
    }

    /**
     * An address and the judgement of this address.
     *
     * @param address     without a name
     * @param recommended whether this address should be used
     * @param other       fields without a component in this record, by their names at Sendcloud
     */
    public record Result(
            Address address,
            Boolean recommended,
            Analysis analysis,
            @UnknownFields Map<String, Object> other) {

        public Result {
            other = NullSafe.copyOf(other);
        }
    }

    /**
     * The judgement of an address.
     *
     * @param changedAttributes the fields that differ from the given address
     * @param other             fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Analysis(
            Verdict validationResult,
            List<String> changedAttributes,
            @UnknownFields Map<String, Object> other) {

        public Analysis {
            changedAttributes = NullSafe.copyOf(changedAttributes);
            other = NullSafe.copyOf(other);
        }
    }

    /**
     * Whether an address is valid.
     *
     * @param reasons such as {@code HOUSE_NUMBER_TOO_LONG}; Sendcloud adds values without notice
     * @param other   fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Verdict(
            Boolean isValid,
            List<String> reasons,
            @UnknownFields Map<String, Object> other) {

        public Verdict {
            reasons = NullSafe.copyOf(reasons);
            other = NullSafe.copyOf(other);
        }
    }
}
