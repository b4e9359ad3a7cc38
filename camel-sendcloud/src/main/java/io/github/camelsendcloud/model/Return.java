package io.github.camelsendcloud.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A return: a parcel that goes back to the merchant.
 *
 * @param status         such as {@code open}; Sendcloud adds values without notice
 * @param colloCount     the number of parcels
 * @param contract       the id of a contract
 * @param labelUrl       the address of the label; a request needs the credentials of the account
 * @param trackingUrl    the address of a page for people
 * @param createdAt      ISO 8601
 * @param deliveredAt    in milliseconds since 1970
 * @param deliveredAtIso ISO 8601
 * @param deliveryOption such as {@code drop_off_point}
 * @param other          fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Return(
        String status,
        Address fromAddress,
        Address toAddress,
        Code shippingProduct,
        Code shippingOption,
        Dimensions dimensions,
        Quantity weight,
        Integer colloCount,
        List<Item> parcelItems,
        Boolean sendTrackingEmails,
        Long brandId,
        String orderNumber,
        Long contract,
        String labelUrl,
        LabelLinksV2 label,
        Price labelCost,
        Boolean insurance,
        String trackingNumber,
        String trackingUrl,
        Boolean isCancellable,
        List<TrackingV2.Status> statusHistory,
        String createdAt,
        BigDecimal deliveredAt,
        String deliveredAtIso,
        Reason reason,
        Refund refund,
        Price returnFee,
        String deliveryOption,
        List<Image> images,
        String customsInvoiceNr,
        Integer customsShipmentType,
        CustomsInformation customsInformation,
        List<ErrorObject> errors,
        @UnknownFields Map<String, Object> other) {

    public Return {
        parcelItems = NullSafe.copyOf(parcelItems);
        statusHistory = NullSafe.copyOf(statusHistory);
        images = NullSafe.copyOf(images);
        errors = NullSafe.copyOf(errors);
        other = NullSafe.copyOf(other);
    }

    /**
     * The code of a shipping product or option.
     *
     * @param other fields without a component in this record, by their names at Sendcloud
     */
    public record Code(
            String code,
            @UnknownFields Map<String, Object> other) {

        public Code {
            other = NullSafe.copyOf(other);
        }
    }

    /**
     * The reason for a return.
     *
     * @param other fields without a component in this record, by their names at Sendcloud
     */
    public record Reason(
            Long id,
            String description,
            @UnknownFields Map<String, Object> other) {

        public Reason {
            other = NullSafe.copyOf(other);
        }
    }

    /**
     * The refund that the customer asks for.
     *
     * @param refundType such as {@code money}
     * @param message    from the customer
     * @param other      fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Refund(
            String refundType,
            String message,
            @UnknownFields Map<String, Object> other) {

        public Refund {
            other = NullSafe.copyOf(other);
        }
    }

    /**
     * A photo that the customer has added.
     *
     * @param uploadedImage  an address
     * @param thumbnailImage an address
     * @param other          fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Image(
            String productId,
            String uploadedImage,
            String thumbnailImage,
            String description,
            @UnknownFields Map<String, Object> other) {

        public Image {
            other = NullSafe.copyOf(other);
        }
    }

    /**
     * Returned goods of one kind.
     *
     * @param weight        the weight of one piece
     * @param price         the price of one piece
     * @param value         the value of one piece
     * @param originCountry ISO 3166-1, two letters
     * @param returnMessage from the customer
     * @param other         fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Item(
            String itemId,
            String productId,
            String variantId,
            String sku,
            String description,
            Integer quantity,
            Quantity weight,
            Price price,
            Price value,
            String hsCode,
            String originCountry,
            String returnReasonId,
            Reason returnReason,
            String returnMessage,
            @UnknownFields Map<String, Object> other) {

        public Item {
            other = NullSafe.copyOf(other);
        }
    }
}
