package io.github.camelsendcloud.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A sandbox that runs as a program of its own: {@code java -jar} with the standalone jar. */
final class StandaloneSandbox implements AutoCloseable {

    private static final Path JAR = Path.of(System.getProperty("sandbox.jar", "target/no.jar"));

    private final Process process;
    private final List<String> lines;

    private StandaloneSandbox(Process process, List<String> lines) {
        this.process = process;
        this.lines = lines;
    }

    /** Starts a sandbox on a free port, and reads its first lines. */
    static StandaloneSandbox start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of("--port", "0"));
        command.addAll(Arrays.asList(options));
        return started(process(command.toArray(String[]::new)));
    }

    /** Starts a sandbox with a command, and reads its first lines. */
    static StandaloneSandbox started(ProcessBuilder command) throws IOException {
        return started(command, "requests.get(");
    }

    /** Starts a program, and reads its first lines until a line has the text. */
    static StandaloneSandbox started(ProcessBuilder command, String until) throws IOException {
        Process process = command.redirectErrorStream(true).start();
        StandaloneSandbox started = new StandaloneSandbox(process, new ArrayList<>());
        started.readUntil(until);
        return started;
    }

    /** Reads the next lines of the program until a line has the text, and returns this line. */
    String readUntil(String text) throws IOException {
        BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            lines.add(line);
            if (line.contains(text)) {
                return line;
            }
        }
        throw new IOException("The program has ended: " + lines);
    }

    /** Runs a command of the program until its end, and returns its output. */
    static String run(String... arguments) throws IOException {
        return output(process(arguments));
    }

    /** Runs a program until its end, and returns its output and its error output. */
    static String output(ProcessBuilder builder) throws IOException {
        Process process = builder.redirectErrorStream(true).start();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String output = reader.lines().collect(Collectors.joining("\n"));
            return output + "\nstatus " + process.waitFor();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    static ProcessBuilder process(String... arguments) {
        assumeTrue(Files.exists(JAR), () -> "The standalone jar is not built: " + JAR);
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(Arrays.asList(arguments));
        return new ProcessBuilder(command);
    }

    /** The value of a line such as {@code API v3   http://...}. */
    String value(String label) {
        return lines.stream().map(String::trim).filter(line -> line.startsWith(label)).findFirst().orElseThrow()
                .substring(label.length()).replaceFirst("^=", "").trim();
    }

    /** The address of the sandbox without a path. */
    String root() {
        return value("API v3").replace("/api/v3", "");
    }

    /** The lines that the program has printed at its start. */
    List<String> lines() {
        return lines;
    }

    /** Ends the process as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
