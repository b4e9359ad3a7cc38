package io.github.camelsendcloud.request;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

/**
 * An order of {@code sendcloud:orders}, which takes a list: {@code List.of(order)}. An order buys no label. The fields
 * are specified in Sendcloud's document of orders, version 3.
 *
 * @param createdAt when the customer placed the order
 * @param weight    the weight of the whole order
 * @param other     further fields by their names at Sendcloud
 */
public record OrderRequest(
        String orderId,
        String orderNumber,
        Long integrationId,
        String status,
        String paymentStatus,
        OffsetDateTime createdAt,
        Money totalPrice,
        PostalAddress shippingAddress,
        Weight weight,
        String shippingOption,
        List<RequestItem> items,
        Map<String, Object> other) {

    /** Copies the list and the map. */
    public OrderRequest {
        items = Fields.list(items);
        other = Fields.copy(other);
    }

    /** Returns a builder without values. */
    public static Builder builder() {
        return new Builder();
    }

    /** The fields as the operation takes the fields. */
    @JsonValue
    public Map<String, Object> toMap() {
        // the field order_items is needed, also when the order has no items
        Map<String, Object> details = new Fields().put("integration", Map.of("id", integrationId))
                .put("status", Map.of("code", status)).put("order_created_at", ISO_OFFSET_DATE_TIME.format(createdAt)).map();
        details.put("order_items", items.stream().map(RequestItem::inOrder).toList());
        Fields shipping = new Fields()
                .put("measurement", weight == null ? null : Map.of("weight", weight.asNumber()))
                .put("ship_with", shippingOption == null ? null : Fields.shipWith(shippingOption, null));
        return new Fields().put("order_id", orderId).put("order_number", orderNumber).put("order_details", details)
                .put("payment_details", Map.of("total_price", totalPrice.asNumber(), "status", Map.of("code", paymentStatus)))
                .put("shipping_address", shippingAddress == null ? null : shippingAddress.toMap())
                .put("shipping_details", shipping.map()).with(other);
    }

    @Override
    public String toString() {
        return Fields.json(toMap());
    }

    /** Builds the record. Every method returns the builder. */
    public static final class Builder extends RequestBuilder<Builder> {

        private String orderId;
        private Long integrationId;
        private String status;
        private String paymentStatus;
        private OffsetDateTime createdAt;
        private Money totalPrice;
        private PostalAddress shippingAddress;
        private Weight weight;
        private String shippingOption;
        private List<RequestItem> items = List.of();

        private Builder() {
        }

        /** Required. The id of the order in the shop: an order with the same id and integration is updated. */
        public Builder orderId(String orderId) {
            this.orderId = Fields.text(orderId);
            return this;
        }

        /** Required. The id of an integration of the account, see {@code sendcloud:integrations}. */
        public Builder integrationId(Long integrationId) {
            this.integrationId = integrationId;
            return this;
        }

        /** Required. The status in the shop, such as {@code paid}. */
        public Builder status(String status) {
            this.status = Fields.text(status);
            return this;
        }

        /** Required. The status of the payment in the shop, such as {@code paid}. */
        public Builder paymentStatus(String paymentStatus) {
            this.paymentStatus = Fields.text(paymentStatus);
            return this;
        }

        /** Required. When the customer placed the order. */
        public Builder createdAt(OffsetDateTime createdAt) {
            this.createdAt = createdAt;
            return this;
        }

        /** Required. The amount that the customer pays. */
        public Builder totalPrice(Money totalPrice) {
            this.totalPrice = totalPrice;
            return this;
        }

        /** Where the order goes. */
        public Builder shippingAddress(PostalAddress shippingAddress) {
            this.shippingAddress = shippingAddress;
            return this;
        }

        /** The weight of the whole order. */
        public Builder weight(Weight weight) {
            this.weight = weight;
            return this;
        }

        /** A code of {@code sendcloud:shipping-options}. */
        public Builder shippingOption(String shippingOption) {
            this.shippingOption = Fields.text(shippingOption);
            return this;
        }

        /** Adds an item. */
        public Builder item(RequestItem item) {
            items = Fields.plus("item", items, item);
            return this;
        }

        /** @throws InvalidRequestException when a field is missing or invalid */
        public OrderRequest build() {
            Fields.require("order_id", orderId);
            Fields.require("order_number", orderNumber);
            Fields.require("integration", integrationId);
            Fields.require("status", status);
            Fields.require("status of the payment", paymentStatus);
            Fields.require("order_created_at", createdAt);
            Fields.require("total_price", totalPrice);
            OrderRequest request = new OrderRequest(
                    orderId, orderNumber, integrationId, status, paymentStatus, createdAt, totalPrice, shippingAddress, weight,
                    shippingOption, items, other);
            request.toMap();
            return request;
        }
    }
}
