package io.github.camelsendcloud.request;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The body of {@code sendcloud:parcels} with one parcel of version 2. Version 3 is newer, see {@link AnnounceRequest}.
 * The fields are specified in Sendcloud's document of parcels, version 2.
 *
 * @param requestLabel whether the call buys a label
 * @param weight       sent in kilograms, rounded up to whole grams
 * @param dimensions   sent in centimeters
 * @param other        further fields of the parcel by their names at Sendcloud
 */
public record ParcelRequestV2(
        String externalReference,
        String orderNumber,
        PostalAddress to,
        Long senderAddressId,
        Long shippingMethodId,
        boolean requestLabel,
        Weight weight,
        Dimensions dimensions,
        Money totalOrderValue,
        Long servicePointId,
        List<RequestItem> items,
        Map<String, Object> other) {

    /** A street without digits, a blank, and a number with at most one letter: Stadhuisplein 10, Hoofdstraat 7 b. */
    private static final Pattern STREET_AND_NUMBER = Pattern.compile("(\\D*\\S)\\s+(\\d+(?:\\s?\\p{L})?)");

    /** Copies the list and the map. */
    public ParcelRequestV2 {
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
        Fields parcel = new Fields().put("external_reference", externalReference).put("order_number", orderNumber)
                .put("name", to.name()).put("company_name", to.companyName());
        putStreet(parcel);
        parcel.put("address_2", to.secondLine()).put("postal_code", to.postalCode()).put("city", to.city())
                .put("country", to.countryCode()).put("country_state", state()).put("email", to.email())
                .put("telephone", to.phoneNumber()).put("to_post_number", to.poBox())
                .put("sender_address", senderAddressId)
                .put("shipment", shippingMethodId == null ? null : Map.of("id", shippingMethodId))
                .put("request_label", requestLabel)
                .put("weight", weight == null ? null : weight.inKilograms().toPlainString())
                .put("to_service_point", servicePointId)
                .put("parcel_items", items.stream().map(RequestItem::inParcelV2).toList());
        if (totalOrderValue != null) {
            parcel.put("total_order_value", totalOrderValue.value().toPlainString())
                    .put("total_order_value_currency", totalOrderValue.currency());
        }
        if (dimensions != null) {
            dimensions.inCentimeters().map().forEach(parcel::put);
        }
        return Map.of("parcel", parcel.with(other));
    }

    @Override
    public String toString() {
        return Fields.json(toMap());
    }

    /** Version 2 has a field for the number. Where the number is certain, the street is split. */
    private void putStreet(Fields parcel) {
        Matcher certain = STREET_AND_NUMBER.matcher(to.street());
        if (to.houseNumber() == null && certain.matches()) {
            parcel.put("address", certain.group(1)).put("house_number", certain.group(2));
        } else {
            parcel.put("address", to.street()).put("house_number", to.houseNumber());
        }
    }

    /** Version 2 has the state without the country: NY for US-NY. */
    private String state() {
        String code = to.stateProvinceCode();
        return code == null ? null : code.replaceFirst("^" + to.countryCode() + "-", "");
    }

    /** Builds the record. Every method returns the builder. */
    public static final class Builder extends RequestBuilder<Builder> {

        private String externalReference;
        private PostalAddress to;
        private Long senderAddressId;
        private Long shippingMethodId;
        private Boolean requestLabel = true;
        private Weight weight;
        private Dimensions dimensions;
        private Money totalOrderValue;
        private Long servicePointId;
        private List<RequestItem> items = List.of();

        private Builder() {
        }

        /** Required: Sendcloud creates one parcel for a reference, so a second call buys no second label. */
        public Builder externalReference(String externalReference) {
            this.externalReference = Fields.text(externalReference);
            return this;
        }

        /** Required. */
        public Builder to(PostalAddress to) {
            this.to = to;
            return this;
        }

        /** The id of an address in the account. Without an id, Sendcloud takes the default address. */
        public Builder senderAddressId(Long senderAddressId) {
            this.senderAddressId = senderAddressId;
            return this;
        }

        /** Required when the call buys a label. An id of {@code sendcloud:shipping_methods}. */
        public Builder shippingMethodId(Long shippingMethodId) {
            this.shippingMethodId = shippingMethodId;
            return this;
        }

        /** Whether the call buys a label. The default is {@code true}. */
        public Builder requestLabel(Boolean requestLabel) {
            this.requestLabel = requestLabel;
            return this;
        }

        /** Sent in kilograms. Without a weight, Sendcloud takes the default weight of the account. */
        public Builder weight(Weight weight) {
            this.weight = weight;
            return this;
        }

        /** Sent in centimeters. */
        public Builder dimensions(Dimensions dimensions) {
            this.dimensions = dimensions;
            return this;
        }

        public Builder totalOrderValue(Money totalOrderValue) {
            this.totalOrderValue = totalOrderValue;
            return this;
        }

        public Builder servicePointId(Long servicePointId) {
            this.servicePointId = servicePointId;
            return this;
        }

        /** Adds an item. */
        public Builder item(RequestItem item) {
            items = Fields.plus("item", items, item);
            return this;
        }

        /** @throws InvalidRequestException when a field is missing or invalid */
        public ParcelRequestV2 build() {
            Fields.require("external_reference", externalReference);
            Fields.require("address", to);
            if (Fields.require("request_label", requestLabel)) {
                Fields.require("shipment", shippingMethodId);
            }
            ParcelRequestV2 request = new ParcelRequestV2(
                    externalReference, orderNumber, to, senderAddressId, shippingMethodId, requestLabel, weight, dimensions,
                    totalOrderValue, servicePointId, items, other);
            request.toMap();
            return request;
        }
    }
}
