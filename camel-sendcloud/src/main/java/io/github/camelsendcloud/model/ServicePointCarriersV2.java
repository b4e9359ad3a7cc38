package io.github.camelsendcloud.model;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The carriers that have service points.
 *
 * @param codes such as {@code postnl}
 */
public record ServicePointCarriersV2(@JsonValue List<String> codes) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ServicePointCarriersV2 {
        codes = NullSafe.copyOf(codes);
    }
}
