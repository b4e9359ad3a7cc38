package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The response that contains a parcel of API v2.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record ParcelEnvelopeV2(
        ParcelV2 parcel,
        @UnknownFields Map<String, Object> other) {

    public ParcelEnvelopeV2 {
        other = NullSafe.copyOf(other);
    }
}
