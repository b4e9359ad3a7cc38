package io.github.camelsendcloud.request;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The body of {@code sendcloud:returns}, which buys a label. A second call buys a second label, so a route stores the
 * order before the call. The fields are specified in Sendcloud's document of returns, version 3.
 *
 * @param from  the customer
 * @param to    the warehouse
 * @param items needed outside of the European Union
 * @param other further fields by their names at Sendcloud
 */
public record ReturnRequest(
        String externalReference,
        String orderNumber,
        PostalAddress from,
        PostalAddress to,
        String shippingOption,
        Long contractId,
        Weight weight,
        Dimensions dimensions,
        Money totalOrderValue,
        String deliveryOption,
        Boolean sendTrackingEmails,
        List<RequestItem> items,
        Map<String, Object> other) {

    /** Copies the list and the map. */
    public ReturnRequest {
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
        return new Fields().put("external_reference", externalReference).put("order_number", orderNumber)
                .put("from_address", from.toMap()).put("to_address", to.toMap())
                .put("ship_with", new Fields().put("type", "shipping_option_code")
                        .put("shipping_option_code", shippingOption).put("contract", contractId).map())
                .put("weight", weight.asNumber()).put("dimensions", dimensions == null ? null : dimensions.asNumber())
                .put("total_order_value", totalOrderValue == null ? null : totalOrderValue.asNumber())
                .put("delivery_option", deliveryOption).put("send_tracking_emails", sendTrackingEmails)
                .put("parcel_items", items.stream().map(RequestItem::inReturn).toList()).with(other);
    }

    @Override
    public String toString() {
        return Fields.json(toMap());
    }

    /** Builds the record. Every method returns the builder. */
    public static final class Builder extends RequestBuilder<Builder> {

        private String externalReference;
        private PostalAddress from;
        private PostalAddress to;
        private String shippingOption;
        private Long contractId;
        private Weight weight;
        private Dimensions dimensions;
        private Money totalOrderValue;
        private String deliveryOption;
        private Boolean sendTrackingEmails;
        private List<RequestItem> items = List.of();

        private Builder() {
        }

        /** Required: with the reference, a shop finds the return again. Sendcloud accepts the same reference twice. */
        public Builder externalReference(String externalReference) {
            this.externalReference = Fields.text(externalReference);
            return this;
        }

        /** Required. The customer. */
        public Builder from(PostalAddress from) {
            this.from = from;
            return this;
        }

        /** Required. The warehouse. */
        public Builder to(PostalAddress to) {
            this.to = to;
            return this;
        }

        /** Required. A code of {@code sendcloud:shipping-options} for returns. */
        public Builder shippingOption(String shippingOption) {
            this.shippingOption = Fields.text(shippingOption);
            return this;
        }

        public Builder contractId(Long contractId) {
            this.contractId = contractId;
            return this;
        }

        /** Required. */
        public Builder weight(Weight weight) {
            this.weight = weight;
            return this;
        }

        public Builder dimensions(Dimensions dimensions) {
            this.dimensions = dimensions;
            return this;
        }

        public Builder totalOrderValue(Money totalOrderValue) {
            this.totalOrderValue = totalOrderValue;
            return this;
        }

        /** {@code drop_off_point}, {@code drop_off_labelless}, {@code in_store} or {@code pickup}. */
        public Builder deliveryOption(String deliveryOption) {
            this.deliveryOption = Fields.text(deliveryOption);
            return this;
        }

        /** Whether Sendcloud sends its mails to the customer. */
        public Builder sendTrackingEmails(Boolean sendTrackingEmails) {
            this.sendTrackingEmails = sendTrackingEmails;
            return this;
        }

        /** Adds an item. */
        public Builder item(RequestItem item) {
            items = Fields.plus("item", items, item);
            return this;
        }

        /** @throws InvalidRequestException when a field is missing or invalid */
        public ReturnRequest build() {
            Fields.require("external_reference", externalReference);
            Fields.require("from_address", from);
            Fields.require("to_address", to);
            Fields.require("shipping_option_code", shippingOption);
            Fields.require("weight", weight);
            ReturnRequest request = new ReturnRequest(
                    externalReference, orderNumber, from, to, shippingOption, contractId, weight, dimensions, totalOrderValue,
                    deliveryOption, sendTrackingEmails, items, other);
            request.toMap();
            return request;
        }
    }
}
