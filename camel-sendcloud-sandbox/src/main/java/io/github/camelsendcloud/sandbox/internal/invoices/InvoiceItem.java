package io.github.camelsendcloud.sandbox.internal.invoices;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.analytics.ParcelFacts;
import io.github.camelsendcloud.sandbox.internal.carriers.ShippingMethod;
import io.github.camelsendcloud.sandbox.internal.http.Times;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import io.github.camelsendcloud.sandbox.internal.prices.Prices;

/**
 * A line of an invoice: a label, the credit for a cancelled label, or the first payment of the account.
 *
 * @param price without taxes; negative for a credit
 * @param facts the facts about the parcel; null for the first payment
 */
record InvoiceItem(long id, String type, String name, Instant time, BigDecimal price, ParcelFacts facts) {

    static final String LABEL_TYPE = "shipment";
    static final String PAYMENT_TYPE = "initial_payment";
    static final BigDecimal TAX_RATE = new BigDecimal("0.21");

    private static final int IDS_PER_PARCEL = 10;

    static InvoiceItem payment(Instant time, BigDecimal price) {
        return new InvoiceItem(1, PAYMENT_TYPE, "Initial payment", time, price, null);
    }

    static InvoiceItem label(ParcelFacts facts) {
        return new InvoiceItem(
                facts.parcel().id() * IDS_PER_PARCEL, LABEL_TYPE, methodName(facts), facts.parcel().announcedAt(),
                price(facts), facts);
    }

    static InvoiceItem credit(ParcelFacts facts) {
        return new InvoiceItem(
                facts.parcel().id() * IDS_PER_PARCEL + 1, LABEL_TYPE, "Credit requested for label", facts.cancelledAt(),
                price(facts).negate(), facts);
    }

    private static BigDecimal price(ParcelFacts facts) {
        return Prices.of(facts.parcel().shipment(), facts.parcel()).total();
    }

    private static String methodName(ParcelFacts facts) {
        ShippingMethod method = Prices.methodOf(facts.parcel().shipment(), facts.parcel());
        return method == null ? facts.option() : method.name();
    }

    /** The tax on the price; the first payment has no tax. */
    BigDecimal tax() {
        BigDecimal rate = facts == null ? BigDecimal.ZERO : TAX_RATE;
        return price.multiply(rate).setScale(4, RoundingMode.HALF_UP);
    }

    ObjectNode v2() {
        return Json.object().put("id", id).put("name", name);
    }

    /**
     * The item in the form of v3.
     *
     * @param invoiceId the id of the invoice; null if the item is not on an invoice yet
     */
    ObjectNode v3(Long invoiceId) {
        String parcel = facts == null ? null : String.valueOf(facts.parcel().id());
        String route = facts == null ? "" : "Parcel " + parcel + " — " + facts.fromCountry() + " → " + facts.toCountry();
        ObjectNode view = Json.object().put("id", id).put("type", type);
        view.put("description", facts == null ? name : name + ": " + route);
        view.put("created_at", Times.v3(time)).putNull("updated_at");
        view.set("price", money(price));
        if (invoiceId == null) {
            view.putNull("tax").putNull("tax_rate").putNull("vat_code");
        } else {
            view.set("tax", money(tax()));
            view.put("tax_rate", facts == null ? "0.00" : TAX_RATE.toPlainString());
            view.put("vat_code", facts == null ? "NL_ZERO" : "NL_STANDARD");
        }
        view.put("reference", facts == null ? "" : parcel);
        view.put("parcel_id", facts == null ? null : facts.parcel().id()).putNull("pickup_id");
        // the sandbox has no ids of carriers: each code has a number of its own
        view.put("carrier_id", facts == null ? null : Math.floorMod(facts.carrier().hashCode(), 1000) + 1);
        return view.put("from_country", facts == null ? null : facts.fromCountry()).put("invoice_id", invoiceId);
    }

    /** An amount of euros in the form of v3. */
    static ObjectNode money(BigDecimal amount) {
        return Json.object().put("value", amount.setScale(4, RoundingMode.HALF_UP).toPlainString()).put("currency", "EUR");
    }
}
