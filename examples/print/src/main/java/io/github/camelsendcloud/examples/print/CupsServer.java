package io.github.camelsendcloud.examples.print;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A CUPS of its own with the PDF printer of Debian, on a free port. All data is in one folder, so the CUPS of the
 * machine is not touched. The printer writes its PDF files to {@link #PAPER}.
 */
final class CupsServer implements Closeable {

    /** The folder of the PDF printer of Debian for users that the machine does not know. */
    static final Path PAPER = Path.of("/var/spool/cups-pdf/ANONYMOUS");

    private static final Path PROGRAM = Path.of("/usr/sbin/cupsd");
    private static final Path BACKEND = Path.of("/usr/lib/cups/backend/cups-pdf");
    private static final Path DRIVER = Path.of("/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd");
    private static final String LOOPBACK = "127.0.0.1";

    private final Path folder;
    private final Process server;
    private final int port;

    /**
     * @param place a file with the folder of the server. The folder survives the server, so that the history of the
     *              jobs is there after a restart
     */
    CupsServer(Path place) throws IOException {
        folder = folder(place);
        Path pid = folder.resolve("pid");
        endServerOfKilledProgram(pid);
        port = freePort();
        for (String part : List.of("", "root", "root/ppd", "spool", "state", "cache", "tmp", "log")) {
            Path directory = Files.createDirectories(folder.resolve(part));
            // the filters of CUPS run as another user
            Files.setPosixFilePermissions(directory,
                    PosixFilePermissions.fromString(part.equals("tmp") ? "rwxrwxrwx" : "rwxr-xr-x"));
        }
        Path root = folder.resolve("root");
        Files.writeString(root.resolve("cupsd.conf"), CONFIGURATION.formatted(port));
        Files.writeString(root.resolve("cups-files.conf"), FILES.formatted(root, folder, folder, folder, folder, folder, folder,
                folder));
        if (!Files.exists(root.resolve("printers.conf"))) {
            Files.writeString(root.resolve("printers.conf"), PRINTER);
            // the file of a label has the name of its job, and not a title inside of the PDF
            Files.writeString(root.resolve("ppd/labels.ppd"),
                    Files.readString(DRIVER, StandardCharsets.ISO_8859_1).replace("*DefaultTitlePref: 0",
                            "*DefaultTitlePref: 1"),
                    StandardCharsets.ISO_8859_1);
        }
        server = new ProcessBuilder(
                PROGRAM.toString(), "-f", "-c", root.resolve("cupsd.conf").toString(), "-s",
                root.resolve("cups-files.conf").toString()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("log/cupsd.txt").toFile()).start();
        Files.writeString(pid, Long.toString(server.pid()));
        Runtime.getRuntime().addShutdownHook(new Thread(server::destroy));
        awaitPort();
    }

    /** Why this machine cannot run a CUPS; null if the machine can. */
    static String missing() {
        if (!Files.exists(PROGRAM) || !Files.exists(DRIVER)) {
            return "CUPS or its PDF printer is not installed: apt-get install cups printer-driver-cups-pdf";
        }
        return Files.isExecutable(BACKEND) ? null : "the PDF printer of CUPS runs for the user root only";
    }

    /** The address of the printer. */
    String printer() {
        return "http://" + LOOPBACK + ":" + port + "/printers/labels";
    }

    /** The page of CUPS with all jobs. */
    String page() {
        return "http://" + LOOPBACK + ":" + port + "/jobs/?which_jobs=all";
    }

    /**
     * The filters of CUPS cannot read a folder below the home of the user root, so the folder is a temporary folder.
     */
    private static Path folder(Path place) throws IOException {
        if (Files.exists(place) && Files.isDirectory(Path.of(Files.readString(place)))) {
            return Path.of(Files.readString(place));
        }
        Path folder = Files.createTempDirectory("camel-sendcloud-cups");
        Files.writeString(place, folder.toString());
        return folder;
    }

    /** A killed program cannot end its server. Two servers must not share a folder. */
    private static void endServerOfKilledProgram(Path pid) throws IOException {
        if (Files.exists(pid)) {
            ProcessHandle.of(Long.parseLong(Files.readString(pid)))
                    .filter(old -> old.info().command().orElse("").equals(PROGRAM.toString()))
                    .ifPresent(old -> {
                        old.destroy();
                        old.onExit().join();
                    });
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
            return free.getLocalPort();
        }
    }

    private void awaitPort() throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < end && server.isAlive()) {
            try (Socket connection = new Socket()) {
                connection.connect(new InetSocketAddress(LOOPBACK, port), 1000);
                return;
            } catch (IOException e) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
        close();
        throw new IOException("CUPS does not start: see " + folder.resolve("log"));
    }

    /** Waits at most a minute until each job is on paper. CUPS has the document of a job until then. */
    void awaitPaper() throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < end && hasDocuments()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private boolean hasDocuments() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("spool"))) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith("d"));
        }
    }

    @Override
    public void close() {
        server.destroy();
        try {
            server.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final String CONFIGURATION = """
            Listen 127.0.0.1:%d
            Browsing No
            WebInterface Yes
            DefaultAuthType None
            PreserveJobHistory Yes
            PreserveJobFiles No
            DirtyCleanInterval 0
            <Location />
              Order allow,deny
              Allow from 127.0.0.1
            </Location>
            <Policy default>
              JobPrivateAccess all
              JobPrivateValues none
              SubscriptionPrivateAccess all
              SubscriptionPrivateValues none
              <Limit All>
                Order deny,allow
              </Limit>
            </Policy>
            """;

    private static final String FILES = """
            ServerRoot %s
            RequestRoot %s/spool
            StateDir %s/state
            CacheDir %s/cache
            TempDir %s/tmp
            AccessLog %s/log/access_log
            ErrorLog %s/log/error_log
            PageLog %s/log/page_log
            SystemGroup root
            """;

    private static final String PRINTER = """
            <DefaultPrinter labels>
            Info Labels
            DeviceURI cups-pdf:/
            State Idle
            Accepting Yes
            Shared No
            ErrorPolicy retry-job
            </DefaultPrinter>
            """;
}
