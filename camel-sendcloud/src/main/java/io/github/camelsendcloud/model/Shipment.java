package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A shipment: one or several parcels from one address to another address, with one carrier.
 *
 * @param externalReferenceId     the caller's own unique reference: a second request with the same reference creates no
 *                                second shipment
 * @param labelDetails            the format of {@link Parcel#labelFile()}; {@code null} unless the request announced
 *                                the shipment
 * @param deliveryDates           the field {@code delivery_dates}, else {@code delivery-dates}
 * @param hyphenatedDeliveryDates the field {@code delivery-dates}
 * @param errors                  the reasons for a failed announcement; the shipment exists in spite of the errors
 * @param other                   fields without a component in this record, by their names at Sendcloud
 */
@PreservesFieldNames
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Shipment(
        String id,
        String externalReferenceId,
        String reference,
        String orderNumber,
        Address fromAddress,
        Address toAddress,
        ServicePointReference toServicePoint,
        ShipWith shipWith,
        Carrier carrier,
        List<Parcel> parcels,
        LabelDetails labelDetails,
        Price totalOrderPrice,
        CustomsInformation customsInformation,
        DeliveryDates deliveryDates,
        @JsonProperty("delivery-dates") DeliveryDates hyphenatedDeliveryDates,
        Long brandId,
        List<AppliedShippingRule> appliedShippingRules,
        List<ErrorObject> errors,
        @UnknownFields Map<String, Object> other) {

    public Shipment {
        parcels = NullSafe.copyOf(parcels);
        appliedShippingRules = NullSafe.copyOf(appliedShippingRules);
        errors = NullSafe.copyOf(errors);
        other = NullSafe.copyOf(other);
    }

    @Override
    public DeliveryDates deliveryDates() {
        return deliveryDates != null ? deliveryDates : hyphenatedDeliveryDates;
    }
}
