package io.github.camelsendcloud.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.function.IntFunction;

import io.github.camelsendcloud.AuthMode;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Starts a context with many endpoints, once, and prints what that took. A JVM does it once in its life: the second
 * time finds everything loaded.
 */
public final class StartUp {

    private StartUp() {
    }

    /**
     * @param args {@code camel-http}, {@code sendcloud} or {@code mock}, and the number of endpoints
     */
    public static void main(String[] args) throws Exception {
        int endpoints = Integer.parseInt(args[1]);
        long heap = retained();
        long start = System.nanoTime();
        CamelContext context = new DefaultCamelContext();
        context.disableJMX();
        if (args[0].equals("sendcloud")) {
            // nobody listens there: starting calls nobody
            Contenders.configure(context, 1, AuthMode.BASIC);
        }
        context.addRoutes(routes(endpoints, addresses(args[0])));
        context.start();
        double millis = (System.nanoTime() - start) / 1e6;
        if (context.getRoutesSize() != endpoints) {
            throw new IllegalStateException("Only " + context.getRoutesSize() + " routes were started");
        }
        System.out.println(millis + " " + (retained() - heap) + " " + ManagementFactory.getThreadMXBean().getThreadCount());
        context.stop();
    }

    /** Half of them differ in their path, half in their query. */
    private static IntFunction<String> addresses(String component) {
        return switch (component) {
            case "sendcloud" -> i -> i % 2 == 0
                    ? "sendcloud:shipments/" + i
                    : "sendcloud:shipments?method=GET&query.order_number=" + i;
            case "camel-http" -> i -> i % 2 == 0
                    ? "http://127.0.0.1:1/api/v3/shipments/" + i + "?httpMethod=GET"
                    : "http://127.0.0.1:1/api/v3/shipments?httpMethod=GET&order_number=" + i;
            default -> i -> "mock:" + i;
        };
    }

    private static RouteBuilder routes(int endpoints, IntFunction<String> addresses) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                for (int i = 0; i < endpoints; i++) {
                    from("direct:" + i).to(addresses.apply(i));
                }
            }
        };
    }

    /** The bytes that are still used after the garbage is gone; exact with the serial collector. */
    private static long retained() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
