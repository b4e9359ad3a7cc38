package io.github.camelsendcloud.sandbox.internal.support;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.sandbox.internal.analytics.ParcelFacts;

/** The kinds of tickets: their paths, their types and the fields of their requests. */
enum TicketKind {
    DAMAGE("damage", "damaged", true, Contents.CLAIM, List.of(
            "additional_remarks", "customer_confirmation", "exterior_photo", "interior_photo", "damage_photo_1",
            "damage_photo_2", "package_photo", "entire_product_photo")),
    DELAY("delay", "delayed", false, Contents.CLAIM, List.of()),
    LOST("lost", "lost", true, Contents.CLAIM, List.of(
            "parcel_dimensions", "additional_remarks", "customer_confirmation", "carrier_claim_form")),
    NOT_RECEIVED("delivered-but-not-received", "delivered_not_received", true, Contents.CLAIM, List.of(
            "parcel_dimensions", "additional_remarks", "carrier_claim_form")),
    UNJUST_RETURN("unjust-return", "unjust_return", false, List.of(), List.of("is_parcel_returned", "additional_details")),
    ADDRESS_CHANGE("address-change", "address_change", false, List.of(), List.of("new_address")),
    LATE_DELIVERY("late-delivery", "late_delivery", false, List.of(), List.of()),
    OTHER("other", "other", false, List.of(), List.of("subject", "question"));

    private final String path;
    private final String type;
    private final boolean claim;
    private final List<String> contents;
    private final List<String> others;

    TicketKind(String path, String type, boolean claim, List<String> contents, List<String> others) {
        this.path = path;
        this.type = type;
        this.claim = claim;
        this.contents = contents;
        this.others = others;
    }

    String path() {
        return path;
    }

    String type() {
        return type;
    }

    /** Whether the ticket is a claim for money. */
    boolean isClaim() {
        return claim;
    }

    /**
     * Checks that a request has the fields of this kind. A parcel of an own contract needs fewer fields than a parcel
     * with Sendcloud's rates.
     */
    void checkFields(JsonNode body, boolean ownContract) {
        if (!ownContract || this == ADDRESS_CHANGE || this == OTHER) {
            List<String> fields = new ArrayList<>(contents);
            fields.addAll(others);
            SupportErrors.checkPresent(body, fields);
        }
    }

    /** Why a parcel can have no ticket of this kind; null if the parcel can have such a ticket. */
    String rejection(ParcelFacts parcel) {
        boolean delivered = parcel.deliveredAt() != null;
        return switch (this) {
            case DELAY, LOST, ADDRESS_CHANGE -> delivered ? "Parcel is already delivered" : null;
            case NOT_RECEIVED -> delivered ? null : "Parcel is not delivered yet";
            default -> null;
        };
    }

    /** The fields about the contents of a parcel. */
    private static final class Contents {

        private static final List<String> CLAIM = List.of(
                "contents_sales_price", "contents_description", "parcel_exterior_description", "sales_invoice",
                "purchase_invoice");
    }
}
