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
 * Keeps the status of each parcel in a table of PostgreSQL: webhooks tell it at once, and a list tells nightly what no
 * webhook has told. The routes are in {@code camel/tracking.yaml}, the one statement that writes in
 * {@code sql/record.sql}.
 *
 * <pre>
 * mvn -q -pl examples/tracking -am process-classes exec:java
 * </pre>
 *
 * shows it with a sandbox and a PostgreSQL that it starts itself: see {@link Demo}. With
 * {@code -Dtracking.db.url=jdbc:postgresql://...} it uses that database, and leaves the table in a schema of its own
 * ({@code -Dtracking.db.schema}). With {@code SENDCLOUD_PUBLIC_KEY} and {@code SENDCLOUD_SECRET_KEY} in the environment
 * it runs for Sendcloud until it is interrupted, and listens on {@code -Dtracking.port} (8080): enter its public
 * address with {@code /hooks/sendcloud} as the webhook of the integration.
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

    /** The folder of this example is the first argument; without one it is the working directory. */
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
            System.out.println("Webhooks are received at " + tracking.webhookAddress() + ", until Ctrl-C");
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
     * @param state    the folder that remembers how far the list has been read
     * @param port     for webhooks; 0 for a free one of this machine only
     * @param settings go before those of {@code application.properties}
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
                    throw new IllegalStateException("Nothing can be received on port " + port, e);
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
        // a start that failed leaves threads behind
        camel.shutdown();
    }
}
