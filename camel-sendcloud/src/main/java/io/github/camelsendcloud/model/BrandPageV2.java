package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

/**
 * One page of brands of API v2.
 *
 * @param next     the address of the next page; {@code null} on the last page
 * @param previous the address of the previous page; {@code null} on the first page
 * @param other    fields without a component in this record, by their names at Sendcloud
 */
public record BrandPageV2(
        String next,
        String previous,
        List<BrandV2> brands,
        @UnknownFields Map<String, Object> other) {

    public BrandPageV2 {
        brands = NullSafe.copyOf(brands);
        other = NullSafe.copyOf(other);
    }
}
