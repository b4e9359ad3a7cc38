package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

/**
 * One page of returns of API v2.
 *
 * @param next     the address of the next page; {@code null} on the last page
 * @param previous the address of the previous page; {@code null} on the first page
 * @param other    fields without a component in this record, by their names at Sendcloud
 */
public record ReturnPageV2(
        String next,
        String previous,
        List<ReturnV2> returns,
        @UnknownFields Map<String, Object> other) {

    public ReturnPageV2 {
        returns = NullSafe.copyOf(returns);
        other = NullSafe.copyOf(other);
    }
}
