package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The answer to parcels of API v2 that were created or changed, be it one or several.
 *
 * @param parcels       the field {@code parcels}, or {@code parcel} when this field is empty
 * @param parcel        the field {@code parcel}: one parcel, in some responses several
 * @param failedParcels those that were refused
 * @param other         what has no component here, by the name that Sendcloud gives it
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
     * A parcel that was refused, and why.
     *
     * @param parcel as it was sent
     * @param errors texts for a person, by field
     * @param other  what has no component here, by the name that Sendcloud gives it
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
