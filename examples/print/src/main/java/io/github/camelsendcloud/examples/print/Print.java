package io.github.camelsendcloud.examples.print;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsendcloud.sandbox.Sandbox;
import org.apache.camel.main.Main;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Ships orders and prints each label once: ZPL to a raw port, PDF to CUPS. The routes are in {@code camel/print.yaml}.
 */
public final class Print {

    private static final String COMPONENT = "camel.component.sendcloud.";

    private Print() {
    }

    /**
     * The printers of a packing table.
     *
     * @param zpl    host and port of the raw printer
     * @param zplLog a folder with the labels that the raw printer has received; null if the printer has no log
     * @param cups   the address of a printer of CUPS over HTTP; null if there is none
     */
    record Printers(String zpl, Path zplLog, String cups) {

        /** @return null if the system property {@code zpl.printer} is not set */
        static Printers ofSystemProperties() {
            String zpl = System.getProperty("zpl.printer");
            String log = System.getProperty("zpl.log");
            return zpl == null
                    ? null : new Printers(zpl, log == null ? null : Path.of(log), System.getProperty("cups.printer"));
        }
    }

    /**
     * The first argument is the folder of this example. The system properties {@code zpl.printer}, {@code zpl.log} and
     * {@code cups.printer} name your printers, and {@code orders} and {@code results} name other places.
     */
    public static void main(String[] args) throws Exception {
        Path home = Path.of(args.length == 0 ? "" : args[0]).toAbsolutePath();
        Path orders = Path.of(System.getProperty("orders", home.resolve("orders.json").toString()));
        Path results = Files.createDirectories(
                Path.of(System.getProperty("results", home.resolve("target/results").toString())).toAbsolutePath());
        Printers printers = Printers.ofSystemProperties();
        List<String> problems = printers == null
                ? printWithPrintersOfThisExample(orders, results) : print(orders, results, printers, System.getenv());
        problems.forEach(problem -> System.out.println("  not printed: " + problem));
        // ends Maven as well, where Maven runs this program: the report stays the last text on the screen
        System.exit(problems.isEmpty() ? 0 : 1);
    }

    private static List<String> printWithPrintersOfThisExample(Path orders, Path results) throws Exception {
        Path paper = results.resolve("zpl-printer");
        String missing = CupsServer.missing();
        try (RawPrinter raw = new RawPrinter(paper, () -> {
        }); CupsServer cups = missing == null ? new CupsServer(results.resolve("cups")) : null) {
            if (cups == null) {
                System.out.println("All labels go to the raw printer, because " + missing);
            }
            List<String> problems = print(orders, results,
                    new Printers(raw.address(), paper, cups == null ? null : cups.printer()), System.getenv());
            System.out.printf("The paper of the raw printer: %s%n", paper);
            if (cups != null) {
                cups.awaitPaper();
                System.out.printf("The paper of CUPS: %s%n", CupsServer.PAPER);
            }
            return problems;
        }
    }

    /**
     * Ships the orders and prints their labels. A second call with the same folder prints only labels that are missing.
     *
     * @return why orders have no printed label
     */
    static List<String> print(Path orders, Path results, Printers printers, Map<String, String> environment) throws Exception {
        String publicKey = environment.get("SENDCLOUD_PUBLIC_KEY");
        String secretKey = environment.get("SENDCLOUD_SECRET_KEY");
        Main camel = new Main();
        if (publicKey != null && secretKey != null) {
            return run(camel, publicKey, secretKey, orders, results, printers);
        }
        System.out.println("The orders are shipped with a sandbox. SENDCLOUD_PUBLIC_KEY and SENDCLOUD_SECRET_KEY in the"
                           + " environment select Sendcloud");
        // the sandbox keeps its shipments in a file, as Sendcloud keeps the shipments when this program is killed
        try (Sandbox sandbox = Sandbox.builder().data(results.resolve("sandbox.ndjson")).start()) {
            camel.addInitialProperty(COMPONENT + "base-uri", sandbox.baseUri().toString());
            camel.addInitialProperty(COMPONENT + "service-points-uri", sandbox.servicePointsUri().toString());
            camel.addInitialProperty(COMPONENT + "token-uri", sandbox.tokenUri().toString());
            return run(camel, sandbox.publicKey(), sandbox.secretKey(), orders, results, printers);
        }
    }

    private static List<String> run(
            Main camel, String publicKey, String secretKey, Path orders, Path results, Printers printers)
            throws Exception {
        List<Map<String, Object>> all
                = new ObjectMapper().readValue(orders.toFile(), new TypeReference<List<Map<String, Object>>>() {
                });
        JdbcDataSource printLog = printLog(results);
        List<String> problems = new CopyOnWriteArrayList<>();
        camel.bind("printLog", printLog);
        camel.bind("problems", problems);
        camel.bind("zpl", new Zpl(printers.zplLog()));
        // without CUPS, no label goes to this address
        String cups = printers.cups() == null ? "http://no-cups" : printers.cups();
        camel.bind("ipp", new Ipp(cups));
        camel.addInitialProperty("zpl.printer", printers.zpl());
        camel.addInitialProperty("cups.printer", cups);
        camel.addInitialProperty("cups.exists", Boolean.toString(printers.cups() != null));
        camel.addInitialProperty(COMPONENT + "public-key", publicKey);
        camel.addInitialProperty(COMPONENT + "secret-key", secretKey);
        try {
            camel.start();
            camel.getCamelTemplate().sendBody("direct:orders", all);
        } finally {
            // a failed start leaves threads behind
            camel.shutdown();
        }
        System.out.printf("%nPrinting is done.%n");
        new JdbcTemplate(printLog).query("SELECT printer, state, count(*) FROM print_log GROUP BY printer, state ORDER BY 1, 2",
                row -> {
                    System.out.printf("  %s: %d labels %s%n", row.getString(1), row.getInt(3), row.getString(2));
                });
        return problems;
    }

    /** WRITE_DELAY=0: a line is on the disk when its statement ends, so a killed process loses no line. */
    static JdbcDataSource printLog(Path results) throws IOException {
        JdbcDataSource printLog = new JdbcDataSource();
        printLog.setURL("jdbc:h2:file:" + results.toRealPath().resolve("print-log")
                        + ";WRITE_DELAY=0;INIT=RUNSCRIPT FROM 'classpath:sql/schema.sql'");
        return printLog;
    }
}
