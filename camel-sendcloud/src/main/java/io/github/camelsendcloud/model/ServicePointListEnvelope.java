package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The answer that carries service points.
 *
 * @param other the fields that have no component here, by the name that Sendcloud gives them; never {@code null}
 */
public record ServicePointListEnvelope(
        ServicePointList data,
        @Other Map<String, Object> other) {

    public ServicePointListEnvelope {
        other = Absent.asEmpty(other);
    }
}
