package io.github.camelsendcloud.examples.csvtolabels;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.github.camelsendcloud.sandbox.Sandbox;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.main.Main;

/**
 * Ships the orders of a CSV and merges the labels, with Sendcloud if the environment has keys, and otherwise with a
 * sandbox. The routes are in {@code camel/csv-to-labels.yaml}.
 */
public final class CsvToLabels {

    private static final String COMPONENT = "camel.component.sendcloud.";

    private CsvToLabels() {
    }

    /**
     * The first argument is the folder of this example. The system properties {@code orders} and {@code results} name
     * another CSV and another folder for the results, and {@code separator} names the separator of the CSV.
     */
    public static void main(String[] args) throws Exception {
        Path home = Path.of(args.length == 0 ? "" : args[0]).toAbsolutePath();
        Path orders = Path.of(System.getProperty("orders", home.resolve("orders.csv").toString())).toAbsolutePath();
        Path results = Path.of(System.getProperty("results", home.resolve("target/results").toString())).toAbsolutePath();
        char separator = System.getProperty("separator", ",").charAt(0);
        int status;
        try {
            Shipping.Summary summary = ship(orders, separator, results, System.getenv());
            System.out.print(report(summary, new Results(results)));
            status = summary.again() == 0 ? 0 : 1;
        } catch (IllegalArgumentException | IOException | CamelExecutionException e) {
            Throwable reason = e instanceof CamelExecutionException ? e.getCause() : e;
            System.out.printf("%nShipping ended early: %s%nThe next start continues with the orders that have no label.%n",
                    reason.getMessage());
            status = 1;
        }
        // ends Maven as well, where Maven runs this program: the report stays the last text on the screen
        System.exit(status);
    }

    /** Ships the orders of a CSV. A second call with the same folder ships only orders without a label. */
    static Shipping.Summary ship(Path orders, char separator, Path results, Map<String, String> environment)
            throws Exception {
        OrdersCsv csv = new OrdersCsv(orders, separator);
        int rows = csv.count();
        Files.createDirectories(results);
        String publicKey = environment.get("SENDCLOUD_PUBLIC_KEY");
        String secretKey = environment.get("SENDCLOUD_SECRET_KEY");
        Main camel = new Main();
        if (publicKey != null && secretKey != null) {
            System.out.printf("%d orders of %s are shipped with Sendcloud%n", rows, orders);
            return run(camel, publicKey, secretKey, csv, rows, results);
        }
        System.out.printf("%d orders of %s are shipped with a sandbox. SENDCLOUD_PUBLIC_KEY and SENDCLOUD_SECRET_KEY in the"
                          + " environment select Sendcloud%n",
                rows, orders);
        // the sandbox keeps its shipments in a file, as Sendcloud keeps the shipments when this program is killed
        try (Sandbox sandbox = Sandbox.builder().data(results.resolve("sandbox.ndjson")).start()) {
            camel.addInitialProperty(COMPONENT + "base-uri", sandbox.baseUri().toString());
            camel.addInitialProperty(COMPONENT + "service-points-uri", sandbox.servicePointsUri().toString());
            camel.addInitialProperty(COMPONENT + "token-uri", sandbox.tokenUri().toString());
            // a real account has 100 writes a minute, so 500 orders need five minutes
            camel.addInitialProperty(COMPONENT + "write-limit", "25/1s");
            return run(camel, sandbox.publicKey(), sandbox.secretKey(), csv, rows, results);
        }
    }

    private static Shipping.Summary run(
            Main camel, String publicKey, String secretKey, OrdersCsv csv, int rows, Path results)
            throws Exception {
        camel.addInitialProperty(COMPONENT + "public-key", publicKey);
        camel.addInitialProperty(COMPONENT + "secret-key", secretKey);
        camel.addInitialProperty("results", results.toString());
        try (Shipping shipping = new Shipping(new Results(results), rows, System.out)) {
            camel.bind("orders", csv);
            camel.bind("shipping", shipping);
            camel.start();
            return camel.getCamelTemplate().requestBody("direct:csv-to-labels", csv, Shipping.Summary.class);
        } finally {
            // a failed start leaves threads behind
            camel.shutdown();
        }
    }

    private static String report(Shipping.Summary summary, Results results) {
        return """

                Shipping is done.
                  %d labels on %d pages for the printer: %s
                  the page of each order: %s
                  %d refused orders, each with the reason: %s
                  %d orders for the next start
                """.formatted(summary.labels(), summary.pages(), results.mergedLabels(), results.listOfLabels(),
                summary.refused(), results.refusals(), summary.again());
    }
}
