package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A parcel of a shipment.
 *
 * @param trackingUrl for people, not an API
 * @param labelFile   the label in Base64; {@code null} unless announced in the same request, alone in its shipment
 * @param createdAt   ISO 8601, maybe without a zone
 * @param updatedAt   ISO 8601, maybe without a zone
 * @param announcedAt ISO 8601, maybe without a zone; {@code null} before the announcement
 * @param other       what has no component here, by the name that Sendcloud gives it
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
