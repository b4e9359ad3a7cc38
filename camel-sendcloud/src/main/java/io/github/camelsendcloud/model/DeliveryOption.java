package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A way of delivery that a checkout can offer.
 *
 * @param title                for the customer
 * @param internalTitle        for the merchant
 * @param deliveryMethodType   such as {@code standard_delivery}
 * @param cutOffTime           ISO 8601; the option ends at this time
 * @param shippingRate         the amount that the customer pays
 * @param leadTimeHours        the delivery time in hours by percentile, such as {@code p50}
 * @param sustainabilityRating {@code low}, {@code medium} or {@code high}
 * @param other                fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record DeliveryOption(
        String id,
        String title,
        String internalTitle,
        String description,
        String deliveryMethodType,
        String cutOffTime,
        Identifier checkoutIdentifier,
        Price shippingRate,
        CheckoutCarrier carrier,
        List<Dates> deliveryDates,
        Map<String, Object> leadTimeHours,
        String sustainabilityRating,
        @UnknownFields Map<String, Object> other) {

    public DeliveryOption {
        deliveryDates = NullSafe.copyOf(deliveryDates);
        leadTimeHours = NullSafe.copyOf(leadTimeHours);
        other = NullSafe.copyOf(other);
    }

    /**
     * The shipping option or method of this delivery option.
     *
     * @param type  the kind of {@code value}, such as {@code shipping_option_code}
     * @param other fields without a component in this record, by their names at Sendcloud
     */
    public record Identifier(
            String type,
            String value,
            @UnknownFields Map<String, Object> other) {

        public Identifier {
            other = NullSafe.copyOf(other);
        }
    }

    /**
     * A carrier in a checkout.
     *
     * @param other fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record CheckoutCarrier(
            String code,
            String name,
            String logoUrl,
            @UnknownFields Map<String, Object> other) {

        public CheckoutCarrier {
            other = NullSafe.copyOf(other);
        }
    }

    /**
     * A possible day of delivery.
     *
     * @param deliveryDate       ISO 8601
     * @param parcelHandoverDate ISO 8601; the date on which the carrier receives the parcel
     * @param other              fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Dates(
            String deliveryDate,
            String parcelHandoverDate,
            @UnknownFields Map<String, Object> other) {

        public Dates {
            other = NullSafe.copyOf(other);
        }
    }
}
