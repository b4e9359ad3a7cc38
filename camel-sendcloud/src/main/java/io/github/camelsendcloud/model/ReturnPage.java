package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

/**
 * One page of returns.
 *
 * @param next     the address of the next page; {@code null} on the last page
 * @param previous the address of the previous page; {@code null} on the first page
 * @param other    fields without a component in this record, by their names at Sendcloud
 */
public record ReturnPage(
        String next,
        String previous,
        List<Return> data,
        @UnknownFields Map<String, Object> other) {

    public ReturnPage {
        data = NullSafe.copyOf(data);
        other = NullSafe.copyOf(other);
    }
}
