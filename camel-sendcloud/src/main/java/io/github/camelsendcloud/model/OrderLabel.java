package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The shipment that an order became, and its label.
 *
 * @param orderId      the shop's
 * @param parcelId     the first parcel
 * @param parcelsIds   all of them; empty when the answer names one parcel only
 * @param label        the field {@code label}, else {@code label_details}; {@code null} when the label is made later
 * @param labelDetails the field {@code label_details}
 * @param other        what has no component here, by the name that Sendcloud gives it
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
