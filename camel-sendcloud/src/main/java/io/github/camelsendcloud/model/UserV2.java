package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The account.
 *
 * @param registered {@code yyyy-MM-dd HH:mm:ss}, without a time zone
 * @param other      fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record UserV2(
        String username,
        String companyName,
        String address,
        String postalCode,
        String city,
        String email,
        String telephone,
        String registered,
        List<Module> modules,
        @UnknownFields Map<String, Object> other) {

    public UserV2 {
        modules = NullSafe.copyOf(modules);
        other = NullSafe.copyOf(other);
    }

    /**
     * A part of Sendcloud that the account may use.
     *
     * @param other fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Module(
            Long id,
            String name,
            String shortName,
            Boolean activated,
            @UnknownFields Map<String, Object> other) {

        public Module {
            other = NullSafe.copyOf(other);
        }
    }
}
