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

/** How close many orders at once come to the time that the limits of Sendcloud leave, and what it costs in 429. */
public final class Bulk {

    static final int ORDERS = 300;
    /** The calls of the longer period may go nearly at once, or have to be spread over it. */
    static final String BURSTS = "100/3s,15/50ms";
    static final String EVEN = "100/3s,15/1s";

    private static final int WARM_UP_ORDERS = 15;

    private Bulk() {
    }

    /** @param args the number of contexts, or {@code camel-http}, to run alone */
    public static void main(String[] args) throws Exception {
        for (String windows : List.of(BURSTS, EVEN)) {
            for (String kind : List.of("1", "2", Contenders.HTTP)) {
                if (args.length == 0 || args[0].equals(kind)) {
                    run(kind, windows);
                }
            }
        }
        // Hazelcast's threads are not all daemons
        System.exit(0);
    }

    private static void run(String kind, String windows) throws Exception {
        // the first run is that of another account, which has limits of its own
        try (ServerProcess server = ServerProcess.start(LimitedServer.class, windows)) {
            measure(kind, windows, server.port(), "warm-up", WARM_UP_ORDERS);
            BulkRun.Outcome outcome = measure(kind, windows, server.port(), Keys.PUBLIC, ORDERS);
            double optimum = new SlidingWindows(windows).optimum(ORDERS).toMillis() / 1000.0;
            System.out.println(line(kind, windows, outcome.seconds() / optimum, outcome));
            if (outcome.failure() != null) {
                System.err.println("an exchange failed: " + outcome.failure());
            }
        }
    }

    /** Whoever looks for the component's lines finds no one else's; what is told besides comes last. */
    static String line(String kind, String windows, double ratio, BulkRun.Outcome outcome) {
        boolean other = kind.equals(Contenders.HTTP);
        return String.format(Locale.ROOT, "%s contexts=%s ratio=%.3f status429=%d lost=%d twice=%d windows=%s%s",
                other ? "OTHER-BULK" : "BULK", other ? "1" : kind, ratio, outcome.refused(), outcome.lost(),
                outcome.twice(), windows, other ? " contender=" + kind : "");
    }

    private static BulkRun.Outcome measure(String kind, String windows, int port, String publicKey, int orders)
            throws Exception {
        List<CamelContext> contexts = new ArrayList<>();
        List<SharedLimit> members = new ArrayList<>();
        try {
            if (kind.equals(Contenders.HTTP)) {
                contexts.add(handMade(windows, port, publicKey));
            } else if (kind.equals("1")) {
                contexts.add(sendcloud(windows, port, publicKey, null));
            } else {
                String cluster = "bulk-" + ProcessHandle.current().pid() + "-" + port + "-" + publicKey;
                for (int i = 0; i < Integer.parseInt(kind); i++) {
                    members.add(new SharedLimit(cluster));
                }
                if (members.get(0).members() != members.size()) {
                    throw new IllegalStateException("The members do not see each other");
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

    /** What the manual of Camel offers: a throttle for each window, and another try where that was not enough. */
    private static CamelContext handMade(String windows, int port, String publicKey) throws Exception {
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
