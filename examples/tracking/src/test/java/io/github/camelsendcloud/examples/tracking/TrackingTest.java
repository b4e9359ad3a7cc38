package io.github.camelsendcloud.examples.tracking;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelsendcloud.sandbox.Sandbox;
import io.github.camelsendcloud.sandbox.Webhooks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The table is correct after lost, late and duplicate webhooks. The table is in the schema of the demonstration. The
 * system property {@code tracking.db.url} sets the database.
 */
@Timeout(120)
class TrackingTest {

    private static final String OFTEN = "200";
    private static final String NEVER = "24h";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static Database database;

    @TempDir
    private Path state;
    private Sandbox sandbox;
    private Shop shop;
    private Tracking tracking;
    private List<Long> parcels;

    @BeforeAll
    static void openDatabase() throws Exception {
        try {
            database = Database.open(System.getProperty("tracking.db.url"), Demo.SCHEMA);
        } catch (IllegalStateException e) {
            // PostgreSQL does not run as root if root cannot change its user
            Assumptions.abort(e.getMessage());
        }
    }

    @AfterAll
    static void closeDatabase() {
        if (database != null) {
            database.close();
        }
    }

    @BeforeEach
    void startSandbox() throws Exception {
        database.execute("TRUNCATE parcel_status");
        sandbox = Sandbox.start();
        sandbox.webhooks().retryDelay(Duration.ofMillis(100)).retries(100);
        shop = new Shop(sandbox);
    }

    @AfterEach
    void stopAll() {
        if (tracking != null) {
            tracking.close();
        }
        sandbox.close();
    }

    @Test
    void duplicateWebhooksInReverseOrderLeaveTheNewestStatus() throws Exception {
        startWithKnownParcels(NEVER);
        sandbox.webhooks().copies(2).hold();
        shop.changeStatuses(parcels, "SORTED");
        waitForTheNextMillisecond();
        shop.changeStatuses(parcels, "PARCEL_EN_ROUTE");
        waitForTheNextMillisecond();
        shop.changeStatuses(parcels, "DELIVERED");
        sandbox.webhooks().releaseReversed().get(30, TimeUnit.SECONDS);

        assertThat(sandbox.webhooks().attempts()).hasSizeGreaterThanOrEqualTo(18).extracting(Webhooks.Attempt::status)
                .containsOnly(200);
        assertThat(database.column("status")).isEqualTo(shop.statuses(tracking.producer()))
                .containsValue("Delivered").hasSize(3);
        assertThat(database.column("source").values()).containsOnly("webhook");
    }

    @Test
    void aChangeWithoutAWebhookComesFromTheList() throws Exception {
        startWithKnownParcels(OFTEN);
        shop.loseWebhooks();
        shop.changeStatuses(parcels.subList(0, 1), "DELIVERED");

        awaitTheStatusesOfTheSandbox();
        assertThat(database.column("status")).containsEntry(parcels.get(0), "Delivered");
        assertThat(database.column("source")).containsEntry(parcels.get(0), "reconcile");
    }

    @Test
    void aWebhookIsRetriedAfterALostDatabaseConnection() throws Exception {
        startWithKnownParcels(NEVER);
        try (Connection connection = database.dataSource().getConnection();
             Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE parcel_status");
            shop.changeStatuses(parcels, "DELIVERED");
            // the database ends each connection whose statement waits for the lock
            await().atMost(TIMEOUT).until(() -> {
                database.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                 + " WHERE wait_event_type = 'Lock' AND datname = current_database()");
                return sandbox.webhooks().attempts().stream().filter(each -> each.status() == 500).count() >= 3;
            });
            connection.rollback();
        }

        awaitTheStatusesOfTheSandbox();
        assertThat(database.column("source").values()).containsOnly("webhook");
    }

    @Test
    void changesDuringADowntimeComeFromTheList() throws Exception {
        startWithKnownParcels(OFTEN);
        sandbox.webhooks().retries(0);
        tracking.close();
        shop.changeStatuses(parcels, "PARCEL_EN_ROUTE", "DELIVERED");
        await().atMost(TIMEOUT).until(() -> sandbox.webhooks().attempts().stream().anyMatch(each -> each.status() == 0));

        tracking = Tracking.start(database, state, 0, shop.settings(OFTEN));

        awaitTheStatusesOfTheSandbox();
        assertThat(database.column("status").values()).containsOnly("Delivered");
    }

    @Test
    void aKilledProgramResumesAtItsOldPosition() throws Exception {
        tracking = Tracking.start(database, state, 0, shop.settings(NEVER));
        parcels = shop.announce(tracking.producer(), 40);
        sandbox.webhooks().retries(0);
        Path folder = state.resolve("killed");
        for (int kill = 0; kill < 5; kill++) {
            Process program = program(folder);
            try {
                sandbox.webhooks().url(sandbox.integrations().get(0), address(program));
                shop.changeStatuses(parcels, "SORTED", "PARCEL_EN_ROUTE");
                int rows = kill * 8;
                await().atMost(TIMEOUT).until(() -> database.column("status").size() > rows);
            } finally {
                program.destroyForcibly().waitFor();
            }
        }
        shop.loseWebhooks();
        shop.changeStatuses(parcels.subList(0, 20), "DELIVERED");
        assertThat(database.column("status")).isNotEqualTo(shop.statuses(tracking.producer()));

        Process program = program(folder);
        try {
            awaitTheStatusesOfTheSandbox();
            assertThat(database.column("status")).hasSize(40);
        } finally {
            program.destroyForcibly().waitFor();
        }
    }

    /** Starts the program in another JVM, like a user. */
    private Process program(Path folder) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "-Dtracking.port=0", "-Dtracking.db.url=" + database.url(), "-Dtracking.db.schema=" + Demo.SCHEMA));
        shop.settings(OFTEN).forEach((name, value) -> {
            if (!name.endsWith("-key")) {
                command.add("-D" + name + "=" + value);
            }
        });
        command.addAll(List.of(Tracking.class.getName(), folder.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("SENDCLOUD_PUBLIC_KEY", sandbox.publicKey());
        builder.environment().put("SENDCLOUD_SECRET_KEY", sandbox.secretKey());
        return builder.start();
    }

    /** Waits until the program can receive webhooks, and returns its webhook address. */
    private static String address(Process program) throws IOException {
        BufferedReader output = program.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher address = Pattern.compile("http://\\S+/hooks/sendcloud").matcher(line);
            if (address.find()) {
                return address.group();
            }
        }
        throw new IllegalStateException("The program has ended before its start was complete");
    }

    @Test
    void theTableIsCorrectAfterAllFailuresTogether() throws Exception {
        startWithKnownParcels(OFTEN);
        sandbox.webhooks().copies(2).hold();
        shop.changeStatuses(parcels, "SORTED", "PARCEL_EN_ROUTE");
        database.execute("ALTER TABLE parcel_status RENAME TO parcel_status_away");
        sandbox.webhooks().releaseReversed().get(30, TimeUnit.SECONDS);
        shop.loseWebhooks();
        shop.changeStatuses(parcels.subList(0, 1), "DRIVER_EN_ROUTE", "DELIVERED");
        shop.sendWebhooksTo(tracking);
        shop.changeStatuses(parcels.subList(1, 2), "UNABLE_TO_DELIVER");
        database.execute("ALTER TABLE parcel_status_away RENAME TO parcel_status");

        awaitTheStatusesOfTheSandbox();
        awaitThatAllWebhooksAreDelivered();
        assertThat(database.column("status")).isEqualTo(shop.statuses(tracking.producer())).isEqualTo(Map.of(
                parcels.get(0), "Delivered", parcels.get(1), "Unable to deliver", parcels.get(2), "Parcel en route"));
    }

    @Test
    void theDemonstrationEndsWithTheStatusesOfTheSandbox() throws Exception {
        Demo.run(database);

        assertThat(database.column("status")).hasSize(12);
    }

    /** Starts the program with three parcels. The table has their first status by a webhook. */
    private void startWithKnownParcels(String reconcileDelay) throws Exception {
        tracking = Tracking.start(database, state, 0, shop.settings(reconcileDelay));
        shop.sendWebhooksTo(tracking);
        parcels = shop.announce(tracking.producer(), 3);
        shop.changeStatuses(parcels, "EN_ROUTE_TO_SORTING_CENTER");
        awaitTheStatusesOfTheSandbox();
        awaitThatAllWebhooksAreDelivered();
    }

    private void awaitTheStatusesOfTheSandbox() {
        await().atMost(TIMEOUT).pollInterval(Duration.ofMillis(50)).ignoreExceptionsInstanceOf(SQLException.class)
                .untilAsserted(() -> assertThat(database.column("status")).isEqualTo(shop.statuses(tracking.producer())));
    }

    /** Waits until each webhook has received a response 200. */
    private void awaitThatAllWebhooksAreDelivered() {
        await().atMost(TIMEOUT).untilAsserted(() -> {
            List<Webhooks.Attempt> attempts = sandbox.webhooks().attempts();
            assertThat(attempts).isNotEmpty();
            assertThat(attempts.stream().filter(each -> each.status() == 200).map(Webhooks.Attempt::body).toList())
                    .containsAll(attempts.stream().map(Webhooks.Attempt::body).toList());
        });
    }

    /** Waits for the next millisecond, since the times of webhooks have milliseconds. */
    private static void waitForTheNextMillisecond() {
        long now = System.currentTimeMillis();
        while (System.currentTimeMillis() == now) {
            Thread.onSpinWait();
        }
    }
}
