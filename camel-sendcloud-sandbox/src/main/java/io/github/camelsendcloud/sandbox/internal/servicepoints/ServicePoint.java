package io.github.camelsendcloud.sandbox.internal.servicepoints;

/**
 * A place where a sender hands over parcels or a receiver collects parcels.
 *
 * @param type the general shop type: servicepoint, locker or post_office
 */
public record ServicePoint(
        long id, ServicePointCarrier carrier, String name, String type, String street, String houseNumber, String postalCode,
        String city, String country, Position position) {

    private static final long UNAVAILABLE = 50;

    /** Sendcloud's code of the carrier. */
    public String carrierCode() {
        return carrier.code();
    }

    /** The carrier's own id of the service point. */
    String code() {
        return country + "-" + id;
    }

    /** The carrier's own name for the type of the service point. */
    String carrierShopType() {
        return carrier.shopType(type);
    }

    /** Whether the service point accepts parcels. A service point whose id is a multiple of 50 does not. */
    boolean isAvailable() {
        return id % UNAVAILABLE != 0;
    }
}
