package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The answer to parcels of API v2 that were created or changed, be it one or several.
 *
 * @param failedParcels those that were refused
 * @param other         what has no component here, by the name that Sendcloud gives it
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record SavedParcelsV2(
        @JsonAlias("parcel") @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<ParcelV2> parcels,
        List<Failed> failedParcels,
        @Other Map<String, Object> other) {

    public SavedParcelsV2 {
        parcels = Absent.asEmpty(parcels);
        failedParcels = Absent.asEmpty(failedParcels);
        other = Absent.asEmpty(other);
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
            @Other Map<String, Object> other) {

        public Failed {
            parcel = Absent.asEmpty(parcel);
            errors = Absent.asEmpty(errors);
            other = Absent.asEmpty(other);
        }
    }
}
