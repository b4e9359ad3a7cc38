package io.github.camelsendcloud.examples.print;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.IppInputStream;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.Types;
import io.github.camelsendcloud.sandbox.Sandbox;
import org.apache.camel.util.FileUtil;

import static java.util.concurrent.locks.LockSupport.parkNanos;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A sandbox, a raw printer and a CUPS that live in the process of the test, and the program in a process of its own,
 * which a test can kill.
 */
final class PackingTable implements Closeable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern COMMENT = Pattern.compile("\\^FX (\\S+?)\\^FS");

    final Sandbox sandbox = Sandbox.start();
    private final String station;
    private final Path folder;
    private final Path paper;
    private final RawPrinter raw;
    private final CupsServer cups;

    PackingTable(Path folder, boolean withCups) throws IOException {
        this(folder, "test-" + UUID.randomUUID(), withCups);
    }

    /** @param station the beginning of the names of all jobs */
    PackingTable(Path folder, String station, boolean withCups) throws IOException {
        this.folder = folder;
        this.station = station;
        this.paper = folder.resolve("paper");
        this.raw = new RawPrinter(paper, () -> {
        });
        this.cups = withCups ? new CupsServer(folder.resolve("cups")) : null;
    }

    /** The options of the program for the printers of this table. */
    List<String> printers() {
        List<String> options = new ArrayList<>(List.of("-Dzpl.printer=" + raw.address(), "-Dzpl.log=" + paper));
        if (cups != null) {
            options.add("-Dcups.printer=" + cups.printer());
        }
        return options;
    }

    /** The same printers without power: nothing listens on the port 1. */
    List<String> printersThatAreOff() {
        List<String> options = new ArrayList<>(List.of("-Dzpl.printer=127.0.0.1:1"));
        if (cups != null) {
            options.add("-Dcups.printer=http://127.0.0.1:1/printers/labels");
        }
        return options;
    }

    /** Runs the program to its end, and returns its exit status. */
    int run(List<String> printers) throws Exception {
        Process program = start(printers);
        assertThat(program.waitFor(300, TimeUnit.SECONDS)).isTrue();
        return program.exitValue();
    }

    /** Kills the program at a moment. */
    void killWhen(BooleanSupplier moment) throws Exception {
        Process program = start(printers());
        try {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(300);
            while (!moment.getAsBoolean()) {
                assertThat(program.isAlive() && System.nanoTime() < end).as(screen()).isTrue();
                parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
        } finally {
            program.destroyForcibly().waitFor();
        }
    }

    private Process start(List<String> printers) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                        "-cp", System.getProperty("java.class.path"), "-Dresults=" + folder, "-Dstation=" + station,
                        "-Dcamel.component.sendcloud.base-uri=" + sandbox.baseUri(),
                        "-Dcamel.component.sendcloud.service-points-uri=" + sandbox.servicePointsUri(),
                        "-Dcamel.component.sendcloud.token-uri=" + sandbox.tokenUri()));
        command.addAll(printers);
        command.add(Print.class.getName());
        ProcessBuilder program = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("screen.txt").toFile()));
        program.environment()
                .putAll(Map.of("SENDCLOUD_PUBLIC_KEY", sandbox.publicKey(), "SENDCLOUD_SECRET_KEY", sandbox.secretKey()));
        return program.start();
    }

    String screen() throws IOException {
        return Files.readString(folder.resolve("screen.txt"));
    }

    /** The parcel of each label that the raw printer has printed. */
    List<Long> parcelsOfRawPrinter() throws IOException {
        List<Long> parcels = new ArrayList<>();
        try (Stream<Path> labels = Files.list(paper)) {
            for (Path label : (Iterable<Path>) labels::iterator) {
                Matcher job = COMMENT.matcher(Files.readString(label, StandardCharsets.ISO_8859_1));
                assertThat(job.find()).isTrue();
                parcels.add(parcel(job.group(1)));
            }
        }
        return parcels;
    }

    /** The parcel of each job that CUPS knows. */
    List<Long> parcelsOfCups() throws Exception {
        List<Long> parcels = new ArrayList<>();
        if (cups != null) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(cups.printer())).header("Content-Type", "application/ipp")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(new Ipp(cups.printer()).getJobs())).build();
            IppInputStream response = new IppInputStream(
                    HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream()).body());
            for (AttributeGroup job : response.readPacket().getAttributeGroups()) {
                if (job.getTag() == Tag.jobAttributes) {
                    parcels.add(parcel(job.getValue(Types.jobName).getValue()));
                }
            }
        }
        return parcels;
    }

    /** The page of CUPS with all jobs. */
    String pageOfCups() {
        return cups.page();
    }

    /** The files that the PDF printer of CUPS has made. */
    List<Path> pdfFiles() throws IOException {
        if (!Files.isDirectory(CupsServer.PAPER)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(CupsServer.PAPER)) {
            return files.filter(file -> file.getFileName().toString().startsWith(station)).toList();
        }
    }

    /** Executes a statement on the print log, while no program runs. Returns the number of lines. */
    int printLog(String statement) throws IOException, SQLException {
        try (Connection log = Print.printLog(folder).getConnection()) {
            return log.createStatement().executeUpdate(statement);
        }
    }

    /** Writes a claim of before a crash. */
    void claim(long parcel, String printer) throws IOException, SQLException {
        printLog("INSERT INTO print_log (parcel, job, printer, state) VALUES (" + parcel + ", '" + station + "-parcel-"
                 + parcel + "', '" + printer + "', 'claimed')");
    }

    private long parcel(String job) {
        assertThat(job).startsWith(station + "-parcel-");
        return Long.parseLong(job.substring(job.lastIndexOf('-') + 1));
    }

    @Override
    public void close() throws IOException {
        raw.close();
        sandbox.close();
        if (cups != null) {
            cups.close();
            for (Path file : pdfFiles()) {
                Files.delete(file);
            }
            FileUtil.removeDir(Path.of(Files.readString(folder.resolve("cups"))).toFile());
        }
    }
}
