package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

/**
 * All statuses that a parcel can have.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
public record ParcelStatusList(
        List<Status> data,
        @UnknownFields Map<String, Object> other) {

    public ParcelStatusList {
        data = NullSafe.copyOf(data);
        other = NullSafe.copyOf(other);
    }
}
