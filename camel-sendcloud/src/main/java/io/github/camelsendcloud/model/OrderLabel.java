package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The shipment of an order, and its label.
 *
 * @param orderId      the id in the shop
 * @param parcelId     the id of the first parcel
 * @param parcelsIds   the ids of all parcels; empty when the response names one parcel only
 * @param label        the field {@code label}, else {@code label_details}; {@code null} when Sendcloud creates the
 *                     label later
 * @param labelDetails the field {@code label_details}
 * @param other        fields without a component in this record, by their names at Sendcloud
 */
@PreservesFieldNames
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record OrderLabel(
        String orderId,
        String orderNumber,
        String shipmentId,
        Long parcelId,
        List<Long> parcelsIds,
        ShipWith shipWith,
        LabelDetails label,
        LabelDetails labelDetails,
        List<Document> documents,
        String trackingNumber,
        String trackingUrl,
        @UnknownFields Map<String, Object> other) {

    public OrderLabel {
        parcelsIds = NullSafe.copyOf(parcelsIds);
        documents = NullSafe.copyOf(documents);
        other = NullSafe.copyOf(other);
    }

    @Override
    public LabelDetails label() {
        return label != null ? label : labelDetails;
    }
}
