package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * The answer that carries a parcel of API v2.
 *
 * @param other what has no component here, by the name that Sendcloud gives it
 */
public record ParcelEnvelopeV2(
        ParcelV2 parcel,
        @UnknownFields Map<String, Object> other) {

    public ParcelEnvelopeV2 {
        other = NullSafe.copyOf(other);
    }
}
