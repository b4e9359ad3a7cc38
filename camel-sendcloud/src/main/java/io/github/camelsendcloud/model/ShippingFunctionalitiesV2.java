package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** The functionalities that a shipping product can have, by name. */
public record ShippingFunctionalitiesV2(@JsonValue Map<String, Functionality> functionalities) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ShippingFunctionalitiesV2 {
        functionalities = NullSafe.copyOf(functionalities);
    }

    /**
     * A functionality.
     *
     * @param name         for a person
     * @param type         {@code boolean}, {@code integer} or {@code string}
     * @param defaultValue the default value, of this type
     * @param enumValues   the possible values; empty when any value is possible
     * @param pattern      a regular expression for the value
     * @param other        fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Functionality(
            String name,
            String type,
            Object defaultValue,
            @JsonProperty("enum") Map<String, Object> enumValues,
            String pattern,
            @UnknownFields Map<String, Object> other) {

        public Functionality {
            enumValues = NullSafe.copyOf(enumValues);
            other = NullSafe.copyOf(other);
        }
    }
}
