package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The service points that were found.
 *
 * @param geocoding {@code null} when no address was given
 * @param other     what has no component here, by the name that Sendcloud gives it
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
     * How well the given address was understood.
     *
     * @param status such as {@code matched}
     * @param other  what has no component here, by the name that Sendcloud gives it
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
