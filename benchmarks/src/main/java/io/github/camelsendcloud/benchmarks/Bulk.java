package io.github.camelsendcloud.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.camelsendcloud.AuthMode;
import io.github.camelsendcloud.SendcloudComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.hc.core5.http.HttpHeaders;

/**
 * Measures the time of 300 orders that are offered at once, against the shortest time that the limits of Sendcloud
 * allow. Counts the responses 429, the lost orders and the duplicates.
 */
public final class Bulk {

    static final int ORDERS = 300;
    /** With these limits, the calls of the longer period can start nearly at once. */
    static final String BURSTS = "100/3s,15/50ms";
    /** With these limits, the calls spread over the longer period. */
    static final String EVEN = "100/3s,15/1s";

    private static final int WARM_UP_ORDERS = 15;

    private Bulk() {
    }

    /** @param args the number of contexts, or {@code camel-http}; without an argument, all of them run */
    public static void main(String[] args) throws Exception {
        for (String windows : List.of(BURSTS, EVEN)) {
            for (String kind : List.of("1", "2", Contenders.HTTP)) {
                if (args.length == 0 || args[0].equals(kind)) {
                    run(kind, windows);
                }
            }
        }
        // some threads of Hazelcast are not daemons and keep the JVM alive
        System.exit(0);
    }

    private static void run(String kind, String windows) throws Exception {
        // the warm-up uses another account with separate limits
        try (ServerProcess server = ServerProcess.start(LimitedServer.class, windows)) {
            measure(kind, windows, server.port(), "warm-up", WARM_UP_ORDERS);
            BulkRun.Outcome outcome = measure(kind, windows, server.port(), Keys.PUBLIC, ORDERS);
            double optimum = new SlidingWindows(windows).optimum(ORDERS).toMillis() / 1000.0;
            System.out.println(line(kind, windows, outcome.seconds() / optimum, outcome));
            if (outcome.failure() != null) {
                System.err.println("An exchange has failed: " + outcome.failure());
            }
        }
    }

    /**
     * A printed line. A script selects the lines of the component by the first word: lines of other contenders begin
     * with another word.
     */
    static String line(String kind, String windows, double ratio, BulkRun.Outcome outcome) {
        boolean other = kind.equals(Contenders.HTTP);
        return String.format(Locale.ROOT, "%s contexts=%s ratio=%.3f status429=%d lost=%d twice=%d windows=%s%s",
                other ? "OTHER-BULK" : "BULK", other ? "1" : kind, ratio, outcome.rateLimited(), outcome.lost(),
                outcome.twice(), windows, other ? " contender=" + kind : "");
    }

    private static BulkRun.Outcome measure(String kind, String windows, int port, String publicKey, int orders)
            throws Exception {
        List<CamelContext> contexts = new ArrayList<>();
        List<SharedLimit> members = new ArrayList<>();
        try {
            if (kind.equals(Contenders.HTTP)) {
                contexts.add(camelHttp(windows, port, publicKey));
            } else if (kind.equals("1")) {
                contexts.add(sendcloud(windows, port, publicKey, null));
            } else {
                String cluster = "bulk-" + ProcessHandle.current().pid() + "-" + port + "-" + publicKey;
                for (int i = 0; i < Integer.parseInt(kind); i++) {
                    members.add(new SharedLimit(cluster));
                }
                if (members.get(0).members() != members.size()) {
                    throw new IllegalStateException("The Hazelcast members have not found each other");
                }
                for (SharedLimit member : members) {
                    contexts.add(sendcloud(windows, port, publicKey, member));
                }
            }
            return new BulkRun(port, publicKey).run(contexts, orders);
        } finally {
            contexts.forEach(CamelContext::stop);
            members.forEach(SharedLimit::close);
        }
    }

    private static CamelContext sendcloud(String windows, int port, String publicKey, SharedLimit shared) throws Exception {
        CamelContext context = new DefaultCamelContext();
        Contenders.configure(context, port, AuthMode.BASIC);
        context.getComponent("sendcloud", SendcloudComponent.class).getConfiguration().setPublicKey(publicKey);
        if (shared != null) {
            context.getRegistry().bind(Limits.BEAN, shared.limits());
        }
        return started(context, new RouteBuilder() {
            @Override
            public void configure() {
                from(BulkRun.ENTRANCE).to("sendcloud:shipments/announce?maxConnections=" + BulkRun.THREADS
                                          + Limits.of(windows, shared != null));
            }
        });
    }

    /** A route by the manual of Camel: a throttle for each window, and a redelivery after a response 429. */
    private static CamelContext camelHttp(String windows, int port, String publicKey) throws Exception {
        return started(new DefaultCamelContext(), new RouteBuilder() {
            @Override
            public void configure() {
                onException(HttpOperationFailedException.class).maximumRedeliveries(20).redeliveryDelay(1000)
                        .logExhausted(false);
                ProcessorDefinition<?> route = from(BulkRun.ENTRANCE);
                for (String text : windows.split(",")) {
                    SlidingWindows.Window window = SlidingWindows.Window.of(text);
                    route = route.throttle(window.calls()).timePeriodMillis(window.span().toMillis());
                }
                route.setHeader(HttpHeaders.AUTHORIZATION, constant(Keys.basic(publicKey)))
                        .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                        .to("http://127.0.0.1:" + port + Case.POST_2K.path() + "?httpMethod=POST");
            }
        });
    }

    private static CamelContext started(CamelContext context, RouteBuilder routes) throws Exception {
        context.disableJMX();
        context.addRoutes(routes);
        context.start();
        return context;
    }
}
