package io.github.camelsendcloud.sandbox.internal.invoices;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.analytics.ParcelFacts;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.data.Store;
import io.github.camelsendcloud.sandbox.internal.http.Times;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/**
 * An invoice over two weeks. The labels and the cancellations of these weeks are its items. The first invoice is the
 * first payment of the account.
 *
 * @param id     the number of the period since 1970; 1 for the first payment
 * @param date   when the period ends and Sendcloud issues the invoice
 * @param isOpen whether the period has not ended
 */
record Invoice(long id, Instant date, boolean isOpen, List<InvoiceItem> items) {

    private static final LocalDate FIRST_PERIOD = LocalDate.EPOCH.with(DayOfWeek.MONDAY);
    private static final int DAYS = 14;
    private static final Duration PAYMENT_TERM = Duration.ofDays(14);
    private static final Instant REGISTERED = Instant.parse("2022-04-06T11:29:37Z");
    private static final BigDecimal FIRST_PAYMENT = new BigDecimal("0.02");

    /** The invoices of an account, the oldest first. */
    static List<Invoice> all(Store store) {
        store.completeAnnouncements();
        TreeMap<Long, List<InvoiceItem>> periods = new TreeMap<>();
        for (Parcel parcel : store.parcels()) {
            ParcelFacts facts = new ParcelFacts(parcel);
            if (parcel.announcedAt() != null) {
                add(periods, InvoiceItem.label(facts));
                if (facts.cancelledAt() != null) {
                    add(periods, InvoiceItem.credit(facts));
                }
            }
        }
        Instant now = store.clock().now();
        List<Invoice> invoices = new ArrayList<>();
        invoices.add(new Invoice(1, REGISTERED, false, List.of(InvoiceItem.payment(REGISTERED, FIRST_PAYMENT))));
        periods.forEach((period, items) -> {
            Instant end = start(period + 1).atStartOfDay().toInstant(ZoneOffset.UTC);
            invoices.add(new Invoice(period, end, end.isAfter(now), items));
        });
        return invoices;
    }

    private static void add(TreeMap<Long, List<InvoiceItem>> periods, InvoiceItem item) {
        LocalDate day = LocalDate.ofInstant(item.time(), ZoneOffset.UTC);
        long period = Math.floorDiv(day.toEpochDay() - FIRST_PERIOD.toEpochDay(), (long) DAYS);
        periods.computeIfAbsent(period, number -> new ArrayList<>()).add(item);
    }

    private static LocalDate start(long period) {
        return FIRST_PERIOD.plusDays(period * DAYS);
    }

    boolean isFirstPayment() {
        return id == 1;
    }

    /** Its id for its items; null while the period is open. */
    Long idForItems() {
        return isOpen ? null : id;
    }

    private String reference() {
        return "EU-CENTRAL-1-0-%02d-NL%07d".formatted(LocalDate.ofInstant(date, ZoneOffset.UTC).getYear() % 100, id);
    }

    private BigDecimal sum(Function<InvoiceItem, BigDecimal> amount) {
        return items.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The date that v2 shows: for an open invoice, the start of its period. */
    Instant v2Date() {
        return isOpen ? date.minus(Duration.ofDays(DAYS)) : date;
    }

    /** The invoice in the form of v2, without its items. */
    ObjectNode v2(Instant now) {
        BigDecimal net = sum(InvoiceItem::price);
        return Json.object().put("id", id).put("ref", reference())
                .put("type", isFirstPayment() ? "initial_payment" : "periodic")
                .put("price_incl", net.add(sum(InvoiceItem::tax)).setScale(2, RoundingMode.HALF_UP))
                .put("price_excl", net.setScale(2, RoundingMode.HALF_UP))
                .put("isPayed", isFirstPayment() || !date.plus(PAYMENT_TERM).isAfter(now))
                .put("date", Times.v2(v2Date()));
    }

    ArrayNode v2Items() {
        ArrayNode list = Json.array();
        items.forEach(item -> list.add(item.v2()));
        return list;
    }

    ObjectNode v3() {
        LocalDate end = LocalDate.ofInstant(date, ZoneOffset.UTC).minusDays(1);
        BigDecimal net = sum(InvoiceItem::price);
        ObjectNode view = Json.object().put("id", id).put("reference", reference());
        view.put("created_at", Times.v3(date)).put("due_date", Times.v3(date.plus(PAYMENT_TERM)));
        view.set("price_taxable", InvoiceItem.money(isFirstPayment() ? BigDecimal.ZERO : net));
        view.set("price_non_taxable", InvoiceItem.money(isFirstPayment() ? net : BigDecimal.ZERO));
        view.set("tax", InvoiceItem.money(sum(InvoiceItem::tax)));
        view.put("description", isFirstPayment()
                ? "Initial payment" : "Shipping charges from " + end.minusDays(DAYS - 1) + " to " + end);
        view.put("category", "transactional");
        view.putObject("issuer").put("business_name", "Sendcloud B.V.").put("address", "Stadhuisplein 10")
                .put("postal_code", "5611 EM").put("city", "Eindhoven").put("country_name", "Netherlands")
                .put("vat_id", "NL123456789B01").put("coc_id", "12345678");
        return view;
    }
}
