package io.github.camelsendcloud.request;

import java.util.List;
import java.util.Map;

/**
 * A parcel of a shipment.
 *
 * @param insuredValue the amount of an additional insurance
 * @param labelNotes   lines that some carriers print on the label
 * @param items        needed for shipments with customs documents
 */
public record RequestParcel(
        Weight weight,
        Dimensions dimensions,
        Money insuredValue,
        List<String> labelNotes,
        List<RequestItem> items) {

    /** Copies the lists. */
    public RequestParcel {
        labelNotes = Fields.list(labelNotes);
        items = Fields.list(items);
    }

    /** Returns a builder without values. */
    public static Builder builder() {
        return new Builder();
    }

    Map<String, Object> toMap() {
        return new Fields().put("weight", weight.asText()).put("dimensions", dimensions == null ? null : dimensions.asText())
                .put("additional_insured_price", insuredValue == null ? null : insuredValue.asText())
                .put("label_notes", labelNotes).put("parcel_items", items.stream().map(RequestItem::inShipment).toList()).map();
    }

    /** Builds the record. Every method returns the builder. */
    public static final class Builder {

        private Weight weight;
        private Dimensions dimensions;
        private Money insuredValue;
        private List<String> labelNotes = List.of();
        private List<RequestItem> items = List.of();

        private Builder() {
        }

        /** Required. The weight with the packaging. */
        public Builder weight(Weight weight) {
            this.weight = weight;
            return this;
        }

        /** Required by some carriers. */
        public Builder dimensions(Dimensions dimensions) {
            this.dimensions = dimensions;
            return this;
        }

        /** The amount of an additional insurance, from 2 to 5000 euros. */
        public Builder insuredValue(Money insuredValue) {
            this.insuredValue = insuredValue;
            return this;
        }

        /** Adds a line that some carriers print on the label. */
        public Builder labelNote(String line) {
            labelNotes = Fields.plus("label_notes", labelNotes, line);
            return this;
        }

        /** Adds an item. */
        public Builder item(RequestItem item) {
            items = Fields.plus("item", items, item);
            return this;
        }

        /** @throws InvalidRequestException when a field is missing or invalid */
        public RequestParcel build() {
            Fields.require("weight", weight);
            return new RequestParcel(weight, dimensions, insuredValue, labelNotes, items);
        }
    }
}
