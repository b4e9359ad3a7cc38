package io.github.camelsendcloud.sandbox.internal.orders;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

import io.github.camelsendcloud.sandbox.internal.data.Order;
import io.github.camelsendcloud.sandbox.internal.data.Store;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.QueryParameters;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The filters and the order of a list of orders. Ids, numbers and statuses match in any case. */
final class OrderFilter implements Predicate<Order> {

    private static final Map<String, Function<Order, String>> SORT_KEYS = Map.of(
            "integration", order -> "",
            "order_id", Order::orderId,
            "order_number", Order::orderNumber,
            "order_created_at", order -> time(order, "order_created_at"),
            "order_updated_at", order -> time(order, "order_updated_at"));

    private final Store store;
    private final String orderId;
    private final String orderNumber;
    private final String status;
    private final Predicate<Order> dates;
    private final List<String> sort;

    /**
     * The filters of a request.
     *
     * @throws ErrorResponseException 400 if a filter is invalid
     */
    OrderFilter(ApiRequest request) {
        QueryParameters query = request.query();
        for (String integration : query.list("integration")) {
            if (!integration.equals(String.valueOf(request.integration().id()))) {
                String detail = "Select a valid choice. " + integration + " is not one of the available choices.";
                throw new ErrorResponseException(
                        ErrorResponses.invalidParameter(request, "integration", "invalid_choice", detail));
            }
        }
        this.store = request.store();
        this.orderId = query.first("order_id");
        this.orderNumber = query.first("order_number");
        this.status = query.first("status");
        this.dates = dates(request, "order_created_at").and(dates(request, "order_updated_at"));
        this.sort = query.list("sort");
    }

    @Override
    public boolean test(Order order) {
        return (orderId == null || orderId.equalsIgnoreCase(order.orderId()))
                && (orderNumber == null || orderNumber.equalsIgnoreCase(order.orderNumber()))
                && (status == null
                        || status.equalsIgnoreCase(Json.text(order.content().path("order_details").path("status"), "code")))
                && dates.test(order);
    }

    /** The orders that can match, in the order of the list. The keys are the ids, or the places in a sorted list. */
    NavigableMap<Long, Order> candidates() {
        if (orderId == null && orderNumber == null && sort.isEmpty()) {
            return store.ordersById();
        }
        Collection<Order> orders = orderId != null ? store.ordersByOrderId(orderId)
                : orderNumber != null ? store.ordersByOrderNumber(orderNumber) : store.orders();
        NavigableMap<Long, Order> candidates = new TreeMap<>();
        if (sort.isEmpty()) {
            orders.forEach(order -> candidates.put(order.id(), order));
        } else {
            List<Order> sorted = new ArrayList<>(orders);
            sorted.sort(comparator());
            sorted.forEach(order -> candidates.put(candidates.size() + 1L, order));
        }
        return candidates;
    }

    private Comparator<Order> comparator() {
        Comparator<Order> comparator = (one, other) -> 0;
        for (String key : sort) {
            boolean descending = key.startsWith("-");
            Function<Order, String> text = SORT_KEYS.getOrDefault(descending ? key.substring(1) : key, order -> "");
            Comparator<Order> byKey = Comparator.comparing(text);
            comparator = comparator.thenComparing(descending ? byKey.reversed() : byKey);
        }
        return comparator.thenComparing(Order::id);
    }

    /** A filter by a time of the order. The filter compares days. */
    private static Predicate<Order> dates(ApiRequest request, String field) {
        LocalDate exactly = date(request, field);
        LocalDate min = exactly == null ? date(request, field + "_min") : exactly;
        LocalDate max = exactly == null ? date(request, field + "_max") : exactly;
        if (min == null && max == null) {
            return order -> true;
        }
        return order -> {
            String time = time(order, field);
            String date = time.substring(0, Math.min(10, time.length()));
            return (min == null || date.compareTo(min.toString()) >= 0) && (max == null || date.compareTo(max.toString()) <= 0);
        };
    }

    private static String time(Order order, String field) {
        return Json.text(order.content().path("order_details"), field, order.modifiedAt().toString());
    }

    private static LocalDate date(ApiRequest request, String parameter) {
        String text = request.query().first(parameter);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new ErrorResponseException(
                    ErrorResponses.invalidParameter(request, parameter, "invalid", "Enter a valid date."));
        }
    }
}
