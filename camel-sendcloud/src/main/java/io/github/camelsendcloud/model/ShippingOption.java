package io.github.camelsendcloud.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A shipping option, with prices when the request asked for quotes.
 *
 * @param code                the value for {@link ShipWith}, such as {@code postnl:standard}
 * @param functionalities     such as {@code signature}, by their names at Sendcloud
 * @param parcelBilledWeights the weights that the carrier charges
 * @param contract            {@code null} when no contract of the account is needed
 * @param chargingType        such as {@code label_creation}
 * @param quotes              empty unless the request asked for quotes
 * @param other               fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ShippingOption(
        String code,
        String name,
        Carrier carrier,
        Product product,
        Map<String, Object> functionalities,
        Dimensions maxDimensions,
        WeightRange weight,
        List<BilledWeight> parcelBilledWeights,
        Contract contract,
        Requirements requirements,
        String chargingType,
        List<Quote> quotes,
        @UnknownFields Map<String, Object> other) {

    public ShippingOption {
        functionalities = NullSafe.copyOf(functionalities);
        parcelBilledWeights = NullSafe.copyOf(parcelBilledWeights);
        quotes = NullSafe.copyOf(quotes);
        other = NullSafe.copyOf(other);
    }

    /**
     * A product of a carrier.
     *
     * @param other fields without a component in this record, by their names at Sendcloud
     */
    public record Product(
            String code,
            String name,
            @UnknownFields Map<String, Object> other) {

        public Product {
            other = NullSafe.copyOf(other);
        }
    }

    /**
     * The smallest and the largest weight.
     *
     * @param other fields without a component in this record, by their names at Sendcloud
     */
    public record WeightRange(
            Quantity min,
            Quantity max,
            @UnknownFields Map<String, Object> other) {

        public WeightRange {
            other = NullSafe.copyOf(other);
        }
    }

    /**
     * The weight that the carrier charges for a parcel.
     *
     * @param volumetric whether the weight follows from the size
     * @param other      fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record BilledWeight(
            Integer parcelNumber,
            String calculation,
            BigDecimal value,
            String unit,
            Boolean volumetric,
            @UnknownFields Map<String, Object> other) {

        public BilledWeight {
            other = NullSafe.copyOf(other);
        }
    }

    /**
     * The data that a shipment with this option needs.
     *
     * @param fields such as {@code to_email}
     * @param other  fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Requirements(
            List<String> fields,
            Boolean exportDocuments,
            Boolean isServicePointRequired,
            @UnknownFields Map<String, Object> other) {

        public Requirements {
            fields = NullSafe.copyOf(fields);
            other = NullSafe.copyOf(other);
        }
    }

    /**
     * The price of a range of weights.
     *
     * @param leadTime in hours
     * @param other    fields without a component in this record, by their names at Sendcloud
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Quote(
            WeightRange weight,
            Integer leadTime,
            QuotePrice price,
            @UnknownFields Map<String, Object> other) {

        public Quote {
            other = NullSafe.copyOf(other);
        }
    }

    /**
     * A price and its parts.
     *
     * @param other fields without a component in this record, by their names at Sendcloud
     */
    public record QuotePrice(
            List<PricePart> breakdown,
            Price total,
            @UnknownFields Map<String, Object> other) {

        public QuotePrice {
            breakdown = NullSafe.copyOf(breakdown);
            other = NullSafe.copyOf(other);
        }
    }

    /**
     * A part of a price.
     *
     * @param type  such as {@code price_without_insurance}
     * @param label for a person
     * @param other fields without a component in this record, by their names at Sendcloud
     */
    public record PricePart(
            String type,
            String label,
            Price price,
            @UnknownFields Map<String, Object> other) {

        public PricePart {
            other = NullSafe.copyOf(other);
        }
    }
}
