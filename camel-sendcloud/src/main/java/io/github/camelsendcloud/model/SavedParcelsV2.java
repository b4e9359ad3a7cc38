package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The response to a request of API v2 that creates or changes one or several parcels.
 *
 * @param parcels       the field {@code parcels}, or {@code parcel} when this field is empty
 * @param parcel        the field {@code parcel}: one parcel, in some responses several
 * @param failedParcels the rejected parcels
 * @param other         fields without a component in this record, by their names at Sendcloud
 */
@PreservesFieldNames
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record SavedParcelsV2(
        List<ParcelV2> parcels,
        @OneOrMany @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ParcelV2> parcel,
        List<Failed> failedParcels,
        @UnknownFields Map<String, Object> other) {

    public SavedParcelsV2 {
        parcels = NullSafe.copyOf(parcels);
        parcel = NullSafe.copyOf(parcel);
        failedParcels = NullSafe.copyOf(failedParcels);
        other = NullSafe.copyOf(other);
    }

    @Override
    public List<ParcelV2> parcels() {
        return parcels.isEmpty() ? parcel : parcels;
    }

    /**
     * A rejected parcel, and the reasons.
     *
     * @param parcel the parcel in the request
     * @param errors texts for a person, by field
     * @param other  fields without a component in this record, by their names at Sendcloud
     */
    public record Failed(
            Map<String, Object> parcel,
            Map<String, Object> errors,
            @UnknownFields Map<String, Object> other) {

        public Failed {
            parcel = NullSafe.copyOf(parcel);
            errors = NullSafe.copyOf(errors);
            other = NullSafe.copyOf(other);
        }
    }
}
