package io.github.camelsendcloud.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A parcel of API v2, with the address to which it goes.
 *
 * @param address                 street and house number
 * @param trackingUrl             for people, not an API
 * @param shipment                the shipping method
 * @param weight                  in kilograms
 * @param length                  in centimetres
 * @param width                   in centimetres
 * @param height                  in centimetres
 * @param externalReference       unique: a second request with it makes no second parcel
 * @param shipmentUuid            the shipment in API v3
 * @param colliUuid               the same for all parcels of one shipment
 * @param colloNr                 counted from 0
 * @param totalOrderValueCurrency ISO 4217
 * @param dateCreated             {@code dd-MM-yyyy HH:mm:ss} or ISO 8601, without a zone
 * @param dateUpdated             as {@code dateCreated}
 * @param dateAnnounced           as {@code dateCreated}; {@code null} before the announcement
 * @param errors                  what the carrier refused: a Map of texts by field, or in a joined answer a List of
 *                                errors; {@code null} when there is nothing
 * @param other                   what has no component here, by the name that Sendcloud gives it
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ParcelV2(
        Long id,
        String name,
        String companyName,
        String address,
        @JsonProperty("address_2") String address2,
        AddressDivided addressDivided,
        String postalCode,
        String city,
        String toState,
        Country country,
        String email,
        String telephone,
        String toServicePoint,
        StatusV2 status,
        String trackingNumber,
        String trackingUrl,
        LabelLinksV2 label,
        List<Document> documents,
        Carrier carrier,
        ShippingMethod shipment,
        Long contract,
        BigDecimal weight,
        BigDecimal length,
        BigDecimal width,
        BigDecimal height,
        String orderNumber,
        String reference,
        String externalReference,
        String externalOrderId,
        String externalShipmentId,
        String shipmentUuid,
        String colliUuid,
        Integer colloNr,
        Integer colloCount,
        Boolean isReturn,
        BigDecimal totalOrderValue,
        String totalOrderValueCurrency,
        BigDecimal totalInsuredValue,
        List<ParcelItemV2> parcelItems,
        String dateCreated,
        String dateUpdated,
        String dateAnnounced,
        Object errors,
        @UnknownFields Map<String, Object> other) {

    public ParcelV2 {
        documents = NullSafe.copyOf(documents);
        parcelItems = NullSafe.copyOf(parcelItems);
        other = NullSafe.copyOf(other);
    }

    /**
     * An address line in parts.
     *
     * @param other fields that have no component here, by the name that Sendcloud gives them
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record AddressDivided(
            String street,
            String houseNumber,
            @UnknownFields Map<String, Object> other) {

        public AddressDivided {
            other = NullSafe.copyOf(other);
        }

        /** Without further fields. */
        public AddressDivided(String street, String houseNumber) {
            this(street, houseNumber, Map.of());
        }
    }

    /**
     * A country.
     *
     * @param other fields that have no component here, by the name that Sendcloud gives them
     */
    public record Country(
            @JsonProperty("iso_2") String iso2,
            @JsonProperty("iso_3") String iso3,
            String name,
            @UnknownFields Map<String, Object> other) {

        public Country {
            other = NullSafe.copyOf(other);
        }
    }

    /**
     * A way to ship.
     *
     * @param other what has no component here, by the name that Sendcloud gives it
     */
    public record ShippingMethod(
            Long id,
            String name,
            @UnknownFields Map<String, Object> other) {

        public ShippingMethod {
            other = NullSafe.copyOf(other);
        }
    }
}
