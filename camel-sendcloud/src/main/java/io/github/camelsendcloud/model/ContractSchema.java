package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The fields that a contract with a carrier needs.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ContractSchema(
        String carrierCode,
        List<Field> fields,
        @UnknownFields Map<String, Object> other) {

    public ContractSchema {
        fields = NullSafe.copyOf(fields);
        other = NullSafe.copyOf(other);
    }

    /**
     * A field of a contract.
     *
     * @param type    {@code string}, {@code boolean}, {@code choice} or {@code object}
     * @param choices empty unless {@code type} is {@code choice}
     * @param object  {@code null} unless {@code type} is {@code object}
     * @param other   fields without a component in this record, by their names at Sendcloud
     */
    public record Field(
            String name,
            String description,
            Boolean required,
            String type,
            List<Choice> choices,
            Entry object,
            @UnknownFields Map<String, Object> other) {

        public Field {
            choices = NullSafe.copyOf(choices);
            other = NullSafe.copyOf(other);
        }
    }

    /**
     * A possible value of a field.
     *
     * @param other fields without a component in this record, by their names at Sendcloud
     */
    public record Choice(
            String code,
            String description,
            @UnknownFields Map<String, Object> other) {

        public Choice {
            other = NullSafe.copyOf(other);
        }
    }

    /**
     * The key and the value of an entry in a field of the type {@code object}.
     *
     * @param other fields without a component in this record, by their names at Sendcloud
     */
    public record Entry(
            Field key,
            Field value,
            @UnknownFields Map<String, Object> other) {

        public Entry {
            other = NullSafe.copyOf(other);
        }
    }
}
