package io.github.camelsendcloud.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.camelsendcloud.SendcloudOperationFailedException;
import io.github.camelsendcloud.SendcloudOutcomeUnknownException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/**
 * Announces a shipment for each order with 16 threads, like a careful user. A thread offers an order again after a
 * retryable exception, and does not offer an order again after an unknown outcome.
 */
final class FaultRun {

    private static final int THREADS = 16;
    /** The maximum number of offers of an order. An order that can succeed needs fewer. */
    private static final int OFFERS = 50;

    private final Map<String, Ending> endings = new ConcurrentHashMap<>();
    private final Map<String, Exception> failures = new ConcurrentHashMap<>();

    /** The end of the last exchange of an order. */
    enum Ending {
        SUCCEEDED,
        OUTCOME_UNKNOWN,
        /** The last exception is retryable, and the order has had all its offers. */
        RETRYABLE,
        /** The last exception is not retryable, and the outcome is not unknown. */
        OTHER
    }

    /** Offers the orders until each order has an ending. */
    Map<String, Ending> run(CamelContext context, String entrance, int orders) throws InterruptedException {
        Queue<String> waiting = new ConcurrentLinkedQueue<>(orderNumbers(orders));
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        for (int i = 0; i < THREADS; i++) {
            threads.execute(() -> {
                ProducerTemplate template = context.createProducerTemplate();
                for (String order = waiting.poll(); order != null; order = waiting.poll()) {
                    offer(template, entrance, order);
                }
            });
        }
        threads.shutdown();
        if (!threads.awaitTermination(10, TimeUnit.MINUTES)) {
            threads.shutdownNow();
            throw new IllegalStateException("Some orders have not ended after ten minutes");
        }
        return endings;
    }

    /** The last exceptions of the orders that ended with {@link Ending#OTHER}. */
    Map<String, Exception> failures() {
        return failures;
    }

    static List<String> orderNumbers(int orders) {
        return IntStream.range(0, orders).mapToObj(i -> "order-" + i).toList();
    }

    private void offer(ProducerTemplate template, String entrance, String order) {
        Ending ending = Ending.RETRYABLE;
        for (int offer = 0; offer < OFFERS && ending == Ending.RETRYABLE; offer++) {
            Exchange done = template.send(entrance, exchange -> exchange.getMessage().setBody(shipment(order)));
            ending = ending(done.getException());
            if (ending == Ending.OTHER) {
                failures.put(order, done.getException());
            }
        }
        endings.put(order, ending);
    }

    static Ending ending(Exception failure) {
        if (failure == null) {
            return Ending.SUCCEEDED;
        }
        // the next offer finds the shipment by its reference, so an unknown outcome can be retryable too
        if (failure instanceof SendcloudOperationFailedException typed && typed.isRetryable()) {
            return Ending.RETRYABLE;
        }
        return failure instanceof SendcloudOutcomeUnknownException ? Ending.OUTCOME_UNKNOWN : Ending.OTHER;
    }

    private static Map<String, Object> shipment(String order) {
        Map<String, Object> address = Map.of("name", "Jane Roe", "address_line_1", "Rathausplatz", "house_number", "1",
                "postal_code", "70173", "city", "Stuttgart", "country_code", "DE");
        Map<String, Object> shipment = new LinkedHashMap<>();
        shipment.put("order_number", order);
        shipment.put("from_address", address);
        shipment.put("to_address", address);
        shipment.put("ship_with", Map.of("type", "shipping_option_code", "properties",
                Map.of("shipping_option_code", "sendcloud:letter")));
        shipment.put("parcels", new ArrayList<>(List.of(Map.of("weight", Map.of("value", "1.320", "unit", "kg")))));
        return shipment;
    }
}
