package io.github.camelsendcloud.request;

import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The body of {@code sendcloud:shipments/announce}, which buys a label for each parcel. The fields are specified in
 * Sendcloud's document of shipments, version 3.
 *
 * @param from     {@code null} when the request has {@code senderAddressId}
 * @param labelDpi the resolution of the label in dots per inch
 * @param parcels  1 to 15 parcels
 * @param other    further fields by their names at Sendcloud
 */
public record AnnounceRequest(
        String externalReferenceId,
        String orderNumber,
        PostalAddress from,
        Long senderAddressId,
        PostalAddress to,
        String shippingOption,
        Long contractId,
        String servicePointId,
        Money totalOrderPrice,
        String labelType,
        Integer labelDpi,
        List<RequestParcel> parcels,
        Map<String, Object> other) {

    private static final Set<String> LABEL_TYPES = Set.of("application/pdf", "application/zpl", "image/png");
    private static final Set<Integer> RESOLUTIONS = Set.of(72, 203, 300, 600);

    /** Copies the list and the map. */
    public AnnounceRequest {
        parcels = Fields.list(parcels);
        other = Fields.copy(other);
    }

    /** Returns a builder without values. */
    public static Builder builder() {
        return new Builder();
    }

    /** The fields as the operation takes the fields. */
    @JsonValue
    public Map<String, Object> toMap() {
        return new Fields().put("external_reference_id", externalReferenceId).put("order_number", orderNumber)
                .put("from_address", from != null ? from.toMap() : Map.of("sender_address_id", senderAddressId))
                .put("to_address", to.toMap())
                .put("ship_with", Fields.shipWith(shippingOption, contractId))
                .put("to_service_point", servicePointId == null ? null : Map.of("id", servicePointId))
                .put("total_order_price", totalOrderPrice == null ? null : totalOrderPrice.asText())
                .put("label_details", new Fields().put("mime_type", labelType).put("dpi", labelDpi).map())
                .put("parcels", parcels.stream().map(RequestParcel::toMap).toList()).with(other);
    }

    @Override
    public String toString() {
        return Fields.json(toMap());
    }

    /** Builds the record. Every method returns the builder. */
    public static final class Builder extends RequestBuilder<Builder> {

        private String externalReferenceId;
        private PostalAddress from;
        private Long senderAddressId;
        private PostalAddress to;
        private String shippingOption;
        private Long contractId;
        private String servicePointId;
        private Money totalOrderPrice;
        private String labelType;
        private Integer labelDpi;
        private List<RequestParcel> parcels = List.of();

        private Builder() {
        }

        /** Required: Sendcloud creates one shipment for a reference, so a second call buys no second label. */
        public Builder externalReferenceId(String externalReferenceId) {
            this.externalReferenceId = Fields.text(externalReferenceId);
            return this;
        }

        /** Required without {@link #senderAddressId(Long)}. */
        public Builder from(PostalAddress from) {
            this.from = from;
            return this;
        }

        /** Required without {@link #from(PostalAddress)}. The id of an address in the account. */
        public Builder senderAddressId(Long senderAddressId) {
            this.senderAddressId = senderAddressId;
            return this;
        }

        /** Required. */
        public Builder to(PostalAddress to) {
            this.to = to;
            return this;
        }

        /** Required. A code of {@code sendcloud:shipping-options}, such as {@code sendcloud:letter}. */
        public Builder shippingOption(String shippingOption) {
            this.shippingOption = Fields.text(shippingOption);
            return this;
        }

        public Builder contractId(Long contractId) {
            this.contractId = contractId;
            return this;
        }

        /** The id of a service point at Sendcloud, if the parcel goes to a service point. */
        public Builder servicePointId(String servicePointId) {
            this.servicePointId = Fields.text(servicePointId);
            return this;
        }

        /** The amount that the customer pays. */
        public Builder totalOrderPrice(Money totalOrderPrice) {
            this.totalOrderPrice = totalOrderPrice;
            return this;
        }

        /** {@code application/pdf}, {@code application/zpl} or {@code image/png}: the response has the label then. */
        public Builder labelType(String labelType) {
            this.labelType = Fields.text(labelType);
            return this;
        }

        /** 72, 203, 300 or 600. */
        public Builder labelDpi(Integer labelDpi) {
            this.labelDpi = labelDpi;
            return this;
        }

        /** Adds a parcel. */
        public Builder parcel(RequestParcel parcel) {
            parcels = Fields.plus("parcel", parcels, parcel);
            return this;
        }

        /** @throws InvalidRequestException when a field is missing or invalid */
        public AnnounceRequest build() {
            Fields.require("external_reference_id", externalReferenceId);
            Fields.require("to_address", to);
            Fields.require("shipping_option_code", shippingOption);
            if ((from == null) == (senderAddressId == null)) {
                throw new InvalidRequestException(
                        "from_address", "must be an address or the id of a sender address, and not both");
            }
            if (parcels.isEmpty() || parcels.size() > 15) {
                throw new InvalidRequestException("parcels", "must be 1 to 15, and are " + parcels.size());
            }
            if (labelType != null && !LABEL_TYPES.contains(labelType)) {
                throw new InvalidRequestException("mime_type", "is '" + labelType + "', and must be one of " + LABEL_TYPES);
            }
            if (labelDpi != null && !RESOLUTIONS.contains(labelDpi)) {
                throw new InvalidRequestException("dpi", "is " + labelDpi + ", and must be one of " + RESOLUTIONS);
            }
            AnnounceRequest request = new AnnounceRequest(
                    externalReferenceId, orderNumber, from, senderAddressId, to, shippingOption, contractId, servicePointId,
                    totalOrderPrice, labelType, labelDpi, parcels, other);
            request.toMap();
            return request;
        }
    }
}
