package io.github.camelsendcloud.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a Java program in a separate process, so its CPU time and its garbage do not count for the client. */
final class ServerProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader out;
    private final int port;

    private ServerProcess(Process process, BufferedReader out, int port) {
        this.process = process;
        this.out = out;
        this.port = port;
    }

    /** Starts a program that calls {@link Server#serve}, and waits for its port. */
    static ServerProcess start(Class<?> main, String... arguments) throws IOException {
        return start(List.of("-Xmx1g"), main, arguments);
    }

    /** Starts a program with these options of the JVM. */
    static ServerProcess start(List<String> options, Class<?> main, String... arguments) throws IOException {
        List<String> command = java(options.toArray(String[]::new));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        if (line == null || !line.startsWith(Server.READY)) {
            process.destroyForcibly();
            throw new IOException(main.getSimpleName() + " has not started. Its first line is: " + line);
        }
        return new ServerProcess(process, out, Integer.parseInt(line.substring(Server.READY.length())));
    }

    /** Sends an empty line to the program, and returns the rest of the next printed line with this beginning. */
    String ask(String beginning) throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        String line = out.readLine();
        while (line != null && !line.startsWith(beginning)) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IOException("The program has ended");
        }
        return line.substring(beginning.length());
    }

    /** The beginning of a command for another JVM of the same version with the same class path. */
    static List<String> java(String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        return command;
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
