package io.github.camelsendcloud.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A shipment, whichever version of the API it was created with: kept in the terms of v3, and what only v2 knows beside
 * them. Guarded by its store.
 */
final class Shipment {

    /** The shipping option whose carrier refuses every announcement. */
    static final String FAILING_OPTION = "sandbox:announcement-failed";

    static final String CARRIER_ERROR = "Service error: An error occurred while connecting to the carrier.";

    private final String id = UUID.randomUUID().toString();
    private final ObjectNode terms;
    private final ObjectNode v2Terms;
    private final List<Parcel> parcels = new ArrayList<>();

    /**
     * @param terms   the shipment in the terms of v3, without its parcels
     * @param v2Terms the fields that only v2 has; empty for a shipment that v3 created
     */
    Shipment(ObjectNode terms, ObjectNode v2Terms) {
        this.terms = terms;
        this.v2Terms = v2Terms;
    }

    Parcel addParcel(long parcelId, ObjectNode details, ParcelStatus status) {
        Parcel parcel = new Parcel(parcelId, this, parcels.size(), details, status);
        parcels.add(parcel);
        return parcel;
    }

    /** Lets the carrier decide on what is being announced. */
    void settle() {
        for (Parcel parcel : parcels) {
            if (parcel.status() == ParcelStatus.ANNOUNCING) {
                parcel.status(
                        FAILING_OPTION.equals(shippingOptionCode())
                                ? ParcelStatus.ANNOUNCEMENT_FAILED : ParcelStatus.READY_TO_SEND);
            }
        }
    }

    void cancel() {
        parcels.forEach(parcel -> parcel.status(ParcelStatus.CANCELLED));
    }

    boolean has(ParcelStatus status) {
        return parcels.stream().anyMatch(parcel -> parcel.status() == status);
    }

    String id() {
        return id;
    }

    ObjectNode terms() {
        return terms;
    }

    ObjectNode v2Terms() {
        return v2Terms;
    }

    List<Parcel> parcels() {
        return parcels;
    }

    ObjectNode toAddress() {
        return terms.withObject("/to_address");
    }

    String shippingOptionCode() {
        return Json.text(terms.path("ship_with").path("properties"), "shipping_option_code", "sendcloud:letter");
    }

    String carrierCode() {
        return shippingOptionCode().split(":")[0];
    }

    String carrierName() {
        String code = carrierCode();
        return switch (code) {
            case "postnl" -> "PostNL";
            case "bpost" -> "bpost";
            case "dhl", "dpd", "gls", "ups" -> code.toUpperCase(Locale.ROOT);
            case "" -> "";
            default -> code.substring(0, 1).toUpperCase(Locale.ROOT) + code.substring(1).replace('_', ' ');
        };
    }

    /** The caller's own key, which makes it safe to repeat the creation; null if it gave none. */
    String externalReference() {
        return Json.text(terms, "external_reference_id");
    }
}
