package io.github.camelsendcloud.sandbox.internal.invoices;

import java.math.BigDecimal;

import io.github.camelsendcloud.sandbox.internal.data.Countries;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The prices of labels, in euros and without taxes. */
public final class LabelPrices {

    private static final BigDecimal DOMESTIC = new BigDecimal("5.4200");
    private static final BigDecimal EUROPEAN_UNION = new BigDecimal("9.1000");
    private static final BigDecimal WORLD = new BigDecimal("24.9500");
    private static final BigDecimal FREE = new BigDecimal("0.0000");

    private LabelPrices() {
    }

    /** The price of the label of a parcel; not negative, with four digits after the decimal point. */
    public static BigDecimal priceOf(Parcel parcel) {
        if (parcel.shipment().shippingOptionCode().equals("sendcloud:letter")) {
            return FREE;
        }
        String from = Json.text(parcel.shipment().fields().path("from_address"), "country_code", "NL");
        String to = Json.text(parcel.shipment().toAddress(), "country_code", "NL");
        if (from.equals(to)) {
            return DOMESTIC;
        }
        return Countries.inEu(to) ? EUROPEAN_UNION : WORLD;
    }
}
