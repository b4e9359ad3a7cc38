package io.github.camelsendcloud.examples.tracking;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.github.camelsendcloud.sandbox.Sandbox;

/** Does to the webhooks of a sandbox whatever can happen to them, and compares the table in the end. */
final class Demo {

    /** Nothing that matters is in it. */
    static final String SCHEMA = "tracking_demo";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Demo() {
    }

    static void run(Database database) throws Exception {
        // a sandbox knows nothing of earlier runs
        database.execute("TRUNCATE parcel_status");
        Path state = Files.createTempDirectory("tracking");
        try (Sandbox sandbox = Sandbox.start()) {
            Shop shop = new Shop(sandbox);
            sandbox.webhooks().retryDelay(Duration.ofMillis(500));
            List<Long> parcels;
            try (Tracking tracking = Tracking.start(database, state, 0, shop.settings("2s"))) {
                shop.webhooksTo(tracking);
                parcels = shop.announce(tracking.producer(), 12);
                duplicatesInTheWrongOrder(sandbox, shop, parcels.subList(0, 3));
                aDatabaseThatFails(database, shop, parcels.subList(3, 6));
                lostWebhooks(tracking, shop, parcels.subList(6, 9));
            }
            System.out.println("4. The program is down while parcels are delivered. Then it starts again");
            shop.move(parcels.subList(9, 12), "DELIVERED");
            try (Tracking tracking = Tracking.start(database, state, 0, shop.settings("2s"))) {
                shop.webhooksTo(tracking);
                Map<Long, String> truth = shop.truth(tracking.producer());
                long begun = System.nanoTime();
                while (!database.column("status").equals(truth)) {
                    if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                        throw new IllegalStateException(
                                "The table has " + database.column("status") + " instead of " + truth);
                    }
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
                }
            }
        }
        Map<Long, String> tellers = database.column("told_by");
        database.column("status")
                .forEach((parcel, status) -> System.out.printf("   %d  %-28s %s%n", parcel, status, tellers.get(parcel)));
        System.out.println("The table has what the sandbox has: " + tellers.size() + " parcels");
    }

    private static void duplicatesInTheWrongOrder(Sandbox sandbox, Shop shop, List<Long> parcels) throws Exception {
        System.out.println("1. Each webhook comes twice, the last one first");
        sandbox.webhooks().copies(2).hold();
        shop.move(parcels, "SORTED", "PARCEL_EN_ROUTE", "DELIVERED");
        sandbox.webhooks().releaseReversed().get(30, TimeUnit.SECONDS);
        sandbox.webhooks().copies(1);
    }

    private static void aDatabaseThatFails(Database database, Shop shop, List<Long> parcels) throws Exception {
        System.out.println("2. The table is away while webhooks come. They are sent again");
        database.execute("ALTER TABLE parcel_status RENAME TO parcel_status_away");
        shop.move(parcels, "DRIVER_EN_ROUTE", "DELIVERY_ATTEMPT_FAILED");
        database.execute("ALTER TABLE parcel_status_away RENAME TO parcel_status");
    }

    private static void lostWebhooks(Tracking tracking, Shop shop, List<Long> parcels) {
        System.out.println("3. Webhooks are lost. The list tells of the changes");
        shop.loseWebhooks();
        shop.move(parcels, "PARCEL_EN_ROUTE", "AWAITING_CUSTOMER_PICKUP");
        shop.webhooksTo(tracking);
    }
}
