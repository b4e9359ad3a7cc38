package io.github.camelsendcloud.examples.tracking;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import io.github.camelsendcloud.FolderStateRepository;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/**
 * Keeps the status of each parcel in a table of PostgreSQL. A webhook updates the table at once. A nightly poll of a
 * list finds changes without a webhook. The routes are in {@code camel/tracking.yaml}, and {@code sql/record.sql} has
 * the statement that writes.
 *
 * <pre>
 * mvn -q -pl examples/tracking -am process-classes exec:java
 * </pre>
 *
 * runs a demonstration with a sandbox and an embedded PostgreSQL: see {@link Demo}. With
 * {@code -Dtracking.db.url=jdbc:postgresql://...} the program uses another database. The table is in a separate schema
 * ({@code -Dtracking.db.schema}). With {@code SENDCLOUD_PUBLIC_KEY} and {@code SENDCLOUD_SECRET_KEY} in the environment
 * the program uses Sendcloud, listens on {@code -Dtracking.port} (8080) and runs until Ctrl-C. The public address of
 * the program with {@code /hooks/sendcloud} must be the webhook address of the integration.
 */
public final class Tracking implements AutoCloseable {

    private static final String COMPONENT = "camel.component.sendcloud.";

    private final Main camel = new Main();
    private final VertxPlatformHttpServer server;

    private Tracking(int port) {
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost(port == 0 ? "127.0.0.1" : "0.0.0.0");
        configuration.setBindPort(port);
        configuration.setMaxBodySize(2L * 1024 * 1024);
        server = new VertxPlatformHttpServer(configuration);
    }

    /** @param args the folder of this example; the working directory by default */
    public static void main(String[] args) throws Exception {
        Path home = Path.of(args.length == 0 ? "" : args[0]).toAbsolutePath();
        String publicKey = System.getenv("SENDCLOUD_PUBLIC_KEY");
        String secretKey = System.getenv("SENDCLOUD_SECRET_KEY");
        boolean demo = publicKey == null || secretKey == null;
        String schema = System.getProperty("tracking.db.schema", demo ? Demo.SCHEMA : "public");
        try (Database database = Database.open(System.getProperty("tracking.db.url"), schema)) {
            if (demo) {
                Demo.run(database);
                return;
            }
            Map<String, String> settings = Map.of(COMPONENT + "public-key", publicKey, COMPONENT + "secret-key", secretKey);
            Tracking tracking = start(database, home.resolve("state"), Integer.getInteger("tracking.port", 8080), settings);
            System.out.println("The program receives webhooks at " + tracking.webhookAddress() + " until Ctrl-C");
            CountDownLatch interrupted = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                tracking.close();
                interrupted.countDown();
            }));
            interrupted.await();
        }
    }

    /**
     * Starts the routes.
     *
     * @param state    the folder for the polling position in the list
     * @param port     the port for webhooks; 0 for a free port of 127.0.0.1
     * @param settings properties that take precedence over {@code application.properties}
     */
    static Tracking start(Database database, Path state, int port, Map<String, String> settings) throws Exception {
        Tracking tracking = new Tracking(port);
        tracking.camel.bind("database", database.dataSource());
        tracking.camel.bind("reconcileState", new FolderStateRepository(state));
        settings.forEach(tracking.camel::addOverrideProperty);
        tracking.camel.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeConfigure(BaseMainSupport main) {
                try {
                    main.getCamelContext().addService(tracking.server, true, true);
                } catch (Exception e) {
                    throw new IllegalStateException("The program cannot receive webhooks on port " + port, e);
                }
            }
        });
        try {
            tracking.camel.start();
            return tracking;
        } catch (Exception e) {
            tracking.close();
            throw e;
        }
    }

    URI webhookAddress() {
        return URI.create("http://127.0.0.1:" + server.getPort() + "/hooks/sendcloud");
    }

    ProducerTemplate producer() throws Exception {
        return camel.getCamelTemplate();
    }

    @Override
    public void close() {
        // after a failed start, threads still run
        camel.shutdown();
    }
}
