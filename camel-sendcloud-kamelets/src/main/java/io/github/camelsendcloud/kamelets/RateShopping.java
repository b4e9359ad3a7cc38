package io.github.camelsendcloud.kamelets;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelsendcloud.SendcloudAuthenticationException;
import io.github.camelsendcloud.SendcloudOperationFailedException;
import io.github.camelsendcloud.SendcloudOutcomeUnknownException;
import io.github.camelsendcloud.SendcloudPartialFailureException;
import io.github.camelsendcloud.SendcloudReferenceConflictException;

/**
 * The announcements of one order in the route template rate-shop. A refused announcement keeps its reference at
 * Sendcloud, so the next announcement has the next reference: never can two announcements of an order both succeed.
 */
public final class RateShopping {

    private static final Set<Integer> REJECTED = Set.of(400, 412, 422);

    private final Map<String, Object> order;
    private final String reference;
    private final int maxCarriers;
    private final Set<String> refusedCodes = new HashSet<>();
    private final List<String> refusals = new ArrayList<>();
    private List<ShippingOffer> offers = List.of();
    private int usedReferences;
    private boolean open = true;

    RateShopping(Map<String, Object> order, String reference, int maxCarriers) {
        this.order = order;
        this.reference = reference;
        this.maxCarriers = maxCarriers;
    }

    boolean hasServicePoint() {
        return ShippingOffer.value(order, "to_service_point") != null;
    }

    void offers(List<ShippingOffer> found) {
        this.offers = found;
        if (found.isEmpty()) {
            throw new IllegalStateException(
                    "Sendcloud has no shipping option with a price for the order " + reference + " and the carriers of "
                                            + "parameter carriers. No label was bought");
        }
    }

    /** Whether the order must be announced. */
    public boolean isOpen() {
        return open;
    }

    /** The announcement with the best shipping option that has not refused the order. */
    public Map<String, Object> getRequest() {
        ShippingOffer offer = offer();
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("shipping_option_code", offer.code());
        if (offer.contract() != null) {
            properties.put("contract_id", offer.contract());
        }
        Map<String, Object> request = new LinkedHashMap<>(order);
        request.put("external_reference_id", ShipmentReferences.next(reference, usedReferences));
        request.put("ship_with", Map.of("type", "shipping_option_code", "properties", properties));
        return request;
    }

    void announced() {
        open = false;
    }

    /** @throws Exception the failure, when the next shipping option must not be tried */
    void refused(Exception failure) throws Exception {
        ShippingOffer offer = offer();
        String code = offer.code();
        if (failure instanceof SendcloudReferenceConflictException conflict && hasOnlyFailed(conflict)) {
            // an earlier run has announced with this reference, maybe with another shipping option
            Object earlier = ShippingOffer.value(conflict.getExisting(), "ship_with", "properties", "shipping_option_code");
            code = earlier == null ? code : earlier.toString();
            usedReferences++;
        } else if (failure instanceof SendcloudPartialFailureException partial && hasOnlyFailed(partial)) {
            usedReferences++;
        } else if (!isRejection(failure)) {
            throw failure;
        }
        refusedCodes.add(code);
        refusals.add(code + ": " + failure.getMessage());
        if (refusals.size() >= maxCarriers || offer() == null) {
            throw new IllegalStateException(
                    "No carrier accepts the order " + reference + ". The refusals are: " + String.join("; ", refusals),
                    failure);
        }
    }

    private ShippingOffer offer() {
        return offers.stream().filter(offer -> !refusedCodes.contains(offer.code())).findFirst().orElse(null);
    }

    /**
     * Whether Sendcloud rejects the content of the announcement. Then no shipment exists, and the reference is free.
     */
    private static boolean isRejection(Exception failure) {
        return failure instanceof SendcloudOperationFailedException rejection
                && !(failure instanceof SendcloudAuthenticationException || failure instanceof SendcloudOutcomeUnknownException
                        || failure instanceof SendcloudPartialFailureException
                        || failure instanceof SendcloudReferenceConflictException)
                && REJECTED.contains(rejection.getStatusCode());
    }

    private static boolean hasOnlyFailed(SendcloudPartialFailureException refusal) {
        return ShippingOffer.value(Orders.asMap(refusal.getResponseBody()), "data") instanceof Map<?, ?> shipment
                && ShipmentState.of(shipment) == ShipmentState.FAILED;
    }

    private static boolean hasOnlyFailed(SendcloudReferenceConflictException conflict) {
        List<String> differences = conflict.getDifferences();
        return differences.contains("failed") && !differences.contains("cancelled") && !differences.contains("order")
                && ShipmentState.of(conflict.getExisting()) == ShipmentState.FAILED;
    }
}
