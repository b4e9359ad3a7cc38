package io.github.camelsendcloud.request;

import java.util.Map;

/**
 * An item of an order, a parcel or a return.
 *
 * @param weight the weight of one unit
 * @param price  the price of one unit
 */
public record RequestItem(
        String description,
        int quantity,
        Weight weight,
        Money price,
        String hsCode,
        String originCountry,
        String sku,
        String itemId,
        String productId) {

    /** Returns a builder without values. */
    public static Builder builder() {
        return new Builder();
    }

    /** The form in a parcel of version 3: the weight is a number, the price has a text. */
    Map<String, Object> inShipment() {
        Fields.require("weight of the item", weight);
        Fields.require("price of the item", price);
        Fields.require("hs_code", hsCode);
        return common("description").put("weight", weight.asNumber()).put("price", price.asText())
                .put("origin_country", originCountry).put("item_id", itemId).map();
    }

    /** The form in an order, where the total of the line is needed. */
    Map<String, Object> inOrder() {
        Fields.require("price of the item", price);
        return common("name").put("unit_price", price.asNumber()).put("total_price", price.times(quantity).asNumber())
                .put("measurement", weight == null ? null : Map.of("weight", weight.asNumber()))
                .put("country_of_origin", originCountry).put("item_id", itemId).map();
    }

    /** The form in a return, where all amounts are numbers. */
    Map<String, Object> inReturn() {
        return common("description").put("weight", weight == null ? null : weight.asNumber())
                .put("price", price == null ? null : price.asNumber()).put("origin_country", originCountry)
                .put("item_id", itemId).map();
    }

    /** The form in a parcel of version 2, which has kilograms. */
    Map<String, Object> inParcelV2() {
        Fields.require("weight of the item", weight);
        Fields.require("price of the item", price);
        Fields.require("hs_code", hsCode);
        return common("description").put("weight", weight.inKilograms().toPlainString()).put("value", price.value())
                .put("origin_country", originCountry).put("item_id", itemId).map();
    }

    private Fields common(String descriptionName) {
        return new Fields().put(descriptionName, description).put("quantity", quantity).put("hs_code", hsCode).put("sku", sku)
                .put("product_id", productId);
    }

    /** Builds the record. Every method returns the builder. */
    public static final class Builder {

        private String description;
        private Integer quantity;
        private Weight weight;
        private Money price;
        private String hsCode;
        private String originCountry;
        private String sku;
        private String itemId;
        private String productId;

        private Builder() {
        }

        /** Required. At most 255 characters. */
        public Builder description(String description) {
            this.description = Fields.text(description);
            return this;
        }

        /** Required. 1 or more. */
        public Builder quantity(Integer quantity) {
            this.quantity = quantity;
            return this;
        }

        /** The weight of one unit. Announcements and parcels of version 2 need the weight. */
        public Builder weight(Weight weight) {
            this.weight = weight;
            return this;
        }

        /** The price of one unit. Announcements, orders and parcels of version 2 need the price. */
        public Builder price(Money price) {
            this.price = price;
            return this;
        }

        /**
         * The code of the Harmonized System, at most 12 characters. Announcements and parcels of version 2 need the
         * code.
         */
        public Builder hsCode(String hsCode) {
            this.hsCode = Fields.text(hsCode);
            return this;
        }

        /** Where the item was made: ISO 3166-1, two letters. */
        public Builder originCountry(String originCountry) {
            this.originCountry = Fields.text(originCountry);
            return this;
        }

        public Builder sku(String sku) {
            this.sku = Fields.text(sku);
            return this;
        }

        /** The id of the item in the shop. */
        public Builder itemId(String itemId) {
            this.itemId = Fields.text(itemId);
            return this;
        }

        /** The id of the product in the shop. */
        public Builder productId(String productId) {
            this.productId = Fields.text(productId);
            return this;
        }

        /** @throws InvalidRequestException when a field is missing or invalid */
        public RequestItem build() {
            Fields.require("description", description);
            if (description.length() > 255) {
                throw new InvalidRequestException(
                        "description", "has " + description.length() + " characters, and must have at most 255");
            }
            if (Fields.require("quantity", quantity) < 1) {
                throw new InvalidRequestException("quantity", "is " + quantity + ", and must be 1 or more");
            }
            if (hsCode != null && hsCode.length() > 12) {
                throw new InvalidRequestException("hs_code", "is '" + hsCode + "', and must have at most 12 characters");
            }
            Fields.country("origin_country", originCountry);
            return new RequestItem(
                    description, quantity, weight, price, hsCode, originCountry, sku, itemId, productId);
        }
    }
}
