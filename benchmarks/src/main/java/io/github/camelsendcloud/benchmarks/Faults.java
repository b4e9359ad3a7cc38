package io.github.camelsendcloud.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelsendcloud.SendcloudComponent;
import io.github.camelsendcloud.SendcloudConfiguration;
import io.github.camelsendcloud.sandbox.Sandbox;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** Announces many shipments on a bad network, and counts the shipments, the duplicates and the lost orders. */
public final class Faults {

    static final int ORDERS = 2000;
    private static final int RESPONSE_TIMEOUT = 2000;
    private static final int LONGEST_DELAY = 50;
    private static final String ENTRANCE = "direct:announce";
    private static final Pattern ORDER_NUMBER = Pattern.compile("\"order_number\"\\s*:\\s*\"([^\"]+)\"");

    private Faults() {
    }

    /** @param args the seed; a random seed by default */
    public static void main(String[] args) throws Exception {
        long seed = args.length > 0 ? Long.parseLong(args[0]) : ThreadLocalRandom.current().nextInt(1_000_000);
        System.out.println("seed " + seed + " (benchmarks/run.sh faults " + seed + " has the same faults)");
        run(seed, true, null);
        run(seed, false, null);
        try (FaultTls tls = new FaultTls()) {
            run(seed, true, tls);
            run(seed, false, tls);
        }
    }

    /** @param tls {@code null} for http */
    private static void run(long seed, boolean reference, FaultTls tls) throws Exception {
        String scheme = tls == null ? "http" : "https";
        FaultPlan plan = new FaultPlan(seed);
        try (Sandbox sandbox = Sandbox.start();
             FaultProxy proxy = new FaultProxy(sandbox.port(), request -> plan.next(identity(request)), Faults::pause, tls);
             CamelContext context = new DefaultCamelContext()) {
            configure(context, sandbox, scheme + "://127.0.0.1:" + proxy.port() + "/api", tls);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(ENTRANCE).to(Limits.faultUri(reference, RESPONSE_TIMEOUT));
                }
            });
            context.start();
            FaultRun run = new FaultRun();
            Map<String, FaultRun.Ending> endings = run.run(context, ENTRANCE, ORDERS);
            System.out.println("faults scheme=" + scheme + " reference=" + (reference ? "yes" : "no") + " " + proxy.done());
            run.failures().values().stream().map(Exception::toString).distinct().limit(3)
                    .forEach(failure -> System.out.println("An order is lost: " + failure));
            print(scheme, reference, endings, HeldShipments.byOrderNumber(sandbox));
        }
    }

    private static void configure(CamelContext context, Sandbox sandbox, String baseUri, FaultTls tls) {
        context.disableJMX();
        SendcloudConfiguration configuration
                = context.getComponent("sendcloud", SendcloudComponent.class).getConfiguration();
        configuration.setBaseUri(baseUri);
        if (tls != null) {
            configuration.setSslContextParameters(tls.client());
        }
        configuration.setPublicKey(sandbox.publicKey());
        configuration.setSecretKey(sandbox.secretKey());
    }

    private static void print(
            String scheme, boolean reference, Map<String, FaultRun.Ending> endings, Map<String, Integer> held) {
        long lost = endings.entrySet().stream().filter(order -> switch (order.getValue()) {
            case SUCCEEDED -> !held.containsKey(order.getKey());
            case OUTCOME_UNKNOWN -> false;
            case RETRYABLE, OTHER -> true;
        }).count();
        System.out
                .println(String.format(Locale.ROOT, "FAULTS scheme=%s reference=%s sent=%d held=%d twice=%d lost=%d unknown=%d",
                        scheme, reference ? "yes" : "no", endings.size(), held.size(),
                        held.values().stream().filter(times -> times > 1).count(), lost,
                        endings.values().stream().filter(ending -> ending == FaultRun.Ending.OUTCOME_UNKNOWN).count()));
    }

    /** The identity of a request: the number of its order, or its first line. */
    private static String identity(HttpMessage request) {
        Matcher number = ORDER_NUMBER.matcher(new String(request.body(), StandardCharsets.UTF_8));
        return number.find() ? number.group(1) : request.firstLine();
    }

    private static void pause(FaultPlan.Fault fault) throws InterruptedException {
        if (fault == FaultPlan.Fault.DELAY) {
            Thread.sleep(new Random().nextInt(LONGEST_DELAY));
        } else if (fault == FaultPlan.Fault.TOO_LATE) {
            Thread.sleep(RESPONSE_TIMEOUT + 500L);
        }
    }
}
