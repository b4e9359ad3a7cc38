package io.github.camelsendcloud.sandbox;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import io.github.camelsendcloud.sandbox.internal.program.Arguments;
import io.github.camelsendcloud.sandbox.internal.program.ControlCommands;
import io.github.camelsendcloud.sandbox.internal.program.DemoData;
import io.github.camelsendcloud.sandbox.internal.program.PasteLines;
import io.github.camelsendcloud.sandbox.internal.program.ProgramFailed;

/** The program of the standalone jar: starts a sandbox, or controls a running sandbox. */
final class SandboxProgram {

    static final String USAGE
            = """
                    Start a sandbox:
                      [--port 8080] [--host 127.0.0.1] [--token CONTROL_TOKEN] [--data FILE] [--seed | --no-seed] [--speed 1]
                      [--tls-keystore FILE]   the variable SANDBOX_TLS_PASSWORD has the password of the key store

                    Control a running sandbox, each with [--url http://127.0.0.1:8080] [--token CONTROL_TOKEN]:
                      listen [--forward URL] [--account NAME]      prints the webhooks and forwards them
                      trigger EVENT [--account NAME] [--parcel ID] sends a webhook, for example parcel_status_changed
                      resend ID                                    sends a webhook again
                      advance 2d                                   moves the clock on; also 90s, 15m, 6h, PT2H
                      clock [--now TIME] [--speed NUMBER]          shows, sets or speeds up the clock
                      fault "POST /api/v3/shipments*" [--kind KIND] [--status 503] [--count N] [--seconds N]
                            [--probability P] [--latency MS]       makes the next calls fail
                      faults [clear]                               lists or removes the faults
                      requests [--search TEXT] [--limit 20]        lists the newest requests
                      record start | stop | FILE                   records a run, and saves the run
                      replay FILE                                  sends the requests of a run again
                      reset                                        removes all data
                    """;

    private static final int DEFAULT_PORT = 8080;
    private static final String LOG_LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";

    private SandboxProgram() {
    }

    /**
     * Runs the program until its end.
     *
     * @return the status of the process: 0 for success, 1 for a failure, 2 for a wrong command line
     */
    static int run(String[] args, PrintStream out, PrintStream err) throws InterruptedException {
        List<String> line = Arrays.asList(args);
        try {
            if (!line.isEmpty() && ControlCommands.NAMES.contains(line.get(0))) {
                new ControlCommands(line, out).run();
            } else if (line.contains("--help") || line.contains("help")) {
                out.print(USAGE);
            } else {
                serve(line, out);
            }
            return 0;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.print(USAGE);
            return 2;
        } catch (ProgramFailed | IllegalStateException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private static void serve(List<String> line, PrintStream out) throws InterruptedException {
        if (System.getProperty(LOG_LEVEL) == null) {
            System.setProperty(LOG_LEVEL, "warn");
        }
        Arguments arguments = Arguments.parse(
                line, Set.of("port", "host", "token", "data", "speed", "tls-keystore"), Set.of("seed", "no-seed"));
        if (!arguments.words().isEmpty()) {
            throw new IllegalArgumentException("The command " + arguments.words().get(0) + " is unknown");
        }
        double speed = arguments.number("speed", 1, 0, 1e6);
        try (Sandbox sandbox = builder(arguments).start()) {
            boolean empty = sandbox.account().isEmpty();
            if (arguments.has("seed") || empty && !arguments.has("no-seed")) {
                new DemoData(sandbox.engine()::post, sandbox.engine().clock).create();
                sandbox.clearRequests();
            }
            if (speed != 1) {
                sandbox.clock().speed(speed);
            }
            print(sandbox, out);
            sandbox.join();
        }
    }

    private static SandboxBuilder builder(Arguments arguments) {
        SandboxBuilder builder = Sandbox.builder().port((int) arguments.number("port", DEFAULT_PORT, 0, 65_535))
                .keepRequests(10_000, RequestLog.DEFAULT_BODIES);
        if (arguments.has("host")) {
            builder.host(arguments.value("host", null));
        }
        if (arguments.has("token")) {
            builder.controlToken(arguments.value("token", null));
        }
        if (arguments.has("data")) {
            builder.data(Path.of(arguments.value("data", null)));
        }
        if (arguments.has("tls-keystore")) {
            String password = System.getenv("SANDBOX_TLS_PASSWORD");
            if (password == null) {
                throw new IllegalArgumentException(
                        "The option --tls-keystore needs the password of the key store in the variable SANDBOX_TLS_PASSWORD");
            }
            builder.tls(Path.of(arguments.value("tls-keystore", null)), password);
        }
        return builder;
    }

    private static void print(Sandbox sandbox, PrintStream out) {
        String page = sandbox.pageUri().toString();
        out.println("The Sendcloud sandbox runs until Ctrl-C. Its page: " + page
                    + (sandbox.controlToken() == null ? "" : "?token=" + sandbox.controlToken()));
        out.println();
        out.print(PasteLines.of(sandbox.baseUri(), sandbox.tokenUri(), sandbox.servicePointsUri(), sandbox.publicKey(),
                sandbox.secretKey()));
        out.flush();
    }
}
