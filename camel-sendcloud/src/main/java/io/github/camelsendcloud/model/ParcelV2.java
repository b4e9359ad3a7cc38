package io.github.camelsendcloud.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A parcel of API v2, with the address of the recipient.
 *
 * @param address                 street and house number
 * @param trackingUrl             the address of a page for people
 * @param shipment                the shipping method
 * @param weight                  in kilograms
 * @param length                  in centimetres
 * @param width                   in centimetres
 * @param height                  in centimetres
 * @param externalReference       the caller's own unique reference: a second request with the same reference creates no
 *                                second parcel
 * @param shipmentUuid            the id of the shipment in API v3
 * @param colliUuid               the same for all parcels of one shipment
 * @param colloNr                 counted from 0
 * @param totalOrderValueCurrency ISO 4217
 * @param dateCreated             {@code dd-MM-yyyy HH:mm:ss} or ISO 8601, without a time zone
 * @param dateUpdated             as {@code dateCreated}
 * @param dateAnnounced           as {@code dateCreated}; {@code null} before the announcement
 * @param errors                  the errors of the carrier: a Map of texts by field, or a List of errors in a response
 *                                that the component joined; {@code null} when the parcel has no errors
 * @param other                   fields without a component in this record, by their names at Sendcloud
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
     * @param other fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record AddressDivided(
            String street,
            String houseNumber,
            @UnknownFields Map<String, Object> other) {

        public AddressDivided {
            other = NullSafe.copyOf(other);
        }

        /** Creates the record without further fields. */
        public AddressDivided(String street, String houseNumber) {
            this(street, houseNumber, Map.of());
        }
    }

    /**
     * A country.
     *
     * @param other fields without a component in this record, by their names at Sendcloud
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
     * A shipping method.
     *
     * @param other fields without a component in this record, by their names at Sendcloud
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
