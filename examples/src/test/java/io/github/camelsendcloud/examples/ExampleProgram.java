package io.github.camelsendcloud.examples;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelsendcloud.sandbox.Sandbox;

/** The program of an example in another JVM, which a test can kill and start again. For one thread at a time. */
public final class ExampleProgram implements AutoCloseable {

    private final Class<?> mainClass;
    private final List<String> arguments;
    private Process process;

    public ExampleProgram(Class<?> mainClass, String... arguments) {
        this.mainClass = mainClass;
        this.arguments = List.of(arguments);
    }

    /**
     * Starts the program, and waits until a line of its output matches.
     *
     * @param properties  the system properties. Other programs of the machine can read the properties: no secrets
     * @param environment variables of the environment, also secrets
     * @param ready       the line after which the program is ready
     * @param found       the text of which the first group is the result, in the ready line or in an earlier line
     */
    public String start(Map<String, String> properties, Map<String, String> environment, String ready, Pattern found)
            throws IOException {
        List<String> command = new ArrayList<>(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add(mainClass.getName());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("SENDCLOUD_"));
        builder.environment().putAll(environment);
        process = builder.start();
        BufferedReader output = process.inputReader();
        String result = null;
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            System.out.println(line);
            Matcher matcher = found.matcher(line);
            result = matcher.find() ? matcher.group(1) : result;
            if (line.contains(ready) && result != null) {
                Thread log = new Thread(() -> output.lines().forEach(System.out::println), "log-of-the-program");
                log.setDaemon(true);
                log.start();
                return result;
            }
        }
        throw new IllegalStateException("The program has ended before its start was complete");
    }

    /** The keys of a sandbox as variables of the environment. */
    public static Map<String, String> keys(Sandbox sandbox) {
        return Map.of("SENDCLOUD_PUBLIC_KEY", sandbox.publicKey(), "SENDCLOUD_SECRET_KEY", sandbox.secretKey());
    }

    /** The process of the last start. */
    public Process process() {
        return process;
    }

    /** Kills the program like {@code kill -9}, and waits for its end. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Waits for the end of the program. */
    public void awaitEnd() throws InterruptedException {
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("The program has not ended within a minute");
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null) {
            kill();
        }
    }
}
