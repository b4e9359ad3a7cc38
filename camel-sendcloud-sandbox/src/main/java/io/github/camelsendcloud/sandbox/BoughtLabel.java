package io.github.camelsendcloud.sandbox;

/**
 * A label that an account has bought: the label of one parcel. A label that the carrier has refused is no label.
 *
 * @param account           the name of the account
 * @param shipmentId        the id of the shipment in API v3
 * @param parcelId          the id of the parcel
 * @param orderNumber       the number of the order; empty for none
 * @param externalReference the reference of the caller; empty for none
 * @param trackingNumber    not empty
 * @param cancelled         whether the label is cancelled, so the label costs nothing
 */
public record BoughtLabel(
        String account, String shipmentId, long parcelId, String orderNumber, String externalReference,
        String trackingNumber, boolean cancelled) {
}
