package io.github.camelsendcloud.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.function.IntFunction;

import io.github.camelsendcloud.AuthMode;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Starts a context with many endpoints and prints its time, heap and threads. In a cold JVM, the start includes the
 * loading of classes. In a warm JVM, a context with one such endpoint has started before, so the start only includes
 * the endpoints.
 */
public final class StartUp {

    private StartUp() {
    }

    /**
     * @param args {@code camel-http}, {@code sendcloud} or {@code mock}, the number of endpoints, and {@code cold} or
     *             {@code warm}
     */
    public static void main(String[] args) throws Exception {
        int endpoints = Integer.parseInt(args[1]);
        if (args[2].equals("warm")) {
            start(args[0], 1).stop();
        }
        long heap = retained();
        long start = System.nanoTime();
        CamelContext context = start(args[0], endpoints);
        double millis = (System.nanoTime() - start) / 1e6;
        if (context.getRoutesSize() != endpoints) {
            throw new IllegalStateException("Only " + context.getRoutesSize() + " routes were started");
        }
        System.out.println(millis + " " + (retained() - heap) + " " + ManagementFactory.getThreadMXBean().getThreadCount());
        context.stop();
    }

    private static CamelContext start(String component, int endpoints) throws Exception {
        CamelContext context = new DefaultCamelContext();
        context.disableJMX();
        if (component.equals("sendcloud")) {
            // no server listens on this port: a start makes no call
            Contenders.configure(context, 1, AuthMode.BASIC);
        }
        context.addRoutes(routes(endpoints, uris(component)));
        context.start();
        return context;
    }

    /** The endpoint URIs. One half has different paths, the other half has different queries. */
    private static IntFunction<String> uris(String component) {
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

    private static RouteBuilder routes(int endpoints, IntFunction<String> uris) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                for (int i = 0; i < endpoints; i++) {
                    from("direct:" + i).to(uris.apply(i));
                }
            }
        };
    }

    /** The bytes in use after a garbage collection. The number is exact with the serial collector. */
    private static long retained() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
