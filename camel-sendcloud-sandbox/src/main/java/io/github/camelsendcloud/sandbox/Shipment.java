package io.github.camelsendcloud.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A shipment of API v2 or v3. The shipment has the fields of v3, and separately the fields that only v2 has. Guarded by
 * its store.
 */
final class Shipment {

    /** The shipping option whose carrier rejects every announcement. */
    static final String FAILING_OPTION = "sandbox:announcement-failed";

    static final String CARRIER_ERROR = "Service error: An error occurred while connecting to the carrier.";

    private final String id = UUID.randomUUID().toString();
    private final ObjectNode fields;
    private final ObjectNode v2Fields;
    private final List<Parcel> parcels = new ArrayList<>();

    /**
     * @param fields   the fields of v3, without the parcels
     * @param v2Fields the fields that only v2 has; empty for a shipment of v3
     */
    Shipment(ObjectNode fields, ObjectNode v2Fields) {
        this.fields = fields;
        this.v2Fields = v2Fields;
    }

    Parcel addParcel(long parcelId, ObjectNode details, ParcelStatus status) {
        Parcel parcel = new Parcel(parcelId, this, parcels.size(), details, status);
        parcels.add(parcel);
        return parcel;
    }

    /** Completes the announcements: the carrier accepts or rejects the parcels that are being announced. */
    void completeAnnouncements() {
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

    ObjectNode fields() {
        return fields;
    }

    ObjectNode v2Fields() {
        return v2Fields;
    }

    List<Parcel> parcels() {
        return parcels;
    }

    ObjectNode toAddress() {
        return fields.withObject("/to_address");
    }

    String shippingOptionCode() {
        return Json.text(fields.path("ship_with").path("properties"), "shipping_option_code", "sendcloud:letter");
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

    /** The caller's reference. A second create request with the same reference creates no shipment. Null for none. */
    String externalReference() {
        return Json.text(fields, "external_reference_id");
    }
}
