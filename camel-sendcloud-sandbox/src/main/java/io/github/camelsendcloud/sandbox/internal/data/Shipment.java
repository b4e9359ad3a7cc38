package io.github.camelsendcloud.sandbox.internal.data;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.carriers.Carrier;
import io.github.camelsendcloud.sandbox.internal.carriers.ShippingOption;
import io.github.camelsendcloud.sandbox.internal.carriers.ShippingOptions;
import io.github.camelsendcloud.sandbox.MagicValue;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/**
 * A shipment of API v2 or v3. The shipment has the fields of v3, and separately the fields that only v2 has. Guarded by
 * its store.
 */
public final class Shipment {

    /** The shipping option whose carrier rejects every announcement. */
    public static final String FAILING_OPTION = "sandbox:announcement-failed";

    public static final String CARRIER_ERROR = "Service error: An error occurred while connecting to the carrier.";

    private final Store store;
    private final String id = UUID.randomUUID().toString();
    private final ObjectNode fields;
    private final ObjectNode v2Fields;
    private final List<Parcel> parcels = new ArrayList<>();
    private final boolean refused;

    /**
     * @param fields   the fields of v3, without the parcels
     * @param v2Fields the fields that only v2 has; empty for a shipment of v3
     */
    Shipment(Store store, ObjectNode fields, ObjectNode v2Fields) {
        this.store = store;
        this.fields = fields;
        this.v2Fields = v2Fields;
        this.refused = store.carrierRefuses();
    }

    public Parcel addParcel(long parcelId, ObjectNode details, ParcelStatus status) {
        Parcel parcel = new Parcel(parcelId, this, parcels.size(), details, status);
        parcels.add(parcel);
        return parcel;
    }

    /** Completes the announcements: the carrier accepts or rejects the parcels that are being announced. */
    public void completeAnnouncements() {
        parcels.forEach(Parcel::completeAnnouncement);
    }

    /** Whether a magic value makes every cancellation too late. */
    public boolean refusesCancellation() {
        return magicValue() == MagicValue.CANCEL_TOO_LATE;
    }

    /** The magic value of the order number, the external reference or the postal code; null for none. */
    MagicValue magicValue() {
        MagicValue magic = refused ? MagicValue.REFUSED : MagicValue.ofText(Json.text(fields, "order_number"));
        if (magic == null) {
            magic = MagicValue.ofText(externalReference());
        }
        JsonNode address = fields.path("to_address");
        return magic != null
                ? magic : MagicValue.ofPostalCode(Json.text(address, "country_code"), Json.text(address, "postal_code"));
    }

    /** The store that guards this shipment. */
    public Store store() {
        return store;
    }

    public void cancel() {
        parcels.forEach(parcel -> parcel.status(ParcelStatus.CANCELLED));
    }

    public boolean has(ParcelStatus status) {
        return parcels.stream().anyMatch(parcel -> parcel.status() == status);
    }

    public String id() {
        return id;
    }

    public ObjectNode fields() {
        return fields;
    }

    public ObjectNode v2Fields() {
        return v2Fields;
    }

    public List<Parcel> parcels() {
        return parcels;
    }

    public ObjectNode toAddress() {
        return fields.withObject("/to_address");
    }

    public String shippingOptionCode() {
        return Json.text(fields.path("ship_with").path("properties"), "shipping_option_code", "sendcloud:letter");
    }

    /** The carrier of the shipping option. */
    public Carrier carrier() {
        ShippingOption option = ShippingOptions.of(shippingOptionCode());
        return option != null ? option.carrier() : Carrier.named(shippingOptionCode().split(":")[0]);
    }

    public String carrierCode() {
        return carrier().code();
    }

    public String carrierName() {
        return carrier().name();
    }

    /** The caller's reference. A second create request with the same reference creates no shipment. Null for none. */
    public String externalReference() {
        return Json.text(fields, "external_reference_id");
    }
}
