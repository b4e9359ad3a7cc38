package io.github.camelsendcloud.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.assertj.core.api.AbstractAssert;

/**
 * Assertions about the requests and the labels of a sandbox. A label counts for the name of an order if the order
 * number or the external reference of its shipment is the name, in any account. A cancelled label does not count. A
 * shipment with several parcels counts once.
 */
public final class SandboxAssert extends AbstractAssert<SandboxAssert, Sandbox> {

    SandboxAssert(Sandbox sandbox) {
        super(sandbox, SandboxAssert.class);
    }

    /**
     * Exactly one shipment with a label belongs to the order.
     *
     * @param order an order number or an external reference
     */
    public SandboxAssert hasBoughtOneLabelFor(String order) {
        isNotNull();
        List<BoughtLabel> labels = labels(label -> named(label, order));
        if (shipments(labels) != 1) {
            failWithMessage("Expected one label for the order <%s> but found %d: %s%nAll labels: %s", order,
                    shipments(labels), labels, labels(label -> true));
        }
        return this;
    }

    /**
     * No label belongs to the order.
     *
     * @param order an order number or an external reference
     */
    public SandboxAssert hasBoughtNoLabelFor(String order) {
        isNotNull();
        List<BoughtLabel> labels = labels(label -> named(label, order));
        if (!labels.isEmpty()) {
            failWithMessage("Expected no label for the order <%s> but found: %s", order, labels);
        }
        return this;
    }

    /** The sandbox has sold labels for this number of shipments. */
    public SandboxAssert hasBoughtLabels(int shipments) {
        isNotNull();
        List<BoughtLabel> labels = labels(label -> true);
        if (shipments(labels) != shipments) {
            failWithMessage("Expected labels of %d shipments but found %d: %s", shipments, shipments(labels), labels);
        }
        return this;
    }

    /** No order number and no external reference has labels of two shipments in an account. */
    public SandboxAssert hasNoDuplicateLabels() {
        isNotNull();
        Map<String, List<BoughtLabel>> byName = new TreeMap<>();
        for (BoughtLabel label : labels(label -> true)) {
            addTo(byName, "order number", label.orderNumber(), label);
            addTo(byName, "external reference", label.externalReference(), label);
        }
        byName.values().removeIf(labels -> shipments(labels) < 2);
        if (!byName.isEmpty()) {
            failWithMessage("Expected no duplicate labels but found: %s", byName);
        }
        return this;
    }

    /**
     * The sandbox has received this number of requests of an operation, at its API or its token endpoint.
     *
     * @param method the HTTP method in upper case
     * @param path   the raw path, for example {@code /api/v3/shipments/announce}
     */
    public SandboxAssert hasReceived(int requests, String method, String path) {
        isNotNull();
        Predicate<RecordedRequest> matches = request -> request.method().equals(method) && request.path().equals(path);
        long found = actual.requests().stream().filter(matches).count()
                     + actual.tokenRequests().stream().filter(matches).count();
        if (found != requests) {
            failWithMessage("Expected %d requests %s %s but found %d among: %s", requests, method, path, found,
                    actual.requests());
        }
        return this;
    }

    /** Each response of the API had a status below 400. A request without a response counts as failed. */
    public SandboxAssert hasNoFailedRequests() {
        isNotNull();
        List<RecordedRequest> failed = actual.requests().stream()
                .filter(request -> request.status() == 0 || request.status() >= 400).toList();
        if (!failed.isEmpty()) {
            failWithMessage("Expected no failed requests but found: %s", failed);
        }
        return this;
    }

    private List<BoughtLabel> labels(Predicate<BoughtLabel> accepts) {
        return actual.labels().stream().filter(label -> !label.cancelled()).filter(accepts).toList();
    }

    private static boolean named(BoughtLabel label, String order) {
        return label.orderNumber().equals(order) || label.externalReference().equals(order);
    }

    private static void addTo(Map<String, List<BoughtLabel>> byName, String kind, String name, BoughtLabel label) {
        if (!name.isEmpty()) {
            byName.merge(label.account() + ": " + kind + " " + name, List.of(label), (some, more) -> {
                List<BoughtLabel> all = new ArrayList<>(some);
                all.addAll(more);
                return all;
            });
        }
    }

    private static int shipments(List<BoughtLabel> labels) {
        return labels.stream().map(BoughtLabel::shipmentId).collect(Collectors.toSet()).size();
    }
}
