package io.github.camelsendcloud.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A return that was validated and not created.
 *
 * @param weight         in kilograms
 * @param colloCount     the number of parcels
 * @param deliveryOption such as {@code drop_off_point}
 * @param other          fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ReturnValidation(
        Address fromAddress,
        Address toAddress,
        ReturnShipWith shipWith,
        Dimensions dimensions,
        BigDecimal weight,
        Integer colloCount,
        List<Return.Item> parcelItems,
        Boolean sendTrackingEmails,
        Long brandId,
        String orderNumber,
        Price totalOrderValue,
        Price totalInsuredValue,
        String externalReference,
        Integer customsShipmentType,
        String deliveryOption,
        @UnknownFields Map<String, Object> other) {

    public ReturnValidation {
        parcelItems = NullSafe.copyOf(parcelItems);
        other = NullSafe.copyOf(other);
    }

    /**
     * The way in which the return is shipped.
     *
     * @param type     names the field that is set
     * @param contract the id of a contract
     * @param other    fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record ReturnShipWith(
            String type,
            String shippingOptionCode,
            String shippingProductCode,
            Map<String, Object> functionalities,
            Long contract,
            @UnknownFields Map<String, Object> other) {

        public ReturnShipWith {
            functionalities = NullSafe.copyOf(functionalities);
            other = NullSafe.copyOf(other);
        }
    }
}
