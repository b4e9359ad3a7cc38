package io.github.camelsendcloud.sandbox.internal.data;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.MagicValue;
import io.github.camelsendcloud.sandbox.internal.carriers.Carrier;
import io.github.camelsendcloud.sandbox.internal.carriers.ShippingOption;
import io.github.camelsendcloud.sandbox.internal.carriers.ShippingOptions;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/**
 * A shipment of API v2 or v3. The shipment has the fields of v3, and separately the fields that only v2 has. A caller
 * that changes the fields must call {@link #changed()} afterwards. Guarded by its store.
 */
public final class Shipment {

    /** The shipping option whose carrier rejects every announcement. */
    public static final String FAILING_OPTION = "sandbox:announcement-failed";

    public static final String CARRIER_ERROR = "Service error: An error occurred while connecting to the carrier.";

    private static final String UNSTAMPED_LETTER = "sendcloud:letter";
    private static final Duration CANCELLATION_PERIOD = Duration.ofDays(42);

    private final Store store;
    private final String id;
    private final ObjectNode fields;
    private final ObjectNode v2Fields;
    private final List<Parcel> parcels = new ArrayList<>(1);
    private final boolean refused;

    /**
     * @param fields   the fields of v3, without the parcels
     * @param v2Fields the fields that only v2 has; empty for a shipment of v3
     * @param refused  whether the carrier refuses the shipment
     */
    Shipment(Store store, String id, ObjectNode fields, ObjectNode v2Fields, boolean refused) {
        this.store = store;
        this.id = id;
        this.fields = fields;
        this.v2Fields = v2Fields;
        this.refused = refused;
    }

    /** The shipment that {@link #toJson()} has written. {@link Store#add(Shipment)} adds the shipment to the store. */
    public static Shipment of(Store store, ObjectNode json) {
        Shipment shipment = new Shipment(
                store, json.path("id").asText(), (ObjectNode) json.path("fields").deepCopy(),
                (ObjectNode) json.path("v2_fields").deepCopy(), json.path("refused").asBoolean());
        json.path("parcels").forEach(parcel -> shipment.parcels.add(new Parcel(shipment, parcel)));
        return shipment;
    }

    /** All data of the shipment and of its parcels. */
    public ObjectNode toJson() {
        ObjectNode json = Json.object().put("id", id).put("refused", refused);
        json.set("fields", fields.deepCopy());
        json.set("v2_fields", v2Fields.deepCopy());
        ArrayNode list = json.putArray("parcels");
        parcels.forEach(parcel -> list.add(parcel.toJson()));
        return json;
    }

    public Parcel addParcel(long parcelId, ObjectNode details, ParcelStatus status) {
        Parcel parcel = new Parcel(parcelId, this, parcels.size(), details, status);
        parcels.add(parcel);
        return parcel;
    }

    /** Tells the store that fields of this shipment have changed. */
    public void changed() {
        store.changed(this);
    }

    /**
     * Completes the announcements and the cancellations: the carrier accepts or rejects the parcels that are being
     * announced, and cancels the parcels that are being cancelled.
     */
    public void completeAnnouncements() {
        parcels.forEach(Parcel::completeAnnouncement);
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

    /** Whether {@link #completeAnnouncements()} changes the status of a parcel. */
    boolean isPending() {
        return has(ParcelStatus.ANNOUNCING) || has(ParcelStatus.CANCELLATION_REQUESTED);
    }

    /** The store that guards this shipment. */
    public Store store() {
        return store;
    }

    /** Cancels the parcels that the carrier does not know yet, and asks the carrier to cancel the others. */
    public void cancel() {
        parcels.forEach(parcel -> parcel.status(
                parcel.announcedAt() == null ? ParcelStatus.CANCELLED : ParcelStatus.CANCELLATION_REQUESTED));
    }

    /** Whether a parcel is cancelled or is being cancelled. */
    public boolean isCancelled() {
        return parcels.stream().anyMatch(parcel -> parcel.status().isCancelled());
    }

    /** Whether the carrier has not collected a parcel, and the last announcement is at most 42 days ago. */
    public boolean canBeCancelled() {
        Instant oldest = store.clock().now().minus(CANCELLATION_PERIOD);
        return magicValue() != MagicValue.CANCEL_TOO_LATE
                && parcels.stream().allMatch(parcel -> parcel.status().isBeforeCollection()
                        && (parcel.announcedAt() == null || !parcel.announcedAt().isBefore(oldest)));
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

    /** The parcels, in the order of their numbers; not empty, unmodifiable. */
    public List<Parcel> parcels() {
        return Collections.unmodifiableList(parcels);
    }

    public ObjectNode toAddress() {
        return fields.withObject("/to_address");
    }

    public String shippingOptionCode() {
        return Json.text(fields.path("ship_with").path("properties"), "shipping_option_code", UNSTAMPED_LETTER);
    }

    /** Whether no carrier transports the parcel: the sender puts a stamp on the letter. */
    public boolean isUnstampedLetter() {
        return UNSTAMPED_LETTER.equals(shippingOptionCode());
    }

    /** The carrier of the shipping option. The shipping options that only the sandbox has belong to PostNL. */
    public Carrier carrier() {
        ShippingOption option = ShippingOptions.of(shippingOptionCode());
        String code = shippingOptionCode().split(":")[0];
        return option != null ? option.carrier() : Carrier.named(code.equals("sandbox") ? "postnl" : code);
    }

    public String carrierCode() {
        return carrier().code();
    }

    public String carrierName() {
        return carrier().name();
    }

    public String orderNumber() {
        return Json.text(fields, "order_number", "");
    }

    /** The caller's reference. A second create request with the same reference creates no shipment. Null for none. */
    public String externalReference() {
        return Json.text(fields, "external_reference_id");
    }

    static String newId() {
        return UUID.randomUUID().toString();
    }

    /** Whether the parcels travel back to the shop. */
    public boolean isReturn() {
        return v2Fields.path("is_return").asBoolean(false);
    }
}
