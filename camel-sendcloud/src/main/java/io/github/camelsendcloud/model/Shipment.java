package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A shipment: parcels that go from one address to another with one carrier.
 *
 * @param externalReferenceId     unique: a second request with it makes no second shipment
 * @param labelDetails            the form of {@link Parcel#labelFile()}; {@code null} unless announced in the same
 *                                request
 * @param deliveryDates           the field {@code delivery_dates}, else {@code delivery-dates}
 * @param hyphenatedDeliveryDates the field {@code delivery-dates}
 * @param errors                  why it could not be announced; the shipment exists nonetheless
 * @param other                   what has no component here, by the name that Sendcloud gives it
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
