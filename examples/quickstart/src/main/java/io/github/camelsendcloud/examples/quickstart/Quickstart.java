package io.github.camelsendcloud.examples.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.camel.main.Main;

/**
 * Ships a folder of orders with Sendcloud if the environment has keys. Otherwise the component starts a sandbox and
 * ships with the sandbox. The route is in {@code camel/ship-orders.yaml}.
 */
public final class Quickstart {

    private static final String COMPONENT = "camel.component.sendcloud.";

    private Quickstart() {
    }

    /** The first argument is the folder of this example. The default is the working directory. */
    public static void main(String[] args) throws Exception {
        Path home = Path.of(args.length == 0 ? "" : args[0]).toAbsolutePath();
        Path results = home.resolve("target");
        ship(home.resolve("orders"), results, System.getenv());
        System.out.print(report(results));
        // ends Maven as well, where Maven runs this program: the report stays the last text on the screen
        System.exit(0);
    }

    /**
     * Ships the orders of a folder. Writes {@code labels}, {@code failed} and {@code parcels.csv} into another folder.
     */
    static void ship(Path orders, Path results, Map<String, String> environment) throws Exception {
        Main camel = new Main();
        camel.addInitialProperty("orders", orders.toString());
        camel.addInitialProperty("results", results.toString());
        String publicKey = environment.get("SENDCLOUD_PUBLIC_KEY");
        String secretKey = environment.get("SENDCLOUD_SECRET_KEY");
        if (publicKey != null && secretKey != null) {
            System.out.println("The orders in " + orders + " are shipped with Sendcloud");
            camel.addInitialProperty(COMPONENT + "public-key", publicKey);
            camel.addInitialProperty(COMPONENT + "secret-key", secretKey);
        } else {
            System.out.println("The orders in " + orders + " are shipped with a sandbox."
                               + " SENDCLOUD_PUBLIC_KEY and SENDCLOUD_SECRET_KEY in the environment select Sendcloud");
            // a new sandbox has no shipments of earlier runs
            clear(results);
            camel.addInitialProperty(COMPONENT + "sandbox", "true");
        }
        try {
            camel.run();
        } finally {
            // a failed start leaves threads behind
            camel.shutdown();
        }
    }

    private static void clear(Path results) throws IOException {
        Files.deleteIfExists(results.resolve("parcels.csv"));
        for (String folder : List.of("labels", "failed")) {
            for (Path file : list(results.resolve(folder))) {
                Files.delete(file);
            }
        }
    }

    /** Describes the results of the run and their places. */
    private static String report(Path results) throws IOException {
        Path labels = results.resolve("labels");
        Path csv = results.resolve("parcels.csv");
        Path failed = results.resolve("failed");
        int parcels = Files.exists(csv) ? Files.readAllLines(csv).size() : 0;
        long refused = list(failed).stream().filter(file -> file.toString().endsWith(".json")).count();
        return String
                .format("%nShipping is done.%n  labels: %d, in %s%n  parcels: %d, in %s%n  rejected orders: %d, each with the"
                        + " reason, in %s%n",
                        list(labels).size(), labels, parcels, csv, refused, failed);
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
