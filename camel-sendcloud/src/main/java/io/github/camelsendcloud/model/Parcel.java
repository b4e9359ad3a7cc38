package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A parcel of a shipment.
 *
 * @param trackingUrl the address of a page for people
 * @param labelFile   the label in Base64; {@code null} unless the request announced the parcel and the shipment has one
 *                    parcel
 * @param createdAt   ISO 8601, possibly without a time zone
 * @param updatedAt   ISO 8601, possibly without a time zone
 * @param announcedAt ISO 8601, possibly without a time zone; {@code null} before the announcement
 * @param other       fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Parcel(
        Long id,
        Status status,
        String trackingNumber,
        String trackingUrl,
        List<Document> documents,
        String labelFile,
        Quantity weight,
        Dimensions dimensions,
        String packageType,
        Price additionalInsuredPrice,
        List<String> labelNotes,
        String sscc,
        List<ParcelItem> parcelItems,
        String createdAt,
        String updatedAt,
        String announcedAt,
        @UnknownFields Map<String, Object> other) {

    public Parcel {
        documents = NullSafe.copyOf(documents);
        labelNotes = NullSafe.copyOf(labelNotes);
        parcelItems = NullSafe.copyOf(parcelItems);
        other = NullSafe.copyOf(other);
    }
}
