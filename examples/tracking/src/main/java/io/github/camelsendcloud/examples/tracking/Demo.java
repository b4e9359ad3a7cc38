package io.github.camelsendcloud.examples.tracking;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.github.camelsendcloud.sandbox.Sandbox;

/** Shows failures with the webhooks of a sandbox, and compares the table with the sandbox at the end. */
final class Demo {

    /** The schema of the demonstration. The demonstration empties its table. */
    static final String SCHEMA = "tracking_demo";

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private Demo() {
    }

    static void run(Database database) throws Exception {
        // a new sandbox has no parcels of earlier runs
        database.execute("TRUNCATE parcel_status");
        Path state = Files.createTempDirectory("tracking");
        try (Sandbox sandbox = Sandbox.start()) {
            Shop shop = new Shop(sandbox);
            sandbox.webhooks().retryDelay(Duration.ofMillis(500));
            List<Long> parcels;
            try (Tracking tracking = Tracking.start(database, state, 0, shop.settings("2s"))) {
                shop.sendWebhooksTo(tracking);
                parcels = shop.announce(tracking.producer(), 12);
                duplicatesInReverseOrder(sandbox, shop, parcels.subList(0, 3));
                missingTable(database, shop, parcels.subList(3, 6));
                lostWebhooks(tracking, shop, parcels.subList(6, 9));
            }
            System.out.println("4. The program is down while the status of parcels changes. Then the program starts again");
            shop.changeStatuses(parcels.subList(9, 12), "DELIVERED");
            try (Tracking tracking = Tracking.start(database, state, 0, shop.settings("2s"))) {
                shop.sendWebhooksTo(tracking);
                Map<Long, String> expected = shop.statuses(tracking.producer());
                long begun = System.nanoTime();
                while (!database.column("status").equals(expected)) {
                    if (System.nanoTime() - begun > TIMEOUT.toNanos()) {
                        throw new IllegalStateException(
                                "The table has " + database.column("status") + " but the sandbox has " + expected);
                    }
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
                }
            }
        }
        Map<Long, String> sources = database.column("source");
        database.column("status")
                .forEach((parcel, status) -> System.out.printf("   %d  %-28s %s%n", parcel, status, sources.get(parcel)));
        System.out.println("The table and the sandbox have the same statuses: " + sources.size() + " parcels");
    }

    private static void duplicatesInReverseOrder(Sandbox sandbox, Shop shop, List<Long> parcels) throws Exception {
        System.out.println("1. Each webhook arrives twice, and the newest webhook arrives first");
        sandbox.webhooks().copies(2).hold();
        shop.changeStatuses(parcels, "SORTED", "PARCEL_EN_ROUTE", "DELIVERED");
        sandbox.webhooks().releaseReversed().get(30, TimeUnit.SECONDS);
        sandbox.webhooks().copies(1);
    }

    private static void missingTable(Database database, Shop shop, List<Long> parcels) throws Exception {
        System.out.println("2. The table does not exist while webhooks arrive. The sandbox retries the webhooks");
        database.execute("ALTER TABLE parcel_status RENAME TO parcel_status_away");
        shop.changeStatuses(parcels, "DRIVER_EN_ROUTE", "DELIVERY_ATTEMPT_FAILED");
        database.execute("ALTER TABLE parcel_status_away RENAME TO parcel_status");
    }

    private static void lostWebhooks(Tracking tracking, Shop shop, List<Long> parcels) {
        System.out.println("3. Webhooks are lost. The poll of the list finds the changes");
        shop.loseWebhooks();
        shop.changeStatuses(parcels, "PARCEL_EN_ROUTE", "AWAITING_CUSTOMER_PICKUP");
        shop.sendWebhooksTo(tracking);
    }
}
