package io.github.camelsendcloud.sandbox.internal.carriers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The price of a shipment in EUR with its parts.
 *
 * @param parts the parts in the order of their display, the label first; not empty
 */
public record Price(List<Part> parts) {

    public static final String CURRENCY = "EUR";

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final BigDecimal REMOTE_SURCHARGE = new BigDecimal("4.50");
    private static final BigDecimal NEAR_FACTOR = new BigDecimal("0.9");
    private static final BigDecimal INSURANCE_FACTOR = new BigDecimal("0.01");
    private static final BigDecimal LEAST_INSURANCE = new BigDecimal("0.50");

    /**
     * A part of a price.
     *
     * @param type Sendcloud's identifier of the kind of the part
     */
    public record Part(String type, String label, BigDecimal value) {
    }

    /**
     * From where to where a parcel goes.
     *
     * @param fromPostalCode null for unknown
     * @param toPostalCode   null for unknown
     */
    public record Way(String from, String to, String fromPostalCode, String toPostalCode) {

        boolean isNear() {
            return from.equals(to) && fromPostalCode != null && toPostalCode != null
                    && fromPostalCode.regionMatches(0, toPostalCode, 0, 2);
        }
    }

    /**
     * The price of one parcel.
     *
     * @param  insuredValue the value that the sender insures in addition to the insurance of the carrier; 0 for none
     * @return              null if the method does not ship this way
     */
    public static Price of(ShippingMethod method, Way way, BigDecimal insuredValue) {
        BigDecimal label = method.labelPrice(way.from(), way.to());
        if (label == null) {
            return null;
        }
        if (method.option().isZonal() && way.isNear()) {
            label = label.multiply(NEAR_FACTOR);
        }
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("price_without_insurance", "Label", cents(label)));
        BigDecimal fuel = method.option().carrier().fuelPercent();
        if (fuel.signum() > 0) {
            parts.add(
                    new Part(
                            "fuel", "Fuel surcharge (" + cents(fuel) + "%)",
                            cents(label.multiply(fuel).divide(HUNDRED))));
        }
        if (label.signum() > 0 && Zones.isRemote(way.to(), way.toPostalCode())) {
            parts.add(new Part("remote", "Remote area surcharge", REMOTE_SURCHARGE));
        }
        if (insuredValue.signum() > 0) {
            BigDecimal insurance = cents(insuredValue.multiply(INSURANCE_FACTOR)).max(LEAST_INSURANCE);
            parts.add(new Part("insurance_price", "Shipment protection (incl. taxes)", insurance));
        }
        return new Price(parts);
    }

    /** The sum of two prices, part by part. */
    public Price plus(Price other) {
        List<Part> sum = new ArrayList<>(parts);
        for (Part part : other.parts) {
            int index = 0;
            while (index < sum.size() && !sum.get(index).type().equals(part.type())) {
                index++;
            }
            if (index == sum.size()) {
                sum.add(part);
            } else {
                sum.set(index, new Part(part.type(), part.label(), sum.get(index).value().add(part.value())));
            }
        }
        return new Price(sum);
    }

    public BigDecimal total() {
        return cents(parts.stream().map(Part::value).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}
