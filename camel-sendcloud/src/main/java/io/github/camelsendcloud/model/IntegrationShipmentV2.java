package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * An order of an integration that waits for its label, in API v2.
 *
 * @param integration       the id of the integration
 * @param country           ISO 3166-1, two letters
 * @param totalOrderValue   an amount in {@code currency}
 * @param currency          ISO 4217
 * @param weight            a decimal number
 * @param length            a decimal number
 * @param width             a decimal number
 * @param height            a decimal number
 * @param checkoutPayload   the choice of the customer in the checkout
 * @param createdAt         ISO 8601
 * @param updatedAt         ISO 8601
 * @param shipmentCreatedAt ISO 8601
 * @param shipmentUpdatedAt ISO 8601
 * @param other             fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record IntegrationShipmentV2(
        String shipmentUuid,
        String externalOrderId,
        String externalShipmentId,
        String orderNumber,
        Long integration,
        String name,
        String companyName,
        String address,
        @JsonProperty("address_2") String address2,
        String houseNumber,
        String postalCode,
        String city,
        String toState,
        String country,
        String email,
        String telephone,
        String toPostNumber,
        Long toServicePoint,
        Long senderAddress,
        Long shippingMethod,
        String shippingMethodCheckoutName,
        List<Long> allowedShippingMethods,
        String barcode,
        OrderStatus orderStatus,
        OrderStatus paymentStatus,
        List<ParcelItemV2> parcelItems,
        String totalOrderValue,
        String currency,
        String weight,
        String length,
        String width,
        String height,
        String customsInvoiceNr,
        Integer customsShipmentType,
        Map<String, Object> customsDetails,
        Map<String, Object> checkoutPayload,
        String createdAt,
        String updatedAt,
        String shipmentCreatedAt,
        String shipmentUpdatedAt,
        @UnknownFields Map<String, Object> other) {

    public IntegrationShipmentV2 {
        allowedShippingMethods = NullSafe.copyOf(allowedShippingMethods);
        parcelItems = NullSafe.copyOf(parcelItems);
        customsDetails = NullSafe.copyOf(customsDetails);
        checkoutPayload = NullSafe.copyOf(checkoutPayload);
        other = NullSafe.copyOf(other);
    }

    /**
     * The state of an order or of its payment.
     *
     * @param id      such as {@code fulfilled}
     * @param message a description for a person
     * @param other   fields without a component in this record, by their names at Sendcloud
     */
    public record OrderStatus(
            String id,
            String message,
            @UnknownFields Map<String, Object> other) {

        public OrderStatus {
            other = NullSafe.copyOf(other);
        }
    }
}
