package io.github.camelsendcloud.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A return of API v2: a parcel that goes back to the merchant.
 *
 * @param createdAt         ISO 8601
 * @param deliveredAt       ISO 8601
 * @param reason            the id of a reason
 * @param message           from the customer
 * @param outgoingParcel    the id of the parcel that the customer received
 * @param incomingParcel    the id of the returned parcel
 * @param returnFee         in {@code returnFeeCurrency}
 * @param returnFeeCurrency ISO 4217
 * @param labelCost         in {@code labelCurrency}
 * @param labelCurrency     ISO 4217
 * @param deliveryOption    such as {@code drop_off_point}
 * @param other             fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ReturnV2(
        Long id,
        String createdAt,
        String deliveredAt,
        Long reason,
        String message,
        Long outgoingParcel,
        Long incomingParcel,
        ReturnParcelV2 outgoingParcelData,
        ReturnParcelV2 incomingParcelData,
        IncomingStatus incomingParcelStatus,
        Refund refund,
        Boolean isCancellable,
        BigDecimal returnFee,
        String returnFeeCurrency,
        BigDecimal labelCost,
        String labelCurrency,
        BigDecimal itemsCost,
        String deliveryOption,
        Long storeLocation,
        List<Return.Image> images,
        List<RuleModification> ruleModifications,
        @UnknownFields Map<String, Object> other) {

    public ReturnV2 {
        images = NullSafe.copyOf(images);
        ruleModifications = NullSafe.copyOf(ruleModifications);
        other = NullSafe.copyOf(other);
    }

    /**
     * The status of the returned parcel.
     *
     * @param message          for a person
     * @param globalStatusSlug such as {@code delivered}
     * @param other            fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record IncomingStatus(
            Integer id,
            String message,
            String globalStatusSlug,
            @UnknownFields Map<String, Object> other) {

        public IncomingStatus {
            other = NullSafe.copyOf(other);
        }
    }

    /**
     * The refund that the customer asks for.
     *
     * @param totalRefund an amount
     * @param refundedAt  in milliseconds since 1970
     * @param message     from the customer
     * @param other       fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Refund(
            String totalRefund,
            Long refundedAt,
            String message,
            RefundType refundType,
            @UnknownFields Map<String, Object> other) {

        public Refund {
            other = NullSafe.copyOf(other);
        }
    }

    /**
     * The kind of a refund.
     *
     * @param code  such as {@code money}
     * @param label for a person
     * @param other fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record RefundType(
            String code,
            String label,
            Boolean requireMessage,
            @UnknownFields Map<String, Object> other) {

        public RefundType {
            other = NullSafe.copyOf(other);
        }
    }

    /**
     * The change that a return rule has made.
     *
     * @param value depends on {@code field}
     * @param other fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record RuleModification(
            String ruleName,
            String field,
            Object value,
            String action,
            String friendlyName,
            Integer priority,
            String itemId,
            @UnknownFields Map<String, Object> other) {

        public RuleModification {
            other = NullSafe.copyOf(other);
        }
    }
}
