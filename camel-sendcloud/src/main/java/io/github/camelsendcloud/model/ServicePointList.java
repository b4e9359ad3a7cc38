package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The service points of a search.
 *
 * @param geocoding {@code null} when the request had no address
 * @param other     fields without a component in this record, by their names at Sendcloud
 */
public record ServicePointList(
        List<ServicePoint> results,
        Geocoding geocoding,
        @UnknownFields Map<String, Object> other) {

    public ServicePointList {
        results = NullSafe.copyOf(results);
        other = NullSafe.copyOf(other);
    }

    /**
     * The result of the search for the given address.
     *
     * @param status such as {@code matched}
     * @param other  fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Geocoding(
            String status,
            String precision,
            String formattedAddress,
            @UnknownFields Map<String, Object> other) {

        public Geocoding {
            other = NullSafe.copyOf(other);
        }
    }
}
