package io.github.camelsendcloud.examples.returns;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;

import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;

/**
 * Sends a mail to the customer for each change of a parcel, and opens the returns of customers. The routes are in
 * {@code camel/mails.yaml} and {@code camel/returns.yaml}. Without keys of Sendcloud, the program runs {@link Demo}.
 */
public final class ReturnsAndMails implements AutoCloseable {

    static final String COMPONENT = "camel.component.sendcloud.";
    private static final int REMEMBERED_EVENTS = 10_000;
    private static final long LARGEST_FILE = 8L * 1024 * 1024;

    private final Main camel = new Main();
    private final VertxPlatformHttpServer server;

    private ReturnsAndMails(int port) {
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
        if (publicKey == null || secretKey == null) {
            Demo.run(home.resolve("target")).forEach(System.out::println);
            // ends Maven as well, where Maven runs this program: the report stays the last text on the screen
            System.exit(0);
        }
        if (System.getProperty("mail.smtp") == null) {
            throw new IllegalArgumentException("Set -Dmail.smtp to the mail server, for example smtp:mail.example.com:25");
        }
        ReturnsAndMails program = start(
                Path.of(System.getProperty("state", home.resolve("state").toString())), Integer.getInteger("http.port", 8080),
                Map.of(COMPONENT + "public-key", publicKey, COMPONENT + "secret-key", secretKey));
        System.out.println("The program receives webhooks at " + program.address("/hooks/sendcloud") + " and has the form for"
                           + " returns at " + program.address("/returns") + " until Ctrl-C");
        CountDownLatch interrupted = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            program.close();
            interrupted.countDown();
        }));
        interrupted.await();
    }

    /**
     * Starts the routes.
     *
     * @param state    the folder for letters, returns and the events of the past. The folder survives the program
     * @param port     the port for webhooks and the form; 0 for a free port of 127.0.0.1
     * @param settings properties that take precedence over {@code application.properties}
     */
    static ReturnsAndMails start(Path state, int port, Map<String, String> settings) throws Exception {
        Files.createDirectories(state);
        Properties mail = new Properties();
        try (var file = ReturnsAndMails.class.getResourceAsStream("/application.properties")) {
            mail.load(file);
        }
        mail.putAll(System.getProperties());
        mail.putAll(settings);
        ReturnsAndMails program = new ReturnsAndMails(port);
        program.bind(state, mail);
        settings.forEach(program.camel::addOverrideProperty);
        program.camel.addOverrideProperty("state", state.toString());
        program.camel.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeConfigure(BaseMainSupport main) {
                try {
                    main.getCamelContext().addService(program.server, true, true);
                } catch (Exception e) {
                    throw new IllegalStateException("The program cannot listen on port " + port, e);
                }
            }
        });
        try {
            program.camel.start();
            return program;
        } catch (Exception e) {
            program.close();
            throw e;
        }
    }

    private void bind(Path state, Properties settings) throws IOException {
        FileIdempotentRepository seen = new FileIdempotentRepository();
        seen.setFileStore(state.resolve("seen.txt").toFile());
        seen.setMaxFileStoreSize(LARGEST_FILE);
        seen.setCacheSize(REMEMBERED_EVENTS);
        camel.bind("seen", seen);
        Returns returns = new Returns(state, settings);
        camel.bind("returns", returns);
        camel.bind("letters", new Letters(returns));
        camel.bind("mails", new Mails(state, settings, new MailArchive(settings)));
        camel.bind("pages", new Pages());
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getPort() + path);
    }

    @Override
    public void close() {
        // after a failed start, threads still run
        camel.shutdown();
    }
}
